"""What storing a draft does, inside one write transaction."""

from __future__ import annotations

import zlib
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, tuple_, update

from service.errors import Conflict
from service.model import Identity, Known, Masthead, Outcome, Receipt, VersionDraft
from service.store import log, mastheads, outlets, scopes, windows
from service.store.scopes import Facets
from service.store.story_tables import story_article
from service.store.tables import article, article_key, block, outlet, version
from service.store.windows import Shelf


@dataclass(frozen=True, slots=True)
class Held:
    """An article's current version: its keys in the tables, and what is known of it."""

    article: int
    version: int
    known: Known


def held(connection: Connection, identity: Identity) -> Held | None:
    """The article under either key of `identity`. Raises `Conflict` if they name two."""
    keys = select(article_key.c.article).join(outlet, outlet.c.pk == article_key.c.outlet)
    found = keys.where(outlet.c.id == identity.outlet_id, _is_any_of(identity)).distinct()
    articles = connection.execute(found).scalars().all()
    if len(articles) > 1:
        raise Conflict("the url and the external_id belong to two articles", "/external_id")
    return _current(connection, articles[0]) if articles else None


def save(connection: Connection, draft: VersionDraft) -> Receipt:
    """See `ArticleStore.save`."""
    saving = _Saving(connection, draft)
    before = held(connection, draft.identity)
    if before is None:
        return saving.create()
    if before.known.content_hash == draft.content_hash:
        return saving.amend(before)
    if _is_an_old_delivery(connection, before, draft):
        return saving.leave(before)
    return saving.revise(before)


def _is_an_old_delivery(connection: Connection, before: Held, draft: VersionDraft) -> bool:
    """Whether an archive is fed in again: a version that is held, and older by its own clock.

    Without a clock that says so, going back to an earlier text is a change like any other.
    """
    then, now = _told_time(draft.masthead), _told_time(before.known.masthead)
    if then is None or now is None or then >= now:
        return False
    query = select(version.c.pk).where(
        version.c.article == before.article, version.c.content_hash == draft.content_hash
    )
    return connection.execute(query.limit(1)).first() is not None


def _told_time(masthead: Masthead) -> datetime | None:
    return masthead.modified_at or masthead.published_at


class _Saving:
    """One draft on its way into the tables."""

    def __init__(self, connection: Connection, draft: VersionDraft) -> None:
        self._connection = connection
        self._draft = draft
        self._outlet = outlets.ensure(connection, draft.outlet)

    def create(self) -> Receipt:
        """A first version, by which the article comes to be."""
        draft = self._draft
        known = Known(draft.article_id, 1, draft.content_hash, draft.masthead)
        facets = self._facets(known.masthead)
        row = insert(article).values(
            id=known.article_id,
            version=known.version,
            paragraphs=self._paragraphs(),
            first_seen_at=draft.seen_at,
            **asdict(facets),
        )
        pk = self._connection.execute(row.returning(article.c.pk)).scalar_one()
        return self._add_version(pk, known, facets, Outcome.CREATED)

    def revise(self, before: Held) -> Receipt:
        """Another text: a version more, and the windows of the last one go."""
        masthead = mastheads.revised(before.known.masthead, self._draft.masthead)
        known = replace(
            before.known,
            version=before.known.version + 1,
            content_hash=self._draft.content_hash,
            masthead=masthead,
        )
        facets = self._facets(masthead)
        self._update(before, version=known.version, paragraphs=self._paragraphs(), **asdict(facets))
        receipt = self._add_version(before.article, known, facets, Outcome.REVISED)
        windows.retire(self._connection, before.version, receipt.sequence)
        return receipt

    def leave(self, before: Held) -> Receipt:
        """A text that a later one has replaced already: nothing to do."""
        return self._receipt(before, Outcome.UNCHANGED, log.last(self._connection))

    def amend(self, before: Held) -> Receipt:
        """The same text: what the draft tells beyond what is known, if anything."""
        self._add_keys(before.article)
        masthead = mastheads.amended(before.known.masthead, self._draft.masthead)
        after = replace(before, known=replace(before.known, masthead=masthead))
        if after == before:
            return self._receipt(after, Outcome.UNCHANGED, log.last(self._connection))
        sequence = self._log(after.known, Outcome.AMENDED)
        row = update(version).where(version.c.pk == before.version)
        self._connection.execute(row.values(mastheads.values(masthead)))
        facets = self._facets(masthead)
        if facets != self._facets(before.known.masthead):
            self._update(before, **asdict(facets))
            shelf = Shelf(before.article, before.version, facets)
            windows.renew(self._connection, shelf, sequence)
        return self._receipt(after, Outcome.AMENDED, sequence)

    def _add_version(self, pk: int, known: Known, facets: Facets, outcome: Outcome) -> Receipt:
        self._add_keys(pk)
        sequence = self._log(known, outcome)
        text = self._draft.document.text
        row = insert(version).values(
            article=pk,
            number=known.version,
            content_hash=known.content_hash,
            ingested_at=self._draft.seen_at,
            checksum=zlib.crc32(text.encode()),
            text=text,
            **mastheads.values(known.masthead),
        )
        version_pk = self._connection.execute(row.returning(version.c.pk)).scalar_one()
        self._add_blocks(version_pk)
        windows.add(self._connection, self._draft, Shelf(pk, version_pk, facets), sequence)
        return self._receipt(Held(pk, version_pk, known), outcome, sequence)

    def _add_blocks(self, version_pk: int) -> None:
        blocks = zip(self._draft.block_ids, self._draft.document.blocks, strict=True)
        rows = [
            {
                "version": version_pk,
                "position": position,
                "id": id_,
                "kind": each.kind.value,
                "start": each.span.start if each.span else None,
                "end": each.span.end if each.span else None,
                "text": None if each.span else each.text,
            }
            for position, (id_, each) in enumerate(blocks)
        ]
        if rows:
            self._connection.execute(insert(block), rows)

    def _add_keys(self, pk: int) -> None:
        identity = self._draft.identity
        known = select(article_key.c.kind, article_key.c.key).where(
            article_key.c.outlet == self._outlet, _is_any_of(identity)
        )
        held_keys = {(row.kind, row.key) for row in self._connection.execute(known)}
        rows = [
            {"outlet": self._outlet, "kind": kind, "key": key, "article": pk}
            for kind, key in _keys(identity)
            if (kind, key) not in held_keys
        ]
        if rows:
            self._connection.execute(insert(article_key), rows)

    def _update(self, held_: Held, *, published: int | None, **values: object) -> None:
        row = update(article).where(article.c.pk == held_.article)
        self._connection.execute(row.values(published=published, **values))
        place = update(story_article).where(story_article.c.article == held_.article)
        self._connection.execute(place.values(published=published))

    def _log(self, known: Known, outcome: Outcome) -> int:
        return log.append(self._connection, outcome, known.article_id, known.version)

    def _facets(self, masthead: Masthead) -> Facets:
        return scopes.facets(self._connection, self._outlet, masthead)

    def _paragraphs(self) -> int:
        return len({window.paragraph_id for window in self._draft.windows})

    def _receipt(self, now: Held, outcome: Outcome, sequence: int) -> Receipt:
        blocks = select(func.count()).select_from(block).where(block.c.version == now.version)
        paragraphs = select(article.c.paragraphs).where(article.c.pk == now.article)
        return Receipt(
            id=now.known.article_id,
            version=now.known.version,
            outlet_id=self._draft.outlet.id,
            url=now.known.masthead.url,
            blocks=self._connection.execute(blocks).scalar_one(),
            paragraphs=self._connection.execute(paragraphs).scalar_one(),
            outcome=outcome,
            sequence=sequence,
        )


def _current(connection: Connection, pk: int) -> Held:
    query = (
        select(article.c.id, version)
        .join(version, version.c.article == article.c.pk)
        .where(article.c.pk == pk, version.c.number == article.c.version)
    )
    row = connection.execute(query).one()
    known = Known(row.id, row.number, row.content_hash, mastheads.of_row(row))
    return Held(article=pk, version=row.pk, known=known)


def _keys(identity: Identity) -> list[tuple[str, str]]:
    given = [("url", identity.url), ("external_id", identity.external_id)]
    return [(kind, key) for kind, key in given if key]


def _is_any_of(identity: Identity) -> ColumnElement[bool]:
    return tuple_(article_key.c.kind, article_key.c.key).in_(_keys(identity))

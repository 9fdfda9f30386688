"""The typed diff of two versions of one article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from service.matching.change_words import shown
from service.matching.changes import Named, named
from service.matching.notices import about
from service.model import (
    BlockKind,
    Change,
    ChangeKind,
    Notice,
    NoticeKind,
    Side,
    StoredArticle,
    VersionDiff,
)
from service.ports import ArticleStore
from service.text.notices import notices_within
from service.text.revision import Link, Piece, Revision, align
from service.text.wordforms import plain_words
from service.versions.reading import Version, stated

NOTHING_CHANGED: Final = "The two versions say the same in the same words."
MOST_JUDGED: Final = 500
"""Up to so many rewritten passages the rules of a look-up are asked where no fact differs."""
_MOST_REASONS: Final = 20


class Versions:
    """The use case: two versions of an article in, what was changed out."""

    def __init__(self, articles: ArticleStore) -> None:
        self._articles = articles

    def diff(self, article_id: str, before: int, after: int) -> VersionDiff:
        """What the outlet changed from version `before` to version `after`.

        They may be given in any order, and may be one. Raises `NotFound` for an unknown article
        or version.
        """
        return diff(
            self._articles.article(article_id, before), self._articles.article(article_id, after)
        )


def diff(before: StoredArticle, after: StoredArticle) -> VersionDiff:
    """What became of `before` in `after`: changes in reading order, the headline first.

    One passage has an entry for each kind of change. Near linear in the two texts.
    """
    times = (side.summary.masthead.published_at for side in (before, after))
    clock = min(filter(None, times), default=None)
    ours, theirs = Version(before, clock), Version(after, clock)
    changes = tuple(_Diff(ours, theirs).changes())
    notices = tuple(_notices(ours, theirs, changes))
    weighty = [change.says for change in changes if change.is_substantive]
    weighty += [_put_in(notice) for notice in notices if notice.is_new and _weighs(notice)]
    told = weighty or [change.says for change in changes] or [NOTHING_CHANGED]
    return VersionDiff(
        before=before,
        after=after,
        changes=changes,
        notices=notices,
        is_substantive=bool(weighty),
        reasons=tuple(dict.fromkeys(told))[:_MOST_REASONS],
        is_silent=bool(weighty) and not any(notice.is_new for notice in notices),
    )


_Placed = tuple[tuple[int, int], Change]


class _Diff:
    """The changes between two versions."""

    def __init__(self, before: Version, after: Version) -> None:
        self._before, self._after = before, after
        self._revision: Revision = align(before.texts, after.texts)
        self._order = sorted((link.before[0], link.after[-1]) for link in self._revision.links)

    @cached_property
    def _rewritten(self) -> frozenset[Link]:
        """The passages that both versions have in other characters."""
        before, after = self._before, self._after
        return frozenset(
            link
            for link in self._revision.links
            if before.side(link.before).text != after.side(link.after).text
        )

    def changes(self) -> Iterator[Change]:
        """All of them, the headline's first, then in the order of the later version."""
        yield from self._headline()
        yield from self._lost_notices()
        placed = [*self._blocks(), *self._sentences(), *self._added(), *self._removed()]
        for _, change in sorted(placed, key=lambda each: each[0]):
            yield change

    def _headline(self) -> Iterator[Change]:
        ours, theirs = self._before.headline, self._after.headline
        done = named(stated(ours.text, None), stated(theirs.text, None))
        if done:
            yield Change(
                kind=ChangeKind.HEADLINE,
                before=_marked(ours, done, of_before=True),
                after=_marked(theirs, done, of_before=False),
                is_substantive=any(each.is_substantive for each in done),
                says=" ".join(("The headline was changed.", *(each.says for each in done))),
                deltas=tuple(delta for each in done for delta in each.deltas),
                quote=next((each.quote for each in done if each.quote), None),
            )

    def _lost_notices(self) -> Iterator[Change]:
        """A notice that is gone, unless another of its kind took its place."""
        held = {plain_words(remark.text) for remark in self._after.remarks}
        kinds = {remark.kind for remark in self._after.remarks}
        for remark in self._before.remarks:
            if plain_words(remark.text) not in held and remark.kind not in kinds:
                yield Change(
                    kind=ChangeKind.REMOVED,
                    before=Side(text=remark.text, span=None, block_ids=(remark.block_id,)),
                    after=None,
                    is_substantive=True,
                    says=f"A notice of {remark.kind} was taken away: {shown(remark.text)}.",
                )

    def _blocks(self) -> Iterator[_Placed]:
        """Blocks that moved, were merged or split: the words may be the same."""
        found = self._revision
        rows = (
            *((ChangeKind.MOVED, (i,), (j,)) for i, j in found.moved_blocks),
            *((ChangeKind.MERGED, each.before, each.after) for each in found.merged),
            *((ChangeKind.SPLIT, each.before, each.after) for each in found.split),
        )
        for kind, before, after in rows:
            change = Change(
                kind=kind,
                before=self._before.side(self._before.whole(before)),
                after=self._after.side(self._after.whole(after)),
                is_substantive=False,
                says=_OF_BLOCKS[kind],
            )
            yield (after[0], -1), change

    def _sentences(self) -> Iterator[_Placed]:
        for link in self._revision.links:
            at = link.after[0].block, link.after[0].span.start
            before, after = self._before.side(link.before), self._after.side(link.after)
            if link.moved:
                yield at, _moved(before, after)
            for done in self._named(link) if link in self._rewritten else ():
                change = Change(
                    kind=done.kind,
                    before=replace(before, marks=done.before),
                    after=replace(after, marks=done.after),
                    is_substantive=done.is_substantive,
                    says=done.says,
                    deltas=done.deltas,
                    quote=done.quote,
                )
                yield at, change

    def _named(self, link: Link) -> tuple[Named, ...]:
        before, after = self._before.statement(link.before), self._after.statement(link.after)
        return named(before, after, is_thorough=len(self._rewritten) <= MOST_JUDGED)

    def _added(self) -> Iterator[_Placed]:
        for piece in self._revision.added:
            side = self._after.side([piece])
            if not _is_notice(side.text):
                kind = self._after.blocks[piece.block].kind
                yield (piece.block, piece.span.start), _one_sided(None, side, kind)

    def _removed(self) -> Iterator[_Placed]:
        for piece in self._revision.removed:
            side = self._before.side([piece])
            if not _is_notice(side.text):
                kind = self._before.blocks[piece.block].kind
                yield self._place_of(piece), _one_sided(side, None, kind)

    def _place_of(self, piece: Piece) -> tuple[int, int]:
        """Where a passage that is gone would stand: behind what stood before it."""
        at = bisect_right(self._order, piece, key=lambda pair: pair[0])
        if not at:
            return -1, piece.span.start
        following = self._order[at - 1][1]
        return following.block, following.span.end


_OF_BLOCKS: Final = {
    ChangeKind.MOVED: "A paragraph moved.",
    ChangeKind.MERGED: "Paragraphs were merged.",
    ChangeKind.SPLIT: "A paragraph was split.",
}


def _moved(before: Side, after: Side) -> Change:
    return Change(
        kind=ChangeKind.MOVED,
        before=before,
        after=after,
        is_substantive=False,
        says="A sentence moved.",
    )


def _one_sided(before: Side | None, after: Side | None, kind: BlockKind) -> Change:
    """A passage that only one version has; a line without words or a credit does not matter."""
    side = before or after
    tells = bool(side and plain_words(side.text)) and kind is not BlockKind.CREDIT
    done = "taken out" if before else "put in"
    what = "A passage" if tells else "A line that tells nothing of the story"
    text = side.text if side else ""
    return Change(
        kind=ChangeKind.REMOVED if before else ChangeKind.ADDED,
        before=before,
        after=after,
        is_substantive=tells,
        says=f"{what} was {done}: {shown(text)}.",
    )


def _marked(side: Side, done: Sequence[Named], *, of_before: bool) -> Side:
    marks = {mark for each in done for mark in (each.before if of_before else each.after)}
    return replace(side, marks=tuple(sorted(marks)))


def _is_notice(text: str) -> bool:
    """Whether the passage is nothing but notices, which are told apart from the changes."""
    held = notices_within(text)
    return bool(held) and sum(len(span) for _, span in held) >= len(text) - len(held)


def _notices(before: Version, after: Version, changes: Sequence[Change]) -> Iterator[Notice]:
    held = {plain_words(remark.text) for remark in before.remarks}
    for remark in after.remarks:
        yield Notice(
            kind=remark.kind,
            text=remark.text,
            block_id=remark.block_id,
            is_new=plain_words(remark.text) not in held,
            about=about(remark.text, changes),
        )


def _weighs(notice: Notice) -> bool:
    """Whether the notice itself tells readers something of the story: an update need not."""
    return notice.kind is not NoticeKind.UPDATE


def _put_in(notice: Notice) -> str:
    return f"A notice of {notice.kind} was put in: {shown(notice.text)}."

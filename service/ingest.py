"""Taking an article in: split, cut into windows, embed what is new, store in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import numpy as np

from service.errors import CrossreadError, Invalid, TooLarge
from service.model import (
    Block,
    BlockKind,
    Document,
    Identity,
    Known,
    Masthead,
    Receipt,
    StoredArticle,
    Submission,
    VersionDraft,
    Window,
)
from service.ports import ArticleStore, Clock, Encoder, Vectors
from service.text import naming
from service.text.blocks import split_paragraphs, split_text
from service.text.interstitials import asks_for, is_nothing_else, shares_nothing
from service.text.storable import is_storable
from service.text.urls import canonical_url

PageSplitter = Callable[[str, str], Document]
"""From the HTML of a page and the article's title to its document. Raises `Invalid`."""

PageFiller = Callable[[Submission], Submission]
"""Gives a submission in HTML the title and the language of its page where it has none."""

STOOD_IN = "the text is {what} in place of the article: the version that is held stays"
"""The note on a page that an outlet's site showed instead of an article that is known."""

TOGETHER = 16
"""Articles embedded together: some hundred paragraphs, so that texts of one length meet."""

NOTHING_TO_SEARCH = "no block of this text is a paragraph, so a look-up will not find it"


AHEAD = "{field} lies more than a day ahead of this service's clock; it is kept as it was given"


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest article that is taken; a larger one is refused, never cut."""

    chars: int = 1_000_000
    paragraphs: int = 2_000


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A submission read and cut, before its vectors are there."""

    submission: Submission
    identity: Identity
    masthead: Masthead
    document: Document
    content_hash: str
    block_ids: tuple[str, ...]
    article_id: str
    windows: tuple[Window, ...]
    known_vectors: dict[str, Vectors]
    note: str = ""

    def missing(self) -> list[str]:
        """The window texts that must be embedded."""
        return [w.text for w in self.windows if w.text not in self.known_vectors]


class Ingest:
    """The use case: submissions in, receipts out."""

    def __init__(
        self,
        *,
        articles: ArticleStore,
        encoder: Encoder,
        clock: Clock,
        split_html: PageSplitter,
        limits: Limits,
        fill_from_page: PageFiller = lambda submission: submission,
    ) -> None:
        self._articles = articles
        self._encoder = encoder
        self._clock = clock
        self._split_html = split_html
        self._limits = limits
        self._fill_from_page = fill_from_page

    def one(self, submission: Submission) -> Receipt:
        """Take one article in; it is found by every later look-up. Raises `CrossreadError`."""
        result = self.many([submission])[0]
        if isinstance(result, CrossreadError):
            raise result
        return result

    def many(self, submissions: Sequence[Submission]) -> list[Receipt | CrossreadError]:
        """Take articles in, embedding some of them together; result i is for submission i.

        While some are embedded, those before them are stored and those after them are read and
        cut. Each article is a transaction of its own: one that fails does not touch the others.
        """
        results: list[Receipt | CrossreadError] = []
        parts = [submissions[at : at + TOGETHER] for at in range(0, len(submissions), TOGETHER)]
        with ThreadPoolExecutor(1) as model:
            before: Callable[[], list[Receipt | CrossreadError]] = list
            for part in parts:
                prepared = [self._try_prepare(submission) for submission in part]
                fresh = model.submit(self._embed, prepared)
                results += before()
                before = partial(self._save_all, prepared, fresh)
            return results + before()

    def _save_all(
        self, prepared: Sequence[_Prepared | CrossreadError], fresh: Future[dict[str, Vectors]]
    ) -> list[Receipt | CrossreadError]:
        vectors = fresh.result()
        return [
            p if isinstance(p, CrossreadError) else self._try_save(p, vectors) for p in prepared
        ]

    def _try_prepare(self, submission: Submission) -> _Prepared | CrossreadError:
        try:
            return self._prepare(submission)
        except CrossreadError as error:
            return error

    def _prepare(self, given: Submission) -> _Prepared:
        _check_storable(given)
        submission = self._fill_from_page(given)
        if not submission.title:
            raise Invalid("is missing, and the page does not tell one", "/title")
        document = self._split(submission)
        identity = _identity(submission, naming.digest(submission.title, document.text))
        known = self._articles.find(identity)
        masthead, note = _masthead(submission, identity, known), ""
        if what := asks_for(_body(document)):
            held = self._held(known, document)
            if held is not None:
                masthead, document = held.summary.masthead, _document(held)
                note = STOOD_IN.format(what=what)
            elif known is None and is_nothing_else(_body(document)):
                raise Invalid(f"is {what}, not an article", _pointer(submission))
        article_id = known.article_id if known else naming.article_id(identity)
        block_ids = naming.block_ids(article_id, document.blocks)
        return _Prepared(
            submission=submission,
            identity=identity,
            masthead=masthead,
            document=document,
            content_hash=naming.digest(masthead.title, document.text),
            block_ids=block_ids,
            article_id=article_id,
            windows=self._windows(document, block_ids),
            known_vectors=dict(self._articles.vectors(article_id, self._encoder.generation))
            if known
            else {},
            note=note,
        )

    def _held(self, known: Known | None, document: Document) -> StoredArticle | None:
        """The version that stays where `document` is a page shown in place of the article."""
        if known is None:
            return None
        held = self._articles.article(known.article_id, known.version)
        is_its_topic = asks_for(held.text)
        return held if not is_its_topic and shares_nothing(_body(document), held.text) else None

    def _split(self, submission: Submission) -> Document:
        if submission.html is not None:
            document = self._split_html(submission.html, submission.title)
        elif submission.paragraphs is not None:
            document = split_paragraphs(submission.title, submission.paragraphs)
        else:
            document = split_text(submission.title, submission.text or "")
        self._check_size(document, _pointer(submission))
        return document

    def _check_size(self, document: Document, pointer: str) -> None:
        if len(document.text) > self._limits.chars:
            raise TooLarge(f"the text is longer than {self._limits.chars:,} characters", pointer)
        if sum(block.is_indexed for block in document.blocks) > self._limits.paragraphs:
            raise TooLarge(
                f"the text has more than {self._limits.paragraphs:,} paragraphs", pointer
            )

    def _windows(self, document: Document, block_ids: Sequence[str]) -> tuple[Window, ...]:
        paragraphs = [
            (block_id, block.span)
            for block_id, block in zip(block_ids, document.blocks, strict=True)
            if block.is_indexed and block.span
        ]
        return tuple(
            Window(
                paragraph_id, ordinal, piece.shifted(span.start), piece.cut(span.cut(document.text))
            )
            for ordinal, (paragraph_id, span) in enumerate(paragraphs, start=1)
            for piece in self._encoder.windows(span.cut(document.text))
        )

    def _embed(self, prepared: Sequence[_Prepared | CrossreadError]) -> dict[str, Vectors]:
        good = [p for p in prepared if isinstance(p, _Prepared)]
        texts = list(dict.fromkeys(text for p in good for text in p.missing()))
        return dict(zip(texts, self._encoder.encode(texts), strict=True)) if texts else {}

    def _try_save(self, p: _Prepared, fresh: dict[str, Vectors]) -> Receipt | CrossreadError:
        try:
            receipt = self._articles.save(self._draft(p, fresh))
        except CrossreadError as error:
            return error
        note = p.note or ("" if p.windows else NOTHING_TO_SEARCH)
        ahead = p.submission.clocks_after(self._clock.now() + timedelta(days=1))
        notes = (note, *(AHEAD.format(field=field) for field in ahead))
        return replace(receipt, notes=tuple(filter(None, notes)))

    def _draft(self, p: _Prepared, fresh: dict[str, Vectors]) -> VersionDraft:
        vectors = [p.known_vectors.get(w.text, fresh.get(w.text)) for w in p.windows]
        return VersionDraft(
            article_id=p.article_id,
            identity=p.identity,
            outlet=p.submission.outlet,
            masthead=p.masthead,
            document=p.document,
            block_ids=p.block_ids,
            content_hash=p.content_hash,
            windows=p.windows,
            vectors=np.array(vectors, np.float32).reshape(len(vectors), self._encoder.dim),
            generation=self._encoder.generation,
            seen_at=self._clock.now(),
        )


def _masthead(submission: Submission, identity: Identity, known: Known | None) -> Masthead:
    """What stands around the text; an address that differs in its trackers only is no change."""
    held = known.masthead.url if known else ""
    same = bool(held) and canonical_url(held) == identity.url
    return Masthead(
        title=submission.title,
        url=held if same else submission.url,
        language=submission.language,
        published_at=submission.published_at,
        modified_at=submission.modified_at,
        authors=submission.authors,
        credit=submission.credit,
        completeness=submission.completeness,
    )


def _body(document: Document) -> str:
    """All that the page says but the headline."""
    return "\n".join(b.text for b in document.blocks if b.kind is not BlockKind.HEADLINE)


def _document(held: StoredArticle) -> Document:
    return Document(held.text, tuple(Block(b.kind, b.text, b.span) for b in held.blocks))


def _pointer(submission: Submission) -> str:
    forms = {"/html": submission.html, "/paragraphs": submission.paragraphs}
    return next((pointer for pointer, given in forms.items() if given is not None), "/text")


def _check_storable(submission: Submission) -> None:
    """No database keeps a NUL or half a surrogate pair, so neither may enter."""
    fields = {
        "/title": submission.title,
        "/text": submission.text,
        "/html": submission.html,
        "/paragraphs": "\n".join(submission.paragraphs or ()),
        "/external_id": submission.external_id,
        "/credit": submission.credit,
        "/authors": "\n".join(submission.authors),
    }
    for pointer, value in fields.items():
        if value and not is_storable(value):
            raise Invalid("holds U+0000 or an unpaired surrogate", pointer)


def _identity(submission: Submission, content_hash: str) -> Identity:
    """An article without an address or a number of its own is known by its content."""
    try:
        url = canonical_url(submission.url) if submission.url else ""
    except ValueError as error:
        raise Invalid(str(error), "/url") from error
    external_id = submission.external_id or ("" if url else f"sha256:{content_hash}")
    return Identity(submission.outlet.id, url=url, external_id=external_id)

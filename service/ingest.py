"""Taking an article in: split, cut into windows, embed what is new, store in one transaction."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from service.errors import CrossreadError, Invalid, TooLarge
from service.model import (
    Block,
    Document,
    Identity,
    Known,
    Masthead,
    Receipt,
    Submission,
    VersionDraft,
    Window,
)
from service.ports import ArticleStore, Clock, Encoder, Vectors
from service.text.blocks import split_paragraphs, split_text
from service.text.clean import squeeze
from service.text.urls import canonical_url

PageSplitter = Callable[[str, str], Document]
"""From the HTML of a page and the article's title to its document. Raises `Invalid`."""

PageFiller = Callable[[Submission], Submission]
"""Gives a submission in HTML the title and the language of its page where it has none."""

NOTHING_TO_SEARCH = "no block of this text is a paragraph, so a look-up will not find it"


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
        """Take articles in, embedding all of them together; result i is for submission i.

        Each article is a transaction of its own: one that fails does not touch the others.
        """
        prepared = [self._try_prepare(submission) for submission in submissions]
        fresh = self._embed([p for p in prepared if isinstance(p, _Prepared)])
        return [p if isinstance(p, CrossreadError) else self._try_save(p, fresh) for p in prepared]

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
        content_hash = _digest(submission.title, document.text)
        identity = _identity(submission, content_hash)
        known = self._articles.find(identity)
        article_id = known.article_id if known else _article_id(identity)
        block_ids = _block_ids(article_id, document.blocks)
        return _Prepared(
            submission=submission,
            identity=identity,
            masthead=_masthead(submission, identity, known),
            document=document,
            content_hash=content_hash,
            block_ids=block_ids,
            article_id=article_id,
            windows=self._windows(document, block_ids),
            known_vectors=dict(self._articles.vectors(article_id, self._encoder.generation))
            if known
            else {},
        )

    def _split(self, submission: Submission) -> Document:
        if submission.html is not None:
            document = self._split_html(submission.html, submission.title)
        elif submission.paragraphs is not None:
            document = split_paragraphs(submission.title, submission.paragraphs)
        else:
            document = split_text(submission.title, submission.text or "")
        self._check_size(document)
        return document

    def _check_size(self, document: Document) -> None:
        if len(document.text) > self._limits.chars:
            raise TooLarge(f"the text is longer than {self._limits.chars:,} characters", "/text")
        if sum(block.is_indexed for block in document.blocks) > self._limits.paragraphs:
            raise TooLarge(
                f"the text has more than {self._limits.paragraphs:,} paragraphs", "/text"
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

    def _embed(self, prepared: Sequence[_Prepared]) -> dict[str, Vectors]:
        texts = list(dict.fromkeys(text for p in prepared for text in p.missing()))
        return dict(zip(texts, self._encoder.encode(texts), strict=True)) if texts else {}

    def _try_save(self, p: _Prepared, fresh: dict[str, Vectors]) -> Receipt | CrossreadError:
        try:
            receipt = self._articles.save(self._draft(p, fresh))
        except CrossreadError as error:
            return error
        return receipt if p.windows else replace(receipt, notes=(NOTHING_TO_SEARCH,))

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
        if value and ("\x00" in value or (not value.isascii() and _has_surrogate(value))):
            raise Invalid("holds U+0000 or an unpaired surrogate", pointer)


def _has_surrogate(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


def _identity(submission: Submission, content_hash: str) -> Identity:
    """An article without an address or a number of its own is known by its content."""
    try:
        url = canonical_url(submission.url) if submission.url else ""
    except ValueError as error:
        raise Invalid(str(error), "/url") from error
    external_id = submission.external_id or ("" if url else f"sha256:{content_hash}")
    return Identity(submission.outlet.id, url=url, external_id=external_id)


def _article_id(identity: Identity) -> str:
    """The same article gets the same id in every installation."""
    return _short(identity.outlet_id, identity.url or f"id:{identity.external_id}", length=16)


def _block_ids(article_id: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """An id a block, kept over versions for as long as the block's words stay the same."""
    seen: Counter[str] = Counter()
    ids = []
    for block in blocks:
        kind = "paragraph" if block.is_indexed else block.kind.value
        name = _short(kind, squeeze(block.text), length=10)
        seen[name] += 1
        repeat = f"-{seen[name]}" if seen[name] > 1 else ""
        ids.append(f"{article_id}-{name}{repeat}")
    return tuple(ids)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _short(*parts: str, length: int) -> str:
    digest = hashlib.sha256("\x00".join(parts).encode()).digest()
    return b32encode(digest).decode().lower()[:length]

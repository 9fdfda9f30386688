"""From text to the tokens that a model reads, and to the windows that it reads whole."""

from __future__ import annotations

from functools import lru_cache

from tokenizers import Tokenizer

from service.errors import ModelUnavailable
from service.model import Span
from service.text.windows import windows

_FIRST_CUT = 2_000
"""Characters tokenised at a time: a tokeniser given 10 MB takes seconds and gigabytes."""

_REMEMBERED = 2_000
"""Texts whose tokens are kept, some 2 KB each."""

_LONGEST_TOKEN = 100
"""Characters; what lies further on than the model's limit of such tokens is not tokenised."""


class Tokens:
    """A tokenizer with its model's limit. Safe to use from several threads."""

    def __init__(self, definition: str, limit: int) -> None:
        self._tokenizer = _opened(definition)
        self._limit = limit
        self._room = limit - self._tokenizer.num_special_tokens_to_add(is_pair=False)
        # A paragraph is read to see whether it fits, and again, soon after, to be embedded.
        self._read = lru_cache(_REMEMBERED)(self._ids)

    def ids(self, text: str) -> list[int]:
        """What BERT reads of `text`: at most its limit, special tokens included."""
        ids = self._read(self.readable(text))
        return ids if len(ids) <= self._limit else [*ids[: self._limit - 1], ids[-1]]

    def readable(self, text: str) -> str:
        """As much of `text` as the model may read, without what no tokenizer takes."""
        return _readable(text, self._limit)

    def windows(self, text: str) -> tuple[Span, ...]:
        """Spans that cover `text` in order, each within the limit; one if it all fits."""
        if self._surely_fits(text):
            return (Span(0, len(text)),)
        pieces = windows(text, _FIRST_CUT) or (Span(0, len(text)),)
        fitting = tuple(span for piece in pieces for span in self._fitted(text, piece))
        return fitting if len(fitting) > 1 else (Span(0, len(text)),)

    def _ids(self, text: str) -> list[int]:
        # A batch of one lets other threads run meanwhile, which `encode` does not.
        (read,) = self._tokenizer.encode_batch_fast([text])
        ids: list[int] = read.ids
        return ids

    def _surely_fits(self, text: str) -> bool:
        # A token covers at least one ASCII character, but a Hangul syllable makes three tokens.
        return len(text) < self._room and text.isascii()

    def _fitted(self, text: str, piece: Span) -> tuple[Span, ...]:
        part = piece.cut(text)
        size = len(self._read(_encodable(part)))
        if size <= self._limit or len(piece) == 1:
            return (piece,)
        shorter = max(1, min(len(piece) - 1, len(piece) * self._room // size))
        return tuple(
            span
            for window in windows(part, shorter)
            for span in self._fitted(text, window.shifted(piece.start))
        )


class PairTokens:
    """A tokenizer for a claim and a passage read together. Safe to use from several threads."""

    def __init__(self, definition: str, limit: int) -> None:
        self._tokenizer = _opened(definition)
        self._tokenizer.enable_truncation(limit, strategy="longest_first")
        self._limit = limit

    def ids(self, claim: str, passage: str) -> list[int]:
        """Both, with the special tokens between; what is over the limit goes from the longer."""
        first, second = _readable(claim, self._limit), _readable(passage, self._limit)
        ids: list[int] = self._tokenizer.encode(first, second).ids
        return ids


def _opened(definition: str) -> Tokenizer:
    """A tokenizer that neither pads nor cuts. It holds some 10 MB."""
    try:
        tokenizer = Tokenizer.from_str(definition)
    except Exception as fault:  # the tokenizers library raises bare exceptions
        raise ModelUnavailable(f"the model's tokenizer cannot be read: {fault}") from fault
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _readable(text: str, limit: int) -> str:
    return _encodable(text[: limit * _LONGEST_TOKEN])


def _encodable(text: str) -> str:
    """`text` with "?" for each lone surrogate, which the tokenizer cannot take."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")

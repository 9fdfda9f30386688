"""The vectors of sentences: those that are stored, and the others encoded once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Final

import numpy as np

from service.ports import ArticleStore, Encoder, Vectors

_KEPT: Final = 16_384
"""How many vectors are kept: 25 MB of 384 numbers each."""
_SURELY_WHOLE: Final = 200
"""A sentence up to so many characters is one that any encoder reads whole."""


class SentenceVectors:
    """Sentence in, vector out. Safe to use from many threads."""

    def __init__(self, articles: ArticleStore, encoder: Encoder) -> None:
        self._articles = articles
        self._encoder = encoder
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def of(self, texts: Sequence[str], article_ids: Iterable[str]) -> dict[str, Vectors]:
        """`(dim,) float32` by text.

        A sentence that is a whole paragraph of one of the articles has its vector in the store;
        what is found nowhere is encoded in one go.
        """
        wanted = dict.fromkeys(texts)
        with self._lock:
            found = {text: self._kept[text] for text in wanted if text in self._kept}
        for article_id in dict.fromkeys(article_ids):
            if len(found) == len(wanted):
                break
            stored = self._articles.vectors(article_id, self._encoder.generation)
            found.update((text, stored[text]) for text in wanted if text in stored)
        missing = [text for text in wanted if text not in found]
        found.update(zip(missing, self._encoded(missing), strict=True))
        self._keep(found)
        return found

    def _encoded(self, texts: Sequence[str]) -> list[Vectors]:
        """A sentence too long for the encoder is the mean of its windows."""
        windows = [self._windows(text) for text in texts]
        pieces = [piece for cut in windows for piece in cut]
        vectors = iter(self._encoder.encode(pieces) if pieces else ())
        return [_mean([next(vectors) for _ in cut]) for cut in windows]

    def _windows(self, text: str) -> list[str]:
        if len(text) <= _SURELY_WHOLE:
            return [text]
        return [span.cut(text) for span in self._encoder.windows(text)] or [text]

    def _keep(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._kept[text] = vector
                self._kept.move_to_end(text)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


def _mean(vectors: list[Vectors]) -> Vectors:
    if len(vectors) == 1:
        return vectors[0]
    mean: Vectors = np.mean(vectors, axis=0, dtype=np.float32)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)

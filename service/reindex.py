"""Bringing every paragraph and the index up to the present model."""

from __future__ import annotations

from collections.abc import Callable

from service.ports import ChangeLog, Encoder, VectorIndex

BATCH = 256

Progress = Callable[[int, int], None]
"""Called with how many windows are embedded, and how many there were to embed."""


def embed_missing(log: ChangeLog, encoder: Encoder, progress: Progress) -> int:
    """Embed the windows that have no vector of the present model; how many there were.

    Each batch is committed on its own, so a broken run goes on where it stopped.
    """
    total = log.count_unembedded(encoder.generation)
    done = 0
    while waiting := log.unembedded(encoder.generation, BATCH):
        ids, texts = zip(*waiting, strict=True)
        log.embed(encoder.generation, ids, encoder.encode(texts))
        done += len(ids)
        progress(done, max(total, done))
    return done


def reindex(log: ChangeLog, encoder: Encoder, index: VectorIndex, progress: Progress) -> int:
    """Embed what is missing, take it into the index and write a snapshot; how many there were."""
    done = embed_missing(log, encoder, progress)
    index.catch_up(log)
    index.snapshot()
    return done

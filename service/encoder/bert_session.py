"""Running a BERT graph on onnxruntime: token ids in, one mean vector a row out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime

from service.errors import ModelUnavailable
from service.ports import Vectors

_TOKENS_A_RUN = 192
"""More of them leave the CPU's cache: in batches of 32 texts all takes twice as long."""


class BertSession:
    """A loaded graph, on which one call may keep several `threads` at work. Safe between threads.

    `words` `(vocabulary, dim) float32` are the vectors of the tokens.
    """

    def __init__(self, model: bytes, words: Vectors, *, threads: int) -> None:
        self._session = _session(model)
        self._words = words
        self._threads = threads

    def means(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """`(len(rows), dim) float32`: the mean over each row's tokens, whatever the other rows."""
        means = np.empty((len(rows), self._words.shape[1]), np.float32)

        def run(batch: list[int]) -> None:
            means[batch] = self._run([rows[row] for row in batch])

        batches = list(_batches([len(row) for row in rows]))
        if min(self._threads, len(batches)) > 1:
            # A batch a thread: threads inside of a batch, which is small, gain a tenth of it.
            with ThreadPoolExecutor(self._threads) as pool:
                list(pool.map(run, batches))
        else:
            for batch in batches:
                run(batch)
        return means

    def _run(self, rows: Sequence[Sequence[int]]) -> Vectors:
        lengths = np.array([len(row) for row in rows], np.int32)
        ids = np.zeros((len(rows), lengths.max()), np.int64)
        for row, tokens in zip(ids, rows, strict=True):
            row[: len(tokens)] = tokens
        (hidden,) = self._session.run(None, {"words": self._words[ids], "lengths": lengths})
        # All rows at once: a mean a row asks the other threads for the interpreter each time.
        hidden[np.arange(ids.shape[1]) >= lengths[:, None]] = 0
        means: Vectors = hidden.sum(axis=1) / lengths[:, None].astype(np.float32)
        return means


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of `lengths`, shortest first, in runs of a bounded number of tokens."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[place] > _TOKENS_A_RUN:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The graph holds the fused operators already; a further pass would fuse the additions into
    # the normalisation, which is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as fault:  # onnxruntime's exceptions share no base
        raise ModelUnavailable(f"onnxruntime cannot load the exported model: {fault}") from fault

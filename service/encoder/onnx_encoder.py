"""The fast CPU path: a BERT sentence model as int8 ONNX on onnxruntime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from service.encoder.onnx_export import RECIPE, check_exportable, onnx_model
from service.encoder.tokens import Tokens
from service.encoder.weights import ModelFolder
from service.errors import ModelUnavailable
from service.model import Span
from service.ports import Vectors

_TOKENS_A_RUN = 192
"""More of them leave the CPU's cache: in batches of 32 texts all takes twice as long."""


class OnnxEncoder:
    """Mean-pooled BERT with int8 weights. Safe to use from several threads.

    A text's vector does not depend on the texts that it is encoded with.
    """

    def __init__(self, folder: ModelFolder, *, cache_dir: Path, threads: int = 1) -> None:
        check_exportable(folder)
        self.generation = folder.generation("onnx", "int8", RECIPE)
        self.dim: int = folder.read_json("config.json")["hidden_size"]
        limit = folder.read_json("sentence_bert_config.json")["max_seq_length"]
        self._tokens = Tokens(folder.read("tokenizer.json"), limit)
        self._session = _session(onnx_model(folder, cache_dir / self.generation), threads)

    def windows(self, text: str) -> tuple[Span, ...]:
        """Spans that cover `text` in order, each of which the model reads whole."""
        return self._tokens.windows(text)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """`(len(texts), dim) float32`, each row of length 1, in the order of `texts`."""
        rows = [self._tokens.ids(text) for text in texts]
        vectors = np.empty((len(rows), self.dim), np.float32)
        for batch in _batches([len(row) for row in rows]):
            vectors[batch] = self._pooled([rows[row] for row in batch])
        return vectors

    def _pooled(self, rows: Sequence[Sequence[int]]) -> Vectors:
        lengths = np.array([len(row) for row in rows], np.int32)
        ids = np.zeros((len(rows), lengths.max()), np.int64)
        for row, tokens in zip(ids, rows, strict=True):
            row[: len(tokens)] = tokens
        (hidden,) = self._session.run(None, {"input_ids": ids, "lengths": lengths})
        means = np.stack([h[:n].mean(axis=0) for h, n in zip(hidden, lengths, strict=True)])
        unit: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit


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


def _session(model: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The graph holds the fused operators already; a further pass would fuse the additions into
    # the normalisation, which is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as fault:  # onnxruntime's exceptions share no base
        raise ModelUnavailable(f"onnxruntime cannot load the exported model: {fault}") from fault

"""The fast CPU path: a BERT sentence model as int8 ONNX on onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from service.encoder.bert_session import BertSession
from service.encoder.onnx_export import RECIPE, check_exportable, onnx_model
from service.encoder.tokens import Tokens
from service.encoder.weights import WORDS, ModelFolder
from service.model import Span
from service.ports import Vectors


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
        model = onnx_model(folder, cache_dir / self.generation)
        self._session = BertSession(model, folder.tensor(WORDS), threads=threads)

    def windows(self, text: str) -> tuple[Span, ...]:
        """Spans that cover `text` in order, each of which the model reads whole."""
        return self._tokens.windows(text)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """`(len(texts), dim) float32`, each row of length 1, in the order of `texts`."""
        means = self._session.means([self._tokens.ids(text) for text in texts])
        unit: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit

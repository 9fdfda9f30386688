"""The verifier: MiniLM with fine-tuned layers that reads a claim and a passage together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from service.encoder.bert_session import BertSession
from service.encoder.onnx_export import kept_or_made
from service.encoder.tokens import PairTokens
from service.encoder.weights import WORDS, ModelFolder, check, mapped_tensor, read_tensors
from service.errors import ModelUnavailable
from service.model import Opinion, Slot
from service.ports import Vectors

SLOTS: Final = (
    Slot.NUMBER,
    Slot.DATE,
    Slot.PLACE,
    Slot.NAME,
    Slot.QUOTE,
    Slot.ATTRIBUTION,
    Slot.NEGATION,
)
"""In the order of the head's last columns."""

SHIPPED: Final = Path(__file__).with_name("verifier")
"""Where the weights lie that `training/train.py` made: layers and head, not the embeddings."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What belongs to a set of fine-tuned weights."""

    base: str
    sha256: str
    longest: int

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of `folder`. Raises `ModelUnavailable`."""
        try:
            return cls(**json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as fault:
            raise ModelUnavailable(f"the verifier in {folder} cannot be read: {fault}") from fault


class CrossEncoder:
    """See `service.ports.Verifier`. Safe to use from several threads.

    The embeddings are those of the packaged model, which training left as they were; so the
    shipped weights are small, and of use with that very model only.
    """

    def __init__(
        self, base: ModelFolder, *, cache_dir: Path, threads: int = 1, folder: Path = SHIPPED
    ) -> None:
        manifest = Manifest.read(folder)
        if base.fingerprint != manifest.base:
            raise ModelUnavailable(f"the verifier was not made from the model {base.name}")
        tuned = folder / "layers.safetensors"
        check(tuned, manifest.sha256)
        self.name = f"verifier-{manifest.sha256[:8]}"
        self._head = mapped_tensor(tuned, "head.weight").T
        self._bias = mapped_tensor(tuned, "head.bias")
        self._tokens = PairTokens(base.read("tokenizer.json"), manifest.longest)
        model = kept_or_made(cache_dir / self.name, lambda: _graph(base, tuned))
        self._session = BertSession(model, base.tensor(WORDS), threads=threads)

    def opinions(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion]:
        """See `Verifier.opinions`."""
        rows = [self._tokens.ids(claim, passage) for claim, passage in pairs]
        # Not `@`: BLAS sums in an order that depends on how many rows there are.
        scores = np.einsum("ij,jk->ik", self._session.means(rows), self._head) + self._bias
        relations, certainties = _chances(scores[:, :4]), _chances(scores[:, 4:7])
        slots = 1 / (1 + np.exp(-scores[:, 7:]))
        return [
            Opinion(tuple(relation), tuple(certainty), dict(zip(SLOTS, differs, strict=True)))
            for relation, certainty, differs in zip(
                relations.tolist(), certainties.tolist(), slots.tolist(), strict=True
            )
        ]


def _chances(scores: Vectors) -> Vectors:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Vectors = odds / odds.sum(axis=1, keepdims=True)
    return chances


def _graph(base: ModelFolder, tuned: Path) -> bytes:
    from service.encoder.bert_graph import bert_graph  # noqa: PLC0415 (not once it is exported)

    return bert_graph(base.tensors() | read_tensors(tuned.read_bytes()), base.bert_shape())

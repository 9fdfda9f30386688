"""The general path: any sentence-transformers model on torch, in bf16 where the CPU has it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from service.encoder.tokens import Tokens
from service.encoder.weights import ModelFolder
from service.errors import ModelUnavailable
from service.model import Span
from service.ports import Vectors


class TorchEncoder:
    """A sentence-transformers model on the CPU. Calls from several threads take turns."""

    def __init__(self, folder: ModelFolder, *, threads: int = 1) -> None:
        torch.set_num_threads(threads)
        kind, dtype = ("bf16", torch.bfloat16) if _has_bf16() else ("fp32", torch.float32)
        self.generation = folder.generation("torch", kind)
        self._lock = threading.Lock()
        self._model = _load(folder, dtype)
        self.dim = int(self._model.get_embedding_dimension() or 0)
        tokenizer = self._model.tokenizer.backend_tokenizer
        self._tokens = Tokens(tokenizer.to_str(), int(self._model.max_seq_length or 512))

    def windows(self, text: str) -> tuple[Span, ...]:
        """Spans that cover `text` in order, each of which the model reads whole."""
        return self._tokens.windows(text)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """`(len(texts), dim) float32`, each row of length 1, in the order of `texts`."""
        if not texts:
            return np.empty((0, self.dim), np.float32)
        readable = [self._tokens.readable(text) for text in texts]
        with self._lock:  # the tokenizer's padding is set anew by every call
            vectors = self._model.encode(
                readable, batch_size=8, show_progress_bar=False, convert_to_tensor=True
            )
        unit = torch.nn.functional.normalize(vectors.float(), dim=1)
        return np.asarray(unit.numpy(), np.float32)


def _load(folder: ModelFolder, dtype: torch.dtype) -> SentenceTransformer:
    try:
        return SentenceTransformer(
            str(folder.path),
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"dtype": dtype, "use_safetensors": True},
        )
    except (OSError, ValueError, RuntimeError, KeyError) as fault:
        raise ModelUnavailable(f"{folder.path} cannot be loaded: {fault}") from fault


def _has_bf16() -> bool:
    """Whether this CPU multiplies bf16 itself; without, torch emulates it slowly."""
    capable = torch.cpu.get_capabilities()
    return bool(capable.get("avx512_bf16") or capable.get("amx_bf16")) and _survives_bf16()


def _survives_bf16() -> bool:
    """Whether a process that tries it lives: under some hypervisors the CPU claims too much."""
    trial = "import torch; a = torch.ones(64, 384, dtype=torch.bfloat16); a @ a.T"
    command = [sys.executable, "-c", trial]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603

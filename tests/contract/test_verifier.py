"""What every verifier promises."""

import pytest

from service.encoder import EncoderChoice, open_verifier
from tests.fakes.verifier import WordVerifier

PAIRS = [
    (
        "A ferry sank off Cape Orra on Monday.",
        "A ferry with 40 people on board sank off Cape Orra on Monday, the coast guard said.",
    ),
    ("The minister resigned.", "The minister has denied that she resigned."),
    ("Rents rose by 4%.", "The choir sang until midnight."),
]
HOSTILE = ["", " ", "\x00", "\ud800 ferry", "word " * 20_000, "政府批准 😀", "a" * 50_000]


class VerifierContract:
    """Inherit, and give a `verifier` fixture."""

    def test_the_chances_of_a_pair_sum_to_one(self, verifier):
        for opinion in verifier.opinions(PAIRS):
            assert sum(opinion.relation) == pytest.approx(1, abs=1e-4)
            assert sum(opinion.certainty) == pytest.approx(1, abs=1e-4)
            assert min(*opinion.relation, *opinion.certainty) >= 0
            assert all(0 <= chance <= 1 for chance in opinion.slots.values())

    def test_a_pair_is_read_alone(self, verifier):
        together = verifier.opinions(PAIRS)
        assert [verifier.opinions([pair])[0] for pair in PAIRS] == together

    def test_no_pairs_give_no_opinions(self, verifier):
        assert verifier.opinions([]) == []

    def test_any_text_is_read(self, verifier):
        pairs = [(text, other) for text in HOSTILE for other in (text, "The ferry sank.")]
        assert len(verifier.opinions(pairs)) == len(pairs)

    def test_it_has_a_name(self, verifier):
        assert verifier.name


class TestWordVerifier(VerifierContract):
    @pytest.fixture
    def verifier(self):
        return WordVerifier()


@pytest.mark.model
class TestCrossEncoder(VerifierContract):
    @pytest.fixture(scope="class")
    @classmethod
    def verifier(cls, tmp_path_factory):
        return open_verifier(EncoderChoice(cache_dir=tmp_path_factory.mktemp("models")))

    def test_what_says_the_claim_is_more_likely_a_report_than_what_does_not(self, verifier):
        said, denied, other = verifier.opinions(PAIRS)
        assert said.relation[0] > max(denied.relation[0], other.relation[0])
        assert denied.relation[2] > max(said.relation[2], other.relation[2])
        assert other.relation[3] > said.relation[3]

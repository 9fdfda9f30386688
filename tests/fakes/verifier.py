"""A verifier without a model: it is sure of a report where the passage holds the claim's words."""

from collections.abc import Sequence

from service.model import Opinion


class WordVerifier:
    """Gives more to `reports` the more of the claim's words the passage has."""

    name = "words"

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def opinions(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion]:
        """See `service.ports.Verifier.opinions`."""
        self.read += pairs
        return [_opinion(_share(claim, passage)) for claim, passage in pairs]


def _opinion(told: float) -> Opinion:
    rest = (1 - told) / 10
    return Opinion((told, rest, rest, 1 - told - 2 * rest), (0.5, 0.3, 0.2))


def _share(claim: str, passage: str) -> float:
    words = set(claim.lower().split())
    return len(words & set(passage.lower().split())) / max(len(words), 1)

"""Fit the last stage: how rules and verifier are weighed together.

    python -m training.weigh

Learns from the pairs of held-out topics, from the labelled claims of the seeds and, lightly, from
claims with passages of other topics, none of which the verifier has seen; prints figures of five
folds by topic, and writes `service/matching/learnt.py`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from service.encoder import EncoderChoice, open_encoder, open_verifier
from service.evaluation.folds import fold
from service.evaluation.measures.scores import calibration_error
from service.matching import weighing
from service.matching.comparison import compare
from service.matching.relation import decide
from service.matching.unmatched import differences
from service.text.facts import state
from training.corpus import RELATIONS, own_pairs
from training.pair import Pair
from training.seed_pairs import seed_pairs

OUT = Path(__file__).parents[1] / "service" / "matching" / "learnt.py"
FOLDS, STEPS, DECAY = 5, 200, 1e-2
STRANGER = 0.1
"""What a passage of another topic counts beside a labelled one: all of them are merely related, and
at full weight they make every doubtful report `related`."""
HEAD = '''"""Weights of the last stage, written by `training/weigh.py`; do not edit by hand."""

from collections.abc import Mapping
from typing import Final

WEIGHTS: Final[Mapping[str, tuple[float, float, float, float]]] = {
'''
FOOT = '''}
"""Reports, differs, disputes, related: what a unit of each piece of evidence adds to its odds."""
'''


@dataclass(frozen=True, eq=False)
class Cases:
    """Pairs as numbers: `evidence` `(n, m)`, `relations` `(n,) int64`, `weights` `(n,)`."""

    pairs: list[Pair]
    evidence: NDArray[np.float64]
    relations: NDArray[np.int64]
    weights: NDArray[np.float64]

    def of(self, which: NDArray[np.bool_]) -> Cases:
        """Some of them."""
        chosen = [pair for pair, taken in zip(self.pairs, which, strict=True) if taken]
        return Cases(chosen, self.evidence[which], self.relations[which], self.weights[which])


def strangers(pairs: Sequence[Pair]) -> list[Pair]:
    """Each claim with a passage of another topic: most of what a search looks at is that."""
    half = len(pairs) // 2
    turned = [*pairs[half:], *pairs[:half]]
    return [
        replace(pair, passage=other.passage, relation="related", certainties=(), slots=())
        for pair, other in zip(pairs, turned, strict=True)
        if pair.topic != other.topic
    ]


def cases(pairs: Sequence[Pair], weight: float = 1.0) -> Cases:
    """What rules and verifier make of `pairs`, each of which counts `weight`."""
    with tempfile.TemporaryDirectory() as folder:
        choice = EncoderChoice(cache_dir=Path(folder))
        encoder, verifier = open_encoder(choice), open_verifier(choice)
    claims = encoder.encode([pair.claim for pair in pairs])
    passages = encoder.encode([pair.passage for pair in pairs])
    opinions = verifier.opinions([(pair.claim, pair.passage) for pair in pairs])
    places = weighing.names()
    evidence = np.zeros((len(pairs), len(places)))
    cosines = np.einsum("ij,ij->i", claims, passages)
    for row, pair, cosine, opinion in zip(evidence, pairs, cosines, opinions, strict=True):
        claim, passage = state(pair.claim, None), state(pair.passage, None)
        compared = compare(claim, passage, cosine=float(cosine))
        for name, value in weighing.evidence(
            compared, decide(compared), opinion, differences(compared)
        ):
            row[places[name]] = value
    relations = np.array([RELATIONS.index(pair.relation) for pair in pairs])
    return Cases(list(pairs), evidence, relations, np.full(len(pairs), weight))


def joined(one: Cases, other: Cases) -> Cases:
    """Both, in order."""
    return Cases(
        [*one.pairs, *other.pairs],
        np.concatenate((one.evidence, other.evidence)),
        np.concatenate((one.relations, other.relations)),
        np.concatenate((one.weights, other.weights)),
    )


def fitted(learnt: Cases) -> NDArray[np.float64]:
    """`(m, 4)` weights of a logistic regression with a quadratic penalty, by L-BFGS."""
    evidence = torch.tensor(learnt.evidence)
    relations = torch.tensor(learnt.relations)
    counts = torch.tensor(learnt.weights / learnt.weights.sum())
    weights = torch.zeros(evidence.shape[1], len(RELATIONS), dtype=torch.float64)
    weights.requires_grad_(requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        wrong = torch.nn.functional.cross_entropy(evidence @ weights, relations, reduction="none")
        total = (wrong * counts).sum() + DECAY * (weights**2).sum()
        total.backward()
        return total

    optimiser.step(loss)
    return weights.detach().numpy()


def chances(weights: NDArray[np.float64], of: Cases) -> NDArray[np.float64]:
    """`(n, 4)` chances of the relations."""
    sums = of.evidence @ weights
    odds = np.exp(sums - sums.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def cross_validated(every: Cases) -> NDArray[np.float64]:
    """`(n, 4)` chances by weights that have not seen the pair's topic."""
    folds = np.array([fold(f"weigh {pair.topic}", FOLDS) for pair in every.pairs])
    result = np.empty((len(every.pairs), len(RELATIONS)))
    for each in range(FOLDS):
        result[folds == each] = chances(fitted(every.of(folds != each)), every.of(folds == each))
    return result


def told(name: str, every: Cases, likely: NDArray[np.float64]) -> None:
    """Print accuracy, macro-F1, calibration error and confusion."""
    best = likely.argmax(axis=1)
    counts = np.zeros((len(RELATIONS), len(RELATIONS)), int)
    np.add.at(counts, (every.relations, best), 1)
    recalled = 2 * counts.diagonal() / (counts.sum(axis=0) + counts.sum(axis=1)).clip(1)
    held = counts.sum(axis=1) > 0
    right = best == every.relations
    error = calibration_error(likely.max(axis=1).tolist(), right.tolist())
    print(f"{name:6} {len(best)} pairs: accuracy {right.mean():.3f}, macro-F1", end=" ")
    print(f"{recalled[held].mean():.3f}, calibration error {error:.3f}; {counts.tolist()}")


def main() -> None:
    """Fit, tell, write."""
    pairs = [pair for pair in own_pairs() if pair.held_out]
    parts = {
        "own": cases(pairs),
        "others": cases(strangers(pairs), STRANGER),
        "seeds": cases(list(seed_pairs())),
    }
    every = reduce(joined, parts.values())
    likely, at = cross_validated(every), 0
    for name, part in parts.items():
        told(name, part, likely[at : at + len(part.pairs)])
        at += len(part.pairs)
    weights = fitted(every)
    lines = [
        f'    "{name}": ({", ".join(f"{weight:.3f}" for weight in weights[place])}),\n'
        for name, place in weighing.names().items()
        if np.abs(weights[place]).max() >= 0.0005  # noqa: PLR2004 (rounds to nothing)
    ]
    OUT.write_text(HEAD + "".join(lines) + FOOT, encoding="utf-8")


if __name__ == "__main__":
    main()

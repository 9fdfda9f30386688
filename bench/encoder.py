"""Speed and retrieval quality of the packaged model's fast path, as ratios to plain torch.

`python bench/encoder.py DATA_FOLDER [--quality]`; run it with OMP_NUM_THREADS=1. The folder holds
`fnc1/articles_train.jsonl` (articles) and `emergent/claim_article_qrels_dev.jsonl` (claims with
the articles about them); without `--quality`, which takes some minutes, only speed is measured.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from service.encoder import EncoderChoice, open_encoder
from service.encoder.weights import find_model
from service.ports import Encoder, Vectors

Encode = Callable[[Sequence[str]], Vectors]

SAMPLE = 256
ROUNDS = 5


def paragraphs(data: Path) -> dict[str, list[str]]:
    """Article id → its paragraphs."""
    with (data / "fnc1" / "articles_train.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return {a["id"]: [p for p in a["text"].split("\n") if p.strip()] for a in articles}


def claims(data: Path) -> dict[str, set[str]]:
    """Claim → ids of the articles about it."""
    relevant = defaultdict(set)
    with (data / "emergent" / "claim_article_qrels_dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            judged = json.loads(line)
            relevant[judged["claim"]].add(judged["article_id"])
    return relevant


def seconds(encode: Encode, texts: Sequence[str]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    encode(texts)
    return time.perf_counter() - start


def report_speed(ours: Encoder, plain: Encode, texts: Sequence[str]) -> None:
    """Paragraphs a second and the time of one query, both encoders in turn."""
    bulk = [(seconds(ours.encode, texts), seconds(plain, texts)) for _ in range(ROUNDS)]
    single = [(seconds(ours.encode, [t]), seconds(plain, [t])) for t in texts[:40]]
    for name, pairs, unit in (("bulk", bulk, len(texts)), ("one query", single, 1)):
        mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
        ratio = statistics.median(theirs / mine for mine, theirs in pairs)
        print(
            f"{name:10}  ours {unit / mine:6.0f}/s   plain {unit / theirs:6.0f}/s   x {ratio:.2f}"
        )


def report_steadiness(ours: Encoder, plain: Encode, texts: Sequence[str]) -> None:
    """How far a vector moves with its batch, and how far it is from plain torch's."""
    together = ours.encode(texts)
    alone = np.vstack([ours.encode([text]) for text in texts])
    moved = float(np.abs(together - alone).max())
    apart = np.einsum("ij,ij->i", together, plain(texts))
    print(f"largest difference of a vector alone and in a batch: {moved:.2g}")
    print(f"cosine to plain torch: mean {apart.mean():.4f}, least {apart.min():.4f}")


def report_quality(name: str, encode: Encode, data: Path) -> None:
    """Mean average precision and recall at 10 of claim → article, best paragraph counting."""
    articles, relevant = paragraphs(data), claims(data)
    texts = [text for parts in articles.values() for text in parts]
    owners = np.repeat(np.arange(len(articles)), [len(parts) for parts in articles.values()])
    scores = encode(list(relevant)) @ encode(texts).T
    ranked = [ranking(row, owners, list(articles)) for row in scores]
    print(f"{name:10}  MAP {mean_precision(ranked, relevant):.4f}", end="   ")
    print(f"R@10 {recall(ranked, relevant, 10):.4f}")


def ranking(scores: Vectors, owners: np.ndarray, names: Sequence[str]) -> list[str]:
    """The articles, best first."""
    best = np.full(len(names), -2.0)
    np.maximum.at(best, owners, scores)
    return [names[place] for place in np.argsort(-best, kind="stable")]


def mean_precision(ranked: Sequence[list[str]], relevant: Mapping[str, set[str]]) -> float:
    """MAP over all claims."""
    return statistics.mean(
        sum((n + 1) / (place + 1) for n, place in enumerate(places(names, wanted))) / len(wanted)
        for names, wanted in zip(ranked, relevant.values(), strict=True)
    )


def recall(ranked: Sequence[list[str]], relevant: Mapping[str, set[str]], cut: int) -> float:
    """The share of the articles about a claim among its first `cut`, as far as they fit."""
    return statistics.mean(
        len(set(names[:cut]) & wanted) / min(cut, len(wanted))
        for names, wanted in zip(ranked, relevant.values(), strict=True)
    )


def places(names: Sequence[str], wanted: set[str]) -> list[int]:
    """Where the wanted names stand."""
    return [place for place, name in enumerate(names) if name in wanted]


def main() -> None:
    """Measure and print."""
    data = Path(sys.argv[1])
    torch.set_num_threads(1)
    model = SentenceTransformer(str(find_model("").path), device="cpu")
    plain: Encode = model.encode
    with tempfile.TemporaryDirectory() as cache:
        ours = open_encoder(EncoderChoice(cache_dir=Path(cache)))
    everything = [text for parts in paragraphs(data).values() for text in parts]
    sample = random.Random(1).sample(everything, SAMPLE)
    report_speed(ours, plain, sample)
    report_steadiness(ours, plain, sample)
    if "--quality" in sys.argv:
        report_quality("ours", ours.encode, data)
        report_quality("plain", plain, data)


if __name__ == "__main__":
    main()

"""Embedding and taking in, beside the peers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench.peers import Plain, Txtai
from bench.served import Served
from bench.table import Row, figure, in_turn, quotients, seconds
from service.encoder import EncoderChoice, open_encoder
from service.model import Submission
from service.ports import Encoder
from service.text.blocks import split_paragraphs, split_text

ROUNDS = 5
TEXTS = 256
WARM_UPS = 4
"""Articles taken in before the clock runs, so that every worker has loaded what it needs."""


def encoder(cache: Path, threads: int = 0) -> Encoder:
    """Our encoder, at its defaults on all cores."""
    return open_encoder(EncoderChoice(cache_dir=cache / "models", threads=threads))


def windows(given: Submission, ours: Encoder) -> list[str]:
    """The texts of an article that are embedded."""
    if given.paragraphs is not None:
        document = split_paragraphs(given.title, given.paragraphs)
    else:
        document = split_text(given.title, given.text or "")
    blocks = [block.span.cut(document.text) for block in document.blocks if block.is_indexed]
    return [span.cut(text) for text in blocks for span in ours.windows(text)]


def embedding(ours: Encoder, plain: Plain, texts: Sequence[str]) -> Row:
    """Many texts at once, the same for both."""
    drawn = texts[:: max(1, len(texts) // TEXTS)][:TEXTS]
    mine, theirs = in_turn(
        ROUNDS, lambda _: seconds(lambda: ours.encode(drawn)), lambda _: plain.encode(drawn)
    )
    return Row(
        "embedding",
        f"{figure(len(drawn) / median(mine))} texts/s",
        f"plain SentenceTransformer.encode {figure(len(drawn) / median(theirs))}/s",
        quotients(theirs, mine),
        ">= 3",
    )


def taking_in(
    articles: Sequence[Submission], ours: Encoder, service: Served, txtai: Txtai
) -> Iterator[Row]:
    """A fifth of the articles a round: the bulk call to its end, the encoder alone, txtai."""
    warm, articles = articles[:WARM_UPS], articles[WARM_UPS:]
    for each in warm:
        service.ingest([each])
    txtai.add([(f"{warm[0].external_id}#{n}", t) for n, t in enumerate(windows(warm[0], ours))])
    size = -(-len(articles) // ROUNDS)
    parts = [articles[start : start + size] for start in range(0, len(articles), size)]
    texts = [[text for each in part for text in windows(each, ours)] for part in parts]
    numbered = [
        [(f"{each.external_id}#{n}", text) for each in part for n, text in enumerate(windows(each, ours))]
        for part in parts
    ]
    bulk, alone, theirs = in_turn(
        len(parts),
        lambda turn: seconds(lambda: service.ingest(parts[turn])),
        lambda turn: seconds(lambda: ours.encode(texts[turn])),
        lambda turn: seconds(lambda: txtai.add(numbered[turn])),
    )
    many = sum(map(len, texts))
    rate = f"{figure(many / sum(bulk))} paragraphs/s"
    yield Row(
        "bulk ingest to its end",
        rate,
        f"the encoder alone {figure(many / sum(alone))}/s",
        quotients(alone, bulk),
        ">= 0.85",
    )
    yield Row(
        "bulk ingest to its end",
        rate,
        f"txtai's API {figure(many / sum(theirs))}/s",
        quotients(theirs, bulk),
        ">= 2",
    )

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
Both = tuple[Encoder, Encoder]
"""Ours at its defaults, on all cores, and on one thread."""
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


def embedding(ours: Both, plain: Plain, texts: Sequence[str]) -> Iterator[Row]:
    """Many texts at once, the same for all."""
    drawn = texts[:: max(1, len(texts) // TEXTS)][:TEXTS]
    cores, one, theirs = in_turn(
        ROUNDS,
        lambda _: seconds(lambda: ours[0].encode(drawn)),
        lambda _: seconds(lambda: ours[1].encode(drawn)),
        lambda _: plain.encode(drawn),
    )
    beside = f"plain SentenceTransformer.encode {figure(len(drawn) / median(theirs))}/s"
    for name, mine, budget in (("", cores, ">= 3"), (", one thread", one, "")):
        rate = f"{figure(len(drawn) / median(mine))} texts/s"
        yield Row(f"embedding{name}", rate, beside, quotients(theirs, mine), budget)


def taking_in(
    articles: Sequence[Submission], both: Both, service: Served, txtai: Txtai
) -> Iterator[Row]:
    """A fifth of the articles a round: the bulk call to its end, the encoder alone, txtai.

    What is read ahead after the call is waited for, so that it is beside none of the others.
    """
    ours, one_thread = both
    warm, articles = articles[:WARM_UPS], articles[WARM_UPS:]
    for each in warm:
        service.ingest([each])
    txtai.add([(f"{warm[0].external_id}#{n}", t) for n, t in enumerate(windows(warm[0], ours))])
    size = -(-len(articles) // ROUNDS)
    parts = [articles[start : start + size] for start in range(0, len(articles), size)]
    texts = [[text for each in part for text in windows(each, ours)] for part in parts]
    numbered = [
        [
            (f"{each.external_id}#{n}", text)
            for each in part
            for n, text in enumerate(windows(each, ours))
        ]
        for part in parts
    ]
    bulk, ahead, cores, one, theirs = in_turn(
        len(parts),
        lambda turn: seconds(lambda: service.ingest(parts[turn])),
        lambda _: seconds(service.rest),
        lambda turn: seconds(lambda: ours.encode(texts[turn])),
        lambda turn: seconds(lambda: one_thread.encode(texts[turn])),
        lambda turn: seconds(lambda: txtai.add(numbered[turn])),
    )
    many = sum(map(len, texts))
    both = [taken + read for taken, read in zip(bulk, ahead, strict=True)]
    for what, mine, name, took, budget in (
        ("", bulk, "the encoder alone", cores, ">= 0.85"),
        (", facts read ahead too", both, "the encoder alone", cores, ""),
        ("", bulk, "the encoder alone, one thread", one, ">= 0.85"),
        ("", bulk, "txtai's API", theirs, ">= 2"),
    ):
        yield Row(
            f"bulk ingest to its end{what}",
            f"{figure(many / sum(mine))} paragraphs/s",
            f"{name} {figure(many / sum(took))}/s",
            quotients(took, mine),
            budget,
        )

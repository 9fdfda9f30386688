"""Every set that can be measured: what it needs, and the measurement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from service.evaluation import relations, stances
from service.evaluation.corpus import corpus, house_name
from service.evaluation.figures import Measured, Sheet
from service.evaluation.readers import Reader
from service.evaluation.relations import judged
from service.evaluation.retrieval import lookup_times, retrieval_figures
from service.evaluation.sets import pairs as pair_sets
from service.evaluation.sets import retrieval as retrieval_sets
from service.evaluation.sets import stances as stance_sets
from service.evaluation.sets.retrieval import RetrievalSet
from service.evaluation.workplace import Workplace

BODIES_OF_A_STANCE = 375

Measurement = Callable[[Workplace], Measured]


@dataclass(frozen=True, slots=True)
class Entry:
    """A set by the name that `--set` takes.

    `needs` are files or folders below the data, or below our own pairs where `own` is set.
    """

    name: str
    says: str
    needs: tuple[str, ...]
    measure: Measurement
    own: bool = False

    def missing(self, place: Workplace) -> tuple[str, ...]:
        """What of `needs` is not there."""
        folder = place.own if self.own else place.data
        return tuple(path for path in self.needs if not (folder / path).exists())


def _by_readers(measure: Callable[[Workplace, Reader], Measured]) -> Measurement:
    """`measure` once for each reader."""

    def with_each(place: Workplace) -> Measured:
        with place.readers() as readers:
            return sum((measure(place, reader) for reader in readers), Measured())

    return with_each


def _own_tests(place: Workplace, reader: Reader) -> Measured:
    cases = judged(reader, list(pair_sets.own_pairs(place.own / "test_pairs")))
    told = relations.own_figures(Sheet("own", reader.name), cases)
    return told + relations.trap_figures(Sheet("own", reader.name), cases)


def _own_training(place: Workplace, reader: Reader) -> Measured:
    cases = judged(reader, list(pair_sets.own_pairs(place.own / "pairs")))
    return relations.own_figures(Sheet("own-training", reader.name), cases)


def _claim_details(place: Workplace, reader: Reader) -> Measured:
    file = place.data / "claim_details_synth/pairs_dev.jsonl"
    cases = judged(reader, list(pair_sets.claim_details(file)))
    return relations.edit_figures(Sheet("claim-details", reader.name), cases)


def _emergent(place: Workplace, reader: Reader) -> Measured:
    held = list(stance_sets.emergent(place.data / "emergent/pairs_dev.jsonl"))
    sheet = Sheet("emergent", reader.name)
    return stances.stance_figures(sheet, reader, held, stances.RUMOURS)


def _fnc1(place: Workplace, reader: Reader) -> Measured:
    bodies = stance_sets.headlines_and_bodies(place.data / "fnc1", most=BODIES_OF_A_STANCE)
    return stances.body_figures(Sheet("fnc1", reader.name), reader, list(bodies))


def _claimdiff(place: Workplace, reader: Reader) -> Measured:
    held = list(stance_sets.claimdiff(place.data / "claimdiff/train.jsonl"))
    return stances.argument_figures(Sheet("claimdiff-pairs", reader.name), reader, held)


def _mrpc(place: Workplace, reader: Reader) -> Measured:
    held = list(stance_sets.mrpc(place.data / "mrpc/val.jsonl"))
    sheet = Sheet("mrpc", reader.name)
    return stances.stance_figures(sheet, reader, held, stances.PARAPHRASES)


def _sts(place: Workplace, reader: Reader) -> Measured:
    held = list(stance_sets.sts_news(place.data / "sts_news/pairs_dev.jsonl"))
    return stances.likeness_figures(Sheet("sts", reader.name), reader, held)


def _searched(name: str, read: Callable[[Path], RetrievalSet]) -> Measurement:
    """The measurement of a retrieval set, whose corpus is kept under `name`."""

    def searched(place: Workplace) -> Measured:
        held = read(place.data)
        queries = held.queries()
        with corpus(place, name, held) as opened:
            found = retrieval_figures(name, opened, queries, place.progress)
        with place.house(house_name(place, name, held), cached=False) as house:
            return found + lookup_times(name, house, queries)

    return searched


def _tweets(folder: str) -> Entry:
    files = ("verified_claims.jsonl", "queries_dev.jsonl", "qrels_dev.jsonl")
    return Entry(
        folder,
        "tweets, and the claims checked before; each claim stands for an article",
        tuple(f"{folder}/{file}" for file in files),
        _searched(folder, lambda data: retrieval_sets.verified_claims(data / folder)),
    )


CATALOGUE: tuple[Entry, ...] = (
    Entry(
        "own",
        "claim and passage pairs written for this project to test it",
        ("test_pairs",),
        _by_readers(_own_tests),
        own=True,
    ),
    Entry(
        "own-training",
        "the pairs written for this project to train on",
        ("pairs",),
        _by_readers(_own_training),
        own=True,
    ),
    Entry(
        "claim-details",
        "generated edits of news sentences (a regression floor)",
        ("claim_details_synth/pairs_dev.jsonl",),
        _by_readers(_claim_details),
    ),
    Entry(
        "emergent",
        "rumours and headlines: for, against, observing",
        ("emergent/pairs_dev.jsonl",),
        _by_readers(_emergent),
    ),
    Entry(
        "fnc1",
        "headlines and whole articles: agree, disagree, discuss, unrelated",
        ("fnc1/pairs_train.jsonl", "fnc1/headlines_train.jsonl", "fnc1/articles_train.jsonl"),
        _by_readers(_fnc1),
    ),
    Entry(
        "claimdiff-pairs",
        "sentences of two outlets: strengthen, weaken, neither",
        ("claimdiff/train.jsonl",),
        _by_readers(_claimdiff),
    ),
    Entry(
        "mrpc",
        "news sentences that paraphrase each other or not",
        ("mrpc/val.jsonl",),
        _by_readers(_mrpc),
    ),
    Entry(
        "sts",
        "news sentences scored by people for likeness",
        ("sts_news/pairs_dev.jsonl",),
        _by_readers(_sts),
    ),
    Entry(
        "emergent-articles",
        "rumours, and the articles that deal with them",
        ("emergent/claim_article_qrels_dev.jsonl", "fnc1/articles_train.jsonl"),
        _searched("emergent-articles", retrieval_sets.emergent),
    ),
    Entry(
        "wikinews",
        "events in a few words, and the articles that tell of them",
        ("wikinews_events/articles_dev.jsonl", "wikinews_events/events_dev.jsonl"),
        _searched("wikinews", retrieval_sets.wikinews),
    ),
    *(_tweets(folder) for folder in ("clef2020_t2", "clef2022_t2a")),
    Entry(
        "claimdiff",
        "claims of one outlet, and the articles of another that strengthen or weaken them",
        ("claimdiff/retrieval_train.jsonl", "abp/articles_dev.jsonl.gz"),
        _searched("claimdiff", retrieval_sets.claimdiff),
    ),
)

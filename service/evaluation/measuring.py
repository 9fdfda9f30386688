"""The measurement of each set: its cases read, judged or searched, and counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from service.evaluation import copies, relations, stances
from service.evaluation.corpus import corpus, stocked
from service.evaluation.figures import Measured, Sheet
from service.evaluation.folds import is_held_out
from service.evaluation.inventions import invention_figures, inventions
from service.evaluation.readers import Reader
from service.evaluation.relations import judged
from service.evaluation.retrieval import lookup_times, retrieval_figures
from service.evaluation.revisions import revision_figures
from service.evaluation.sets import copies as copy_sets
from service.evaluation.sets import pairs as pair_sets
from service.evaluation.sets import retrieval as retrieval_sets
from service.evaluation.sets import revisions as revision_sets
from service.evaluation.sets import stances as stance_sets
from service.evaluation.sets.retrieval import RetrievalSet
from service.evaluation.workplace import OURS, Workplace

BODIES_OF_A_STANCE = 375
EMERGENT = "emergent/pairs_dev.jsonl"
REVISIONS = "revision_synth/pairs_dev.jsonl"

Measurement = Callable[[Workplace], Measured]

PairMeasurement = Callable[[Workplace, Reader, Sheet], Measured]


def by_readers(name: str, measure: PairMeasurement) -> Measurement:
    """`measure` once for each reader, published under `name`, with the failures of the first."""

    def with_each(place: Workplace) -> Measured:
        with place.readers() as readers:
            told = [measure(place, reader, Sheet(name, reader.name)) for reader in readers]
        return sum((replace(each, failures=()) for each in told[1:]), told[0])

    return with_each


def own_tests(place: Workplace, reader: Reader, sheet: Sheet) -> Measured:
    """All that our test pairs tell, trap by trap, and what came out wrong."""
    cases = judged(reader, list(pair_sets.own_pairs(place.own / "test_pairs")))
    told = relations.own_figures(sheet, cases)
    return told + relations.trap_figures(Sheet(sheet.set, sheet.system), cases)


def own_training(place: Workplace, reader: Reader, sheet: Sheet) -> Measured:
    """All that the stories held out of our training pairs tell."""
    held = [p for p in pair_sets.own_pairs(place.own / "pairs") if is_held_out(p.pair.story)]
    return relations.own_figures(sheet, judged(reader, held))


def claim_details(place: Workplace, reader: Reader, sheet: Sheet) -> Measured:
    """Whether generated edits are seen."""
    held = pair_sets.claim_details(place.data / "claim_details_synth/pairs_dev.jsonl")
    cases = judged(reader, [each for each in held if is_held_out(each.pair.story)])
    return relations.edit_figures(sheet, cases)


def emergent(place: Workplace, reader: Reader, sheet: Sheet) -> Measured:
    """Whether headlines are for a rumour, against it, or observe it."""
    held = stance_sets.emergent(place.data / EMERGENT)
    cases = [each for each in held if is_held_out(each.pair.story)]
    return stances.stance_figures(sheet, reader, cases, stances.RUMOURS)


def fnc1(place: Workplace, reader: Reader, sheet: Sheet) -> Measured:
    """The stance of whole articles to a headline, in stories of which no rumour was learnt."""
    rumours = stance_sets.rumours_of_stories(place.data / EMERGENT)
    held = stance_sets.headlines_and_bodies(
        place.data / "fnc1",
        lambda story: all(map(is_held_out, rumours.get(story, ()))),
        most=BODIES_OF_A_STANCE,
    )
    return stances.body_figures(sheet, reader, list(held))


def claimdiff_pairs(place: Workplace, reader: Reader, sheet: Sheet) -> Measured:
    """Whether a sentence strengthens or weakens another."""
    held = stance_sets.claimdiff(place.data / "claimdiff/train.jsonl")
    return stances.argument_figures(sheet, reader, list(held))


def mrpc(place: Workplace, reader: Reader, sheet: Sheet) -> Measured:
    """Whether two sentences say the same."""
    cases = list(stance_sets.mrpc(place.data / "mrpc/val.jsonl"))
    return stances.stance_figures(sheet, reader, cases, stances.PARAPHRASES)


def sts(place: Workplace, reader: Reader, sheet: Sheet) -> Measured:
    """Whether scores order pairs as people do."""
    held = stance_sets.sts_news(place.data / "sts_news/pairs_dev.jsonl")
    return stances.likeness_figures(sheet, reader, list(held))


def searched(name: str, read: Callable[[Path], RetrievalSet]) -> Measurement:
    """The measurement of a retrieval set, published under `name`."""

    def measure(place: Workplace) -> Measured:
        held = read(place.data)
        queries = held.queries()
        with corpus(place, held) as opened:
            found = retrieval_figures(name, opened, queries, place.progress)
        for variant in place.variants:
            with place.house(stocked(place, held), variant, cached=False) as house:
                found += lookup_times(Sheet(name, variant.name), house, queries)
        return found

    return measure


def revisions(place: Workplace) -> Measured:
    """Whether what was done between two versions is named."""
    held = revision_sets.revisions(place.data / REVISIONS)
    return revision_figures(Sheet("revision_synth", OURS.name), held)


def made_up(place: Workplace) -> Measured:
    """How often somebody is said to report what nobody can have."""
    held = retrieval_sets.claimdiff(place.data)
    claims = inventions(held.articles())
    found = Measured()
    for variant in place.variants:
        with place.house(stocked(place, held), variant) as house:
            sheet = Sheet("made-up", variant.name)
            found += invention_figures(sheet, house, claims, place.progress)
    return found


def abp_wire(place: Workplace) -> Measured:
    """Whether copies across outlets are told from shared quotes, documents and page words."""
    pairs = copy_sets.abp_wire(place.data / "abp_wire/pairs_dev.jsonl")
    return copies.copy_figures(Sheet("abp_wire", "ours"), pairs)


def near_duplicates(place: Workplace) -> Measured:
    """How the share of one article in another ranks pairs that are labelled by shared runs."""
    pairs = copy_sets.near_duplicates(place.data / "fnc1")
    return copies.copy_figures(Sheet("near-duplicates", "ours"), pairs)


def polnear(place: Workplace) -> Measured:
    """Whether an article's wire is found by what it says itself."""
    articles = list(copy_sets.credited(place.data / "polnear/train.jsonl"))
    return copies.credit_figures(Sheet("polnear", "ours"), articles)

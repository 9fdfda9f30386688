"""Every set that can be measured: what it needs, and the measurement."""

from __future__ import annotations

from dataclasses import dataclass

from service.evaluation import linking, measuring
from service.evaluation.measuring import Measurement, by_readers, searched
from service.evaluation.sets import retrieval
from service.evaluation.sets import stories as story_sets
from service.evaluation.stories import storied
from service.evaluation.workplace import Workplace


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


def _tweets(folder: str) -> Entry:
    files = ("verified_claims.jsonl", "queries_dev.jsonl", "qrels_dev.jsonl")
    return Entry(
        folder,
        "tweets, and the claims checked before; each claim stands for an article",
        tuple(f"{folder}/{file}" for file in files),
        searched(folder, lambda data: retrieval.verified_claims(data / folder)),
    )


_LINKED_ARTICLES = (
    ("synth", "sentences of two articles that tell one thing; the gold is incomplete"),
    ("ecb", "sentences of two reports that mention an event in common"),
)


def _links(name: str, says: str) -> Entry:
    published, files = f"abcd_link_{name}", (f"{name}_docs.jsonl", f"{name}_links.jsonl")
    return Entry(
        published,
        says,
        tuple(f"abcd_link/{file}" for file in files),
        lambda place: linking.article_links(place, name, published),
    )


CATALOGUE: tuple[Entry, ...] = (
    Entry(
        "own",
        "claim and passage pairs written for this project to test it",
        ("test_pairs",),
        by_readers("own", measuring.own_tests),
        own=True,
    ),
    Entry(
        "own-training",
        "held-out topics of the training pairs; the last stage was fitted on them, which flatters",
        ("pairs",),
        by_readers("own-training", measuring.own_training),
        own=True,
    ),
    Entry(
        "claim-details",
        "generated edits of sentences of unseen articles (a regression floor)",
        ("claim_details_synth/pairs_dev.jsonl",),
        by_readers("claim-details", measuring.claim_details),
    ),
    Entry(
        "emergent",
        "unseen rumours and headlines: for, against, observing",
        (measuring.EMERGENT,),
        by_readers("emergent", measuring.emergent),
    ),
    Entry(
        "fnc1",
        "headlines and whole articles of unseen stories: agree, disagree, discuss, unrelated",
        (
            "fnc1/pairs_train.jsonl",
            "fnc1/headlines_train.jsonl",
            "fnc1/articles_train.jsonl",
            measuring.EMERGENT,
        ),
        by_readers("fnc1", measuring.fnc1),
    ),
    Entry(
        "claimdiff-pairs",
        "sentences of two outlets: strengthen, weaken, neither",
        ("claimdiff/train.jsonl",),
        by_readers("claimdiff-pairs", measuring.claimdiff_pairs),
    ),
    Entry(
        "mrpc",
        "news sentences that paraphrase each other or not",
        ("mrpc/val.jsonl",),
        by_readers("mrpc", measuring.mrpc),
    ),
    Entry(
        "sts",
        "news sentences scored by people for likeness",
        ("sts_news/pairs_dev.jsonl",),
        by_readers("sts", measuring.sts),
    ),
    Entry(
        "emergent-articles",
        "rumours, and the articles that deal with them",
        ("emergent/claim_article_qrels_dev.jsonl", "fnc1/articles_train.jsonl"),
        searched("emergent-articles", retrieval.emergent),
    ),
    Entry(
        "wikinews",
        "events in a few words, and the articles that tell of them",
        ("wikinews_events/articles_dev.jsonl", "wikinews_events/events_dev.jsonl"),
        searched("wikinews", retrieval.wikinews),
    ),
    *(_tweets(folder) for folder in ("clef2020_t2", "clef2022_t2a")),
    Entry(
        "claimdiff",
        "claims of one outlet, and the articles of another that strengthen or weaken them",
        ("claimdiff/retrieval_train.jsonl", "abp/articles_dev.jsonl.gz"),
        searched("claimdiff", retrieval.claimdiff),
    ),
    Entry(
        "made-up",
        "claims that no article holds: a number, a name, a place or all of it made up",
        ("abp/articles_dev.jsonl.gz",),
        measuring.made_up,
    ),
    Entry(
        "revision_synth",
        "generated pairs of versions: what was done, and whether it matters (a regression floor)",
        (measuring.REVISIONS,),
        measuring.revisions,
    ),
    Entry(
        "stories_wikinews",
        "articles gathered by event, one after another, without their dates",
        ("wikinews_events/articles_dev.jsonl",),
        storied("stories_wikinews", story_sets.wikinews),
    ),
    Entry(
        "stories_fnc1",
        "articles without headlines gathered by rumour, one after another",
        ("fnc1/articles_train.jsonl",),
        storied("stories_fnc1", story_sets.fnc1),
    ),
    Entry(
        "stories_ecb",
        "short reports gathered by topic, one after another",
        ("abcd_link/ecb_docs.jsonl",),
        storied("stories_ecb", story_sets.ecb),
    ),
    *(_links(name, says) for name, says in _LINKED_ARTICLES),
    Entry(
        "qa_align",
        "sentences of two reports of which people aligned what they say, among those of others",
        (linking.QA,),
        linking.aligned_propositions,
    ),
    Entry(
        "abp_wire",
        "articles of two outlets: copies, and what only shares quotes, documents or page words",
        ("abp_wire/pairs_dev.jsonl",),
        measuring.abp_wire,
    ),
    Entry(
        "near-duplicates",
        "bodies of one story, labelled by the runs of five words that they share, quotes and all",
        ("fnc1/neardup_pairs_train.jsonl", "fnc1/articles_train.jsonl"),
        measuring.near_duplicates,
    ),
    Entry(
        "polnear",
        "articles and the wire that they are from, told by credit, byline, dateline and sign-off",
        ("polnear/train.jsonl",),
        measuring.polnear,
    ),
)

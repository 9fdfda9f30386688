"""What may be said of an outlet that does not tell a claim, by hand and on the seeds' labels."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.matching.coverage import SHORT, Held, silence
from service.model import Completeness, CoverageState, Unassessable

SEEDS = Path(__file__).parents[3] / "seeds"
LABELS = [json.loads(line) for line in (SEEDS / "labels.jsonl").read_text("utf-8").splitlines()]
PUBLIC = datetime(2026, 3, 2, 12, tzinfo=UTC)


def held(hours=1, *, completeness=Completeness.FULL, characters=2_000, language="en"):
    at = None if hours is None else PUBLIC + timedelta(hours=hours)
    return Held(at=at, completeness=completeness, characters=characters, language=language)


EXCERPT = held(completeness=Completeness.EXCERPT)


def why(*articles, since=PUBLIC):
    cell = silence(articles, since=since, language="en")
    assert (cell.why is None) is (cell.state is not CoverageState.NOT_ASSESSABLE)
    return cell.why or cell.state


def test_a_full_text_after_the_claim_was_public_left_it_out():
    assert why(held()) is CoverageState.OMITTED
    assert why(held(0)) is CoverageState.OMITTED
    assert why(EXCERPT, held(), held(-5)) is CoverageState.OMITTED


def test_an_excerpt_never_left_anything_out():
    assert why(EXCERPT) is Unassessable.EXCERPT_ONLY
    assert why(EXCERPT, held(-5)) is Unassessable.EXCERPT_ONLY


def test_nobody_left_out_what_was_not_public_yet():
    assert why(held(-1)) is Unassessable.PUBLISHED_BEFORE_CLAIM


def test_where_a_clock_is_missing_nobody_left_anything_out():
    assert why(held(None)) is Unassessable.PUBLISHED_BEFORE_CLAIM
    assert why(held(), since=None) is Unassessable.PUBLISHED_BEFORE_CLAIM


def test_a_few_lines_and_another_language_left_nothing_out():
    assert why(held(characters=SHORT - 1)) is Unassessable.TOO_SHORT
    assert why(held(language="fr")) is Unassessable.OTHER_LANGUAGE
    assert why(held(language="")) is CoverageState.OMITTED


def test_an_outlet_without_an_article_did_not_cover_it_if_it_was_read_at_all():
    assert why() is CoverageState.NOT_COVERED
    assert silence((), since=PUBLIC, is_read=False).why is Unassessable.NOT_INGESTED


def _seeds():
    """Outlet and story → the version that counts; the story is the last step of the file's name."""
    found = {}
    for file in sorted((SEEDS / "articles").glob("*.json")):
        name = file.stem.removesuffix("-v2")
        article = json.loads(file.read_text("utf-8"))
        outlet, _, story = name.partition("-")[2].rpartition("-")
        key = article.get("url") or name
        found.setdefault((outlet, story), {})[key] = article
    return {each: tuple(versions.values()) for each, versions in found.items()}


ARTICLES = _seeds()


def _text(article):
    return article.get("text") or article.get("html") or "\n".join(article["paragraphs"])


def _clock(article):
    return datetime.fromisoformat(article.get("modified_at") or article["published_at"])


def _silence(label, outlet):
    """The cell of an outlet that does not tell the claim of a label."""
    tellers = label["expect"].items()
    reports = {outlet for outlet, told in tellers if told["relation"] == "reports"}
    files = [
        json.loads((SEEDS / "articles" / f"{told['article']}.json").read_text("utf-8"))
        for outlet, told in tellers
        if outlet in reports or not reports
    ]
    texts = [
        Held(
            at=_clock(article),
            completeness=Completeness(article["completeness"]),
            characters=len(_text(article)),
        )
        for article in ARTICLES[outlet, label["story"]]
    ]
    return silence(texts, since=min(map(_clock, files), default=None))


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["id"])
def test_silence_is_told_as_the_seeds_are_labelled(label):
    for outlet in label["omitted"]:
        assert _silence(label, outlet).state is CoverageState.OMITTED, outlet
    for outlet, reason in label["not_assessable"].items():
        assert _silence(label, outlet).why == reason, outlet

"""What holds of any two versions, of any text."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from service.model import Change, ChangeKind, Side, StoredArticle, VersionDiff
from service.versions import diff
from tests.fakes.stored import stored

WORDS = st.sampled_from(
    [
        "Mayor",
        "Roe",
        "Hale",
        "said",
        "that",
        "the",
        "12",
        "fifteen",
        "boats",
        "may",
        "will",
        "not",
        "sank",
        "sink",
        "on",
        "Monday",
        "in",
        "Oslo",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
STORIES = st.lists(PARAGRAPHS, max_size=7)
ANYTHING = st.lists(st.text(max_size=60), max_size=5)
FEW = settings(max_examples=80, deadline=None)
REVERSE = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.REMOVED: ChangeKind.ADDED,
    ChangeKind.MERGED: ChangeKind.SPLIT,
    ChangeKind.SPLIT: ChangeKind.MERGED,
}


def between(before: list[str], after: list[str]) -> VersionDiff:
    return diff(stored(*before), stored(*after, version=2))


@given(st.one_of(STORIES, ANYTHING))
@FEW
def test_a_version_against_itself_is_empty(story: list[str]) -> None:
    found = between(story, story)
    assert (found.changes, found.is_substantive, found.is_silent) == ((), False, False)


def added_and_removed(found: VersionDiff) -> Counter[tuple[ChangeKind, str]]:
    return Counter(
        (change.kind, side.text)
        for change in found.changes
        if change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}
        for side in (change.before, change.after)
        if side
    )


@given(STORIES, STORIES)
@FEW
def test_what_is_added_one_way_is_removed_the_other(before: list[str], after: list[str]) -> None:
    there = added_and_removed(between(before, after))
    back = added_and_removed(between(after, before))
    assert there == Counter({(REVERSE[kind], text): n for (kind, text), n in back.items()})


@given(st.one_of(STORIES, ANYTHING), st.one_of(STORIES, ANYTHING))
@FEW
def test_every_span_cuts_what_the_version_says(before: list[str], after: list[str]) -> None:
    found = between(before, after)
    for change in found.changes:
        assert change.says
        for side, version in ((change.before, found.before), (change.after, found.after)):
            if side:
                assert_cut(side, version)
        assert_facts_cut(change)


def assert_cut(side: Side, version: StoredArticle) -> None:
    assert side.span is None or side.span.cut(version.text) == side.text
    assert set(side.block_ids) <= {block.id for block in version.blocks}
    ends = [at for mark in side.marks for at in (mark.start, mark.end)]
    assert ends == sorted(ends)
    assert all(0 <= at <= len(side.text) for at in ends)


def assert_facts_cut(change: Change) -> None:
    for delta in change.deltas:
        for fact, side in ((delta.ours, change.before), (delta.theirs, change.after)):
            assert fact is None or (side and fact.span.cut(side.text) == fact.text)


@given(STORIES, STORIES)
@FEW
def test_silence_and_reasons_follow_from_the_changes(before: list[str], after: list[str]) -> None:
    found = between(before, after)
    assert found.is_substantive == any(change.is_substantive for change in found.changes)
    assert found.is_silent == found.is_substantive
    assert found.reasons


@given(st.lists(PARAGRAPHS, min_size=2, max_size=6, unique=True), st.randoms())
@FEW
def test_the_same_paragraphs_in_another_order_do_not_matter(story: list[str], chance) -> None:  # type: ignore[no-untyped-def]
    order = list(story)
    chance.shuffle(order)
    found = between(story, order)
    assert {change.kind for change in found.changes} <= {ChangeKind.MOVED}
    assert not found.is_substantive

"""What an outlet did between two versions, named as a standards editor would name it."""

from __future__ import annotations

import pytest

from service.model import ChangeKind, Slot, VersionDiff
from service.versions import diff
from tests.fakes.stored import stored

LEAD = "The mayor of Aldmouth opened the new bridge on Monday before a small crowd."
COST = "The bridge cost nine million crowns, which the county paid, an official said."
RAIN = "Rain fell all day in the valley, and most of the stalls stayed shut."
BUS = "A bus took the guests home when the speeches were over."
STORY = (LEAD, COST, RAIN, BUS)


def between(before: tuple[str, ...], after: tuple[str, ...]) -> VersionDiff:
    return diff(stored(*before, version=1), stored(*after, version=2))


def retitled(before: str, after: str) -> VersionDiff:
    return diff(stored(*STORY, title=before), stored(*STORY, title=after, version=2))


def kinds(found: VersionDiff) -> list[str]:
    return [change.kind.value for change in found.changes]


@pytest.mark.parametrize(
    ("old", "new", "kind", "slot"),
    [
        ("nine million", "eleven million", ChangeKind.CHANGED_FACT, Slot.NUMBER),
        ("on Monday", "on Tuesday", ChangeKind.CHANGED_FACT, Slot.DATE),
        ("of Aldmouth", "of Kelby", ChangeKind.CHANGED_FACT, Slot.NAME),
        ("opened", "did not open", ChangeKind.CHANGED_FACT, Slot.NEGATION),
        ("opened", "reportedly opened", ChangeKind.CHANGED_CERTAINTY, Slot.CERTAINTY),
        ("an official said", "the builders said", ChangeKind.CHANGED_ATTRIBUTION, Slot.ATTRIBUTION),
        (
            "an official said",
            "an official claimed",
            ChangeKind.CHANGED_ATTRIBUTION,
            Slot.ATTRIBUTION,
        ),
    ],
)
def test_a_changed_detail_is_named_by_its_kind_and_slot(
    old: str, new: str, kind: ChangeKind, slot: Slot
) -> None:
    found = between(STORY, tuple(text.replace(old, new) for text in STORY))
    (change,) = found.changes
    assert change.kind is kind
    assert [delta.slot for delta in change.deltas] == [slot]
    assert found.is_substantive
    assert found.is_silent


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('He said "we waited" - and left.', "He said “we waited” — and left."),
        ("It cost 12,000 crowns.", "It cost 12000  crowns ."),
        ("The co-operation was announced.", "The cooperation was announced."),
        ("The harbour was reorganised.", "The harbor was reorganized."),
        ("The occured damage was large.", "The occurred damage was large."),
        ("They recieved a letter.", "They received a letter."),
    ],
)
def test_marks_spaces_and_spelling_are_cosmetic(before: str, after: str) -> None:
    found = between((LEAD, before), (LEAD, after))
    assert set(kinds(found)) == {"cosmetic"}
    assert not found.is_substantive
    assert not found.is_silent


def test_a_paragraph_that_is_new_or_gone_is_told_and_matters() -> None:
    found = between(STORY, (LEAD, COST, BUS, "Two people were hurt on the stairs."))
    removed, added = found.changes
    assert (removed.kind, removed.before and removed.before.text) == (ChangeKind.REMOVED, RAIN)
    assert (added.kind, added.before) == (ChangeKind.ADDED, None)
    assert found.is_substantive


def test_a_sentence_put_into_a_paragraph_is_the_change_and_not_its_paragraph() -> None:
    found = between(STORY, (LEAD, f"{COST} Nobody objected at the time.", RAIN, BUS))
    (change,) = found.changes
    assert change.kind is ChangeKind.ADDED
    assert change.after is not None
    assert change.after.text == "Nobody objected at the time."


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ((BUS, LEAD, COST, RAIN), "moved"),
        ((LEAD, f"{COST} {RAIN}", BUS), "merged"),
    ],
)
def test_blocks_set_otherwise_do_not_matter(after: tuple[str, ...], kind: str) -> None:
    found = between(STORY, after)
    assert kinds(found) == [kind]
    assert not found.is_substantive


def test_a_split_paragraph_is_the_reverse_of_a_merged_one() -> None:
    (change,) = between((LEAD, f"{COST} {RAIN}", BUS), STORY).changes
    assert change.kind is ChangeKind.SPLIT
    assert change.before is not None
    assert change.after is not None
    assert (len(change.before.block_ids), len(change.after.block_ids)) == (1, 2)


def test_a_headline_stands_on_its_own_and_says_whether_it_matters() -> None:
    (changed,) = retitled("Bridge opens", "Bridge fails to open").changes
    assert (changed.kind, changed.is_substantive) == (ChangeKind.HEADLINE, True)
    (styled,) = retitled("Bridge 'opens'", "Bridge ‘opens’").changes
    assert (styled.kind, styled.is_substantive) == (ChangeKind.HEADLINE, False)


def test_a_correction_notice_is_linked_to_the_change_that_it_owns_up_to() -> None:
    notice = (
        "Correction: An earlier version of this article said that the bridge cost nine million "
        "crowns. It cost eleven million."
    )
    after = (LEAD, COST.replace("nine", "eleven"), RAIN, BUS, "A choir sang.", notice)
    found = between(STORY, after)
    (held,) = found.notices
    assert held.is_new
    assert [found.changes[at].kind for at in held.about] == [ChangeKind.CHANGED_FACT]
    assert found.is_substantive
    assert not found.is_silent


def test_a_version_against_itself_shows_nothing() -> None:
    found = between(STORY, STORY)
    assert (found.changes, found.is_substantive, found.is_silent) == ((), False, False)
    assert found.reasons == ("The two versions say the same in the same words.",)


@pytest.mark.parametrize(
    ("notice", "matters"),
    [
        ("This article has been retracted: its main claim could not be verified.", True),
        ("Correction: An earlier version of this article named the wrong street.", True),
        ("This story has been updated with comments from the builders.", False),
        ("Updated: 4 March 2026, 10:15", False),
    ],
)
def test_a_notice_is_no_change_of_the_story_but_may_matter(notice: str, *, matters: bool) -> None:
    found = between(STORY, (*STORY, notice))
    assert found.changes == ()
    assert found.is_substantive is matters
    assert not found.is_silent


def test_a_notice_that_is_kept_is_not_new_and_one_that_is_taken_away_is_a_change() -> None:
    notice = "Correction: An earlier version of this article said that the bridge was closed."
    dearer = tuple(text.replace("nine", "eleven") for text in STORY)
    kept = between((*STORY, notice), (*dearer, notice))
    assert [each.is_new for each in kept.notices] == [False]
    assert kept.is_silent
    (gone,) = between((*STORY, notice), STORY).changes
    assert (gone.kind, gone.is_substantive) == (ChangeKind.REMOVED, True)


def test_a_notice_within_a_paragraph_is_a_notice_and_no_new_passage() -> None:
    told = f"{BUS} This story has been corrected: the bridge cost eleven million crowns."
    after = (LEAD, COST.replace("nine", "eleven"), RAIN, told)
    found = between(STORY, after)
    assert kinds(found) == ["changed_fact"]
    assert [(each.kind.value, each.about) for each in found.notices] == [("correction", (0,))]


def test_a_notice_of_one_change_does_not_speak_of_another() -> None:
    notice = (
        "This article was amended on 4 March. An earlier version said that the bridge in Aldmouth "
        "cost nine million crowns; it cost eleven million."
    )
    after = (LEAD.replace("Monday", "Tuesday"), COST.replace("nine", "eleven"), RAIN, BUS, notice)
    found = between(STORY, after)
    (held,) = found.notices
    assert [found.changes[at].says for at in held.about] == [
        "A number was changed: “nine million crowns” became “eleven million crowns”."
    ]

"""The history of an article, and what changed between two of its versions, ready for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from service.model import (
    Change,
    ChangeKind,
    Notice,
    NoticeKind,
    Side,
    StoredArticle,
    VersionDiff,
    VersionSummary,
)
from service.web.pages.article import block_labels
from service.web.pages.wording import Badge, Piece, marked

KINDS = {
    ChangeKind.HEADLINE: Badge("differs", "headline changed", "H"),
    ChangeKind.CHANGED_FACT: Badge("differs", "fact changed", "≠"),
    ChangeKind.CHANGED_QUOTE: Badge("unclear", "quote changed", "”"),
    ChangeKind.CHANGED_ATTRIBUTION: Badge("unclear", "source changed", "@"),
    ChangeKind.CHANGED_CERTAINTY: Badge("unclear", "certainty changed", "?"),
    ChangeKind.ADDED: Badge("reports", "added", "+"),
    ChangeKind.REMOVED: Badge("disputes", "removed", "−"),
    ChangeKind.REWORDED: Badge("related", "reworded", "~"),
    ChangeKind.SPLIT: Badge("related", "split", "÷"),
    ChangeKind.MERGED: Badge("related", "merged", "&"),
    ChangeKind.MOVED: Badge("related", "moved", "↕"),
    ChangeKind.COSMETIC: Badge("related", "cosmetic", "·"),
}

NOTICES = {
    NoticeKind.CORRECTION: "Correction",
    NoticeKind.CLARIFICATION: "Clarification",
    NoticeKind.UPDATE: "Update",
    NoticeKind.RETRACTION: "Retraction",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A version in the history; `follows` is the number of the one before, 0 for the first."""

    version: VersionSummary
    follows: int
    has_new_title: bool


@dataclass(frozen=True, slots=True)
class SideCard:
    """A passage of one version: its text, cut where it changed, and the blocks it stands in."""

    version: int
    pieces: tuple[Piece, ...]
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One change of a passage: its kind, what was done, and the notices that speak of it."""

    number: int
    badge: Badge
    says: str
    notices: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PassageCard:
    """A passage of both versions, and all that was done to it."""

    findings: tuple[Finding, ...]
    before: SideCard | None
    after: SideCard | None
    is_same_text: bool


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """A notice, and the numbers of the changes that it speaks of."""

    number: int
    name: str
    text: str
    block_id: str
    is_new: bool
    changes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the whole difference comes to, in a few words and in a sentence."""

    badge: Badge
    says: str


@dataclass(frozen=True, slots=True)
class DiffPage:
    """Two versions as the page sets them against each other: what matters, then the rest."""

    before: StoredArticle
    after: StoredArticle
    verdict: Verdict
    reasons: tuple[str, ...]
    notices: tuple[NoticeCard, ...]
    substantive: tuple[PassageCard, ...]
    other: tuple[PassageCard, ...]


def entries(history: Sequence[VersionSummary]) -> tuple[Entry, ...]:
    """The history, newest first."""
    first = [Entry(version, 0, has_new_title=False) for version in history[:1]]
    later = [
        Entry(new, old.version, has_new_title=new.title != old.title)
        for old, new in pairwise(history)
    ]
    return tuple(reversed(first + later))


def set_apart(diff: VersionDiff) -> DiffPage:
    """The typed diff, ready for the page."""
    notices = tuple(_notice(n, given) for n, given in enumerate(diff.notices, start=1))
    numbered = list(enumerate(diff.changes, start=1))
    return DiffPage(
        before=diff.before,
        after=diff.after,
        verdict=_verdict(diff),
        reasons=diff.reasons,
        notices=notices,
        substantive=_cards(diff, [c for c in numbered if c[1].is_substantive], notices),
        other=_cards(diff, [c for c in numbered if not c[1].is_substantive], notices),
    )


_Numbered = tuple[int, Change]


def _cards(
    diff: VersionDiff, numbered: Iterable[_Numbered], notices: Sequence[NoticeCard]
) -> tuple[PassageCard, ...]:
    """The changes, those that follow each other in one passage together."""
    labels = block_labels(diff.before.blocks), block_labels(diff.after.blocks)
    cards = []
    for _, run in groupby(numbered, key=lambda given: _passage(given[1])):
        changes = list(run)
        befores = [change.before for _, change in changes if change.before]
        afters = [change.after for _, change in changes if change.after]
        cards.append(
            PassageCard(
                findings=tuple(_finding(n, change, notices) for n, change in changes),
                before=_side(befores, diff.before.summary.version, labels[0], whole=not afters),
                after=_side(afters, diff.after.summary.version, labels[1], whole=not befores),
                is_same_text=[s.text for s in befores[:1]] == [s.text for s in afters[:1]],
            )
        )
    return tuple(cards)


def _passage(change: Change) -> tuple[object, ...]:
    """What tells a passage from another: where it stands on both sides, and its words."""
    return tuple(
        side and (side.block_ids, side.span, side.text) for side in (change.before, change.after)
    )


def _finding(number: int, change: Change, notices: Sequence[NoticeCard]) -> Finding:
    return Finding(
        number=number,
        badge=KINDS[change.kind],
        says=change.says,
        notices=tuple((n.number, n.name) for n in notices if number in n.changes),
    )


def _side(
    sides: Sequence[Side], version: int, labels: Mapping[str, str], *, whole: bool
) -> SideCard | None:
    """The passage; all of it is marked where the other version has nothing for it."""
    if not sides:
        return None
    text, marks = sides[0].text, [mark for side in sides for mark in side.marks]
    pieces = (Piece(text, is_marked=True),) if whole else marked(text, marks)
    places = tuple((block, labels.get(block, "text")) for block in sides[0].block_ids)
    return SideCard(version, pieces, places)


def _verdict(diff: VersionDiff) -> Verdict:
    if diff.is_silent:
        badge = Badge("disputes", "Silent change", "!")
        return Verdict(badge, "What the article says changed, and no new notice owns up to it.")
    if diff.is_substantive:
        badge = Badge("differs", "Changed, with a notice", "≠")
        return Verdict(badge, "What the article says changed, and a new notice owns up to it.")
    if diff.changes:
        badge = Badge("related", "No change of substance", "~")
        return Verdict(badge, "The wording changed; what the article says did not.")
    return Verdict(Badge("reports", "No change", "="), "The two versions say the same.")


def _notice(number: int, given: Notice) -> NoticeCard:
    return NoticeCard(
        number,
        NOTICES[given.kind],
        given.text,
        given.block_id,
        given.is_new,
        tuple(place + 1 for place in given.about),
    )

"""Whether what was done between two versions is named, and nothing else is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from service.evaluation.figures import Measured, Sheet
from service.evaluation.sets.revisions import Operation, RevisionPair
from service.model import (
    ArticleSummary,
    Change,
    ChangeKind,
    Masthead,
    Side,
    Slot,
    StoredArticle,
    StoredBlock,
    VersionDiff,
)
from service.text.blocks import split_paragraphs
from service.text.clean import squeeze
from service.versions import diff

_NAMES: Final = frozenset({Slot.NAME, Slot.PLACE})


def revision_figures(sheet: Sheet, pairs: Iterable[RevisionPair]) -> Measured:
    """Each kind of operation, what was named beside them, and whether it matters."""
    read = [_Read(pair, _diff(pair)) for pair in pairs]
    for kind, rule in _RULES.items():
        found = [named for each in read for named in each.named(kind, rule)]
        sheet.share(f"named right: {rule.told}", sum(found), len(found))
    extra = [each.unasked() for each in read]
    changes = sum(len(each.told()) for each in read)
    sheet.share("named, and nobody did it", sum(extra), changes, less_is_better=True)
    weighty = [each.diff.is_substantive for each in read if each.pair.is_substantive]
    sheet.share("substantive pairs called so", sum(weighty), len(weighty))
    light = [each.diff.is_substantive for each in read if not each.pair.is_substantive]
    sheet.share(
        "pairs that are not substantive called so", sum(light), len(light), less_is_better=True
    )
    return Measured(tuple(sheet.figures))


@dataclass(frozen=True, slots=True)
class _Rule:
    """How an operation must be named: the kind of change, and what else must hold of it."""

    told: str
    kind: ChangeKind
    holds: Callable[[Operation, Change], bool]


def _exchanges(slots: frozenset[Slot]) -> Callable[[Operation, Change], bool]:
    """Whether the words were exchanged here, and a delta of one of the slots tells it."""

    def holds(op: Operation, change: Change) -> bool:
        is_here = op.old in _text(change.before) and op.new in _text(change.after)
        return is_here and any(d.slot in slots and d.ours and d.theirs for d in change.deltas)

    return holds


def _is_within(op: Operation, change: Change) -> bool:
    text = _text(change.after)
    return any(text in squeeze(paragraph) for paragraph in op.after)


def _is_new_within(op: Operation, change: Change) -> bool:
    text = _text(change.after)
    return _is_within(op, change) and not any(text in squeeze(p) for p in op.before)


def _is_whole_after(op: Operation, change: Change) -> bool:
    return any(_text(change.after) == squeeze(paragraph) for paragraph in op.after)


def _is_whole_before(op: Operation, change: Change) -> bool:
    return any(_text(change.before) == squeeze(paragraph) for paragraph in op.before)


def _holds_all(op: Operation, change: Change) -> bool:
    return all(squeeze(paragraph) in _text(change.before) for paragraph in op.before)


_RULES: Final[Mapping[str, _Rule]] = {
    "number": _Rule("number", ChangeKind.CHANGED_FACT, _exchanges(frozenset({Slot.NUMBER}))),
    "year": _Rule("year", ChangeKind.CHANGED_FACT, _exchanges(frozenset({Slot.DATE}))),
    "entity": _Rule("name", ChangeKind.CHANGED_FACT, _exchanges(_NAMES)),
    "hedge": _Rule("hedge", ChangeKind.CHANGED_CERTAINTY, _is_within),
    "sentence_added": _Rule("sentence put in", ChangeKind.ADDED, _is_new_within),
    "insert_paragraph": _Rule("paragraph put in", ChangeKind.ADDED, _is_whole_after),
    "delete_paragraph": _Rule("paragraph taken out", ChangeKind.REMOVED, _is_whole_before),
    "move_paragraph": _Rule("paragraph moved", ChangeKind.MOVED, _is_whole_before),
    "merge_paragraphs": _Rule("paragraphs merged", ChangeKind.MERGED, _holds_all),
}


@dataclass(frozen=True, slots=True)
class _Read:
    """A pair and its diff."""

    pair: RevisionPair
    diff: VersionDiff

    def told(self) -> list[Change]:
        """The changes that are more than cosmetic."""
        return [c for c in self.diff.changes if c.kind is not ChangeKind.COSMETIC]

    def named(self, kind: str, rule: _Rule) -> Iterator[bool]:
        """Whether a change of the right kind tells it, for each operation of one kind."""
        changes = [change for change in self.diff.changes if change.kind is rule.kind]
        for op in self.pair.operations:
            if op.kind == kind:
                yield any(rule.holds(op, change) for change in changes)

    def unasked(self) -> int:
        """How many changes are of a kind that no operation is of, or of it once too often."""
        wanted = Counter(_RULES[op.kind].kind for op in self.pair.operations)
        return (Counter(c.kind for c in self.told()) - wanted).total()


def _diff(pair: RevisionPair) -> VersionDiff:
    return diff(_stored(pair.before, 1), _stored(pair.after, 2))


def _stored(paragraphs: Sequence[str], version: int) -> StoredArticle:
    """A version as the store would give it."""
    document = split_paragraphs("", paragraphs)
    seen = datetime(2026, 1, version, tzinfo=UTC)
    summary = ArticleSummary("article", "outlet", version, Masthead(""), seen, seen)
    blocks = (StoredBlock(str(n), b.kind, b.text, b.span) for n, b in enumerate(document.blocks))
    return StoredArticle(summary, "", document.text, tuple(blocks))


def _text(side: Side | None) -> str:
    return squeeze(side.text) if side else ""

"""See where a passage says that it was another than the claim's: `X, not Y`, `it was X that …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from service.matching.sides import Facts, slot
from service.matching.stem import stems
from service.matching.terms import Term
from service.matching.wording import Likeness, Wording, likeness
from service.model import Delta, Fact, Reading, Slot, Span

_BEFORE: Final = "at|in|on|from|of|by|for|with|to|because"
_ARTICLE: Final = "the|an?|his|her|its|their"
_LEADING: Final = rf"(?:(?:{_BEFORE})\s)?(?:of\s)?(?:(?:{_ARTICLE})\s)?"
_NOT: Final = re.compile(
    rf"(?:[,—–]\s?(?:and\s)?not|\band\snot|,?\srather\sthan|,?\sinstead\sof)\s"
    rf"{_LEADING}(?!\w{{1,20}}ing\s|all\b|any\b|one\b|single\b|even\b|only\b|so\b|far\b)"
)
_NOT_BUT: Final = re.compile(rf"\snot\s(?=(?:{_BEFORE}|{_ARTICLE})\s){_LEADING}")
_BUT: Final = re.compile(rf",?\sbut\s{_LEADING}")
_BUT_WITHIN: Final = 50
_CLEFT: Final = re.compile(
    r"\b[Ii]t(?:\s(?:was|is|were)|['’]s)\s(?:\w{1,12}ly\s|perhaps\s|not\s)?(?=[A-Z]|"
    r"(?:the|an?|his|her|its|their|one|two|three|four|at|in|near|outside|from|on|to|for|by|"
    r"because|another|other)\s)"
)
_RELATIVE: Final = re.compile(r"\b(?:that|who|which|where)\s")
_FOCUS_WITHIN: Final = 110
_SENTENCE_WITHIN: Final = 400
_FOCUS_END: Final = re.compile(r",|\s(?:of|in|at|from|with|for|near|on|outside)\s")
_STOP: Final = re.compile(r"[;.!?:](?:\s|$)")
_APART: Final = re.compile(r"[,;:.!?—–()\"“”]|\b(?:and|or|but|that|who|which|as|when|while)\b")
_NO_CLEFT_WORDS: Final = """
fact truth lie myth pity shame wonder mistake coincidence accident time case sign view hope belief
rule condition matter question understanding idea thing way day year reason first second third"""
_NO_CLEFT: Final = stems(_NO_CLEFT_WORDS)
_RANKS: Final = stems("deputy vice assistant shadow")
_CUES: Final = ("not", "rather", "instead")
_IT: Final = re.compile(r"[Ii]t(?:\s(?:was|is|were)|['’]s)\s")
_ASIDE: Final = re.compile(
    rf"(?:[,—–]\s?(?:and\s)?not|\band\snot|\srather\sthan|\sinstead\sof)\s|"
    rf"\snot\s(?:{_BEFORE}|{_ARTICLE})\s|\b{_IT.pattern}"
)
"""How each of the three wordings begins."""
_VALUES: Final = (Slot.NUMBER, Slot.DATE)
_PHRASE: Final = 3
_CLAUSE_TELLS: Final = 2
_HEAVY: Final = 1.0


@dataclass(frozen=True, slots=True)
class Contrast:
    """The claim's phrase, what the passage puts in its place, and where it says so."""

    ours: Span
    theirs: Span
    cue: Span

    def delta(self, claim: str, passage: str) -> Delta:
        """The contrast as a difference in a name."""
        return Delta(
            Slot.NAME, _fact(self.ours, claim), _fact(self.theirs, passage), Reading.CONFLICT
        )


def _fact(span: Span, text: str) -> Fact:
    return Fact(Slot.NAME, span.cut(text), span, span.cut(text).lower())


def possible(text: str) -> bool:
    """Whether a text may set one thing aside for another at all."""
    # The first two take a quarter of the time of the third, and most texts have no cue.
    may = any(cue in text for cue in _CUES) or _IT.search(text)
    return bool(may) and _ASIDE.search(text) is not None


def contrasts(wording: Wording, facts: Facts, passage: str, within: Span) -> tuple[Contrast, ...]:
    """Every place in the evidence where the claim's word is set aside for another."""
    asked = {fact.value for fact in slot(facts.ours, Slot.NUMBER, Slot.DATE)}
    told = [fact.span for fact in slot(facts.theirs, *_VALUES) if fact.value in asked]
    return (
        *_denied_for_another(wording, passage, within),
        *_clefts(wording, told, passage, within),
    )


def _denied_for_another(wording: Wording, text: str, within: Span) -> Iterator[Contrast]:
    """`X, not Y`, `X rather than Y` and `not Y but X`, where Y is the claim's and X is not."""
    for found in _NOT.finditer(text, within.start, within.end):
        denied = _phrase_after(wording, text, found.end())
        put = _phrase_before(wording, text, found.start())
        yield from _of_two(wording, denied, put, Span(*found.span()))
    for found in _NOT_BUT.finditer(text, within.start, within.end):
        denied = _phrase_after(wording, text, found.end())
        end = denied[-1].span.end if denied else found.end()
        but = _BUT.search(text, end, min(end + _BUT_WITHIN, within.end))
        put = _phrase_after(wording, text, but.end()) if but else ()
        yield from _of_two(wording, denied, put, Span(*found.span()))


def _of_two(
    wording: Wording, denied: Sequence[Term], put: Sequence[Term], cue: Span
) -> Iterator[Contrast]:
    """The contrast of two phrases, where the denied one alone is the claim's, and only here."""
    if not denied or not put or denied[0].event or put[-1].event or put[-1].weight < _HEAVY:
        return
    places = {term.place for term in denied}
    pairs = [p for p in wording.pairs if p.theirs.place in places and p.ours.weight >= _HEAVY]
    alike = any(likeness(ours, term) for ours in wording.ours.items for term in put[-1:])
    if pairs and not alike and all(p.likeness is Likeness.SAME for p in pairs):
        yield Contrast(_cover([p.ours for p in pairs]), _cover(put), cue)


def _clefts(
    wording: Wording, values: Sequence[Span], text: str, within: Span
) -> Iterator[Contrast]:
    """`It was X that …`, where the clause tells of the claim's event and X is not the claim's."""
    for found in _CLEFT.finditer(text, within.start, within.end):
        that = _RELATIVE.search(text, found.end(), min(found.end() + _FOCUS_WITHIN, within.end))
        stop = _STOP.search(text, found.end(), min(found.end() + _SENTENCE_WITHIN, within.end))
        if not that or (stop and stop.start() < that.start()):
            continue
        clause = Span(that.end(), stop.start() if stop else within.end)
        cut = _FOCUS_END.search(text, found.end() + 4, that.start())
        focus = wording.theirs.within(Span(found.end(), cut.start() if cut else that.start()))
        beside = Span(cut.start(), that.start()) if cut and cut.group() == "," else None
        if beside and _names_the_claims(wording, beside):
            continue
        tells = sum(map(clause.overlaps, values))
        ours = _left_untold(wording, clause, focus, tells)
        if ours:
            yield Contrast(ours, _cover(focus), Span(found.start(), that.end()))


def _names_the_claims(wording: Wording, beside: Span) -> bool:
    """Whether the words set beside the focus are a name that the claim has."""
    return any(p.theirs.name and beside.overlaps(p.theirs.span) for p in wording.pairs)


def _left_untold(wording: Wording, clause: Span, focus: Sequence[Term], values: int) -> Span | None:
    """The claim's phrase for which the focus stands; none where the focus can be the claim's."""
    if not focus or focus[-1].key in _NO_CLEFT or focus[-1].weight < _HEAVY:
        return None
    told = {p.ours.place for p in wording.pairs if clause.overlaps(p.theirs.span)}
    heavy = [term for term in wording.ours.items if term.weight >= _HEAVY]
    if values + sum(term.place in told for term in heavy) < _CLAUSE_TELLS:
        return None
    head = focus[-1]
    known = next((term for term in wording.ours.items if likeness(term, head)), None)
    if known:
        return _modified(wording, known, focus)
    free = [
        term
        for term in heavy
        if term.place not in told and not term.event and (head.name or not term.name)
    ]
    return _cover(tuple(_run(free))) if free else None


def _modified(wording: Wording, known: Term, focus: Sequence[Term]) -> Span | None:
    """The claim's phrase where its noun has another word before it: `finance`, `economy`."""
    at = known.place - wording.ours.items[0].place
    before = wording.ours.items[at - 1] if at else None
    new = [term for term in focus[:-1] if term.place not in wording.of_theirs]
    beside = before is not None and before.span.end + 1 == known.span.start
    if before and beside and new and before.place not in wording.of_ours:
        return _cover((before, known))
    return known.span if any(term.key in _RANKS for term in new) else None


def _run(free: Sequence[Term]) -> Iterator[Term]:
    """The first of the terms with those that follow it at once."""
    start = free[0].place
    return (t for at, t in enumerate(free[:_PHRASE]) if t.place == start + at)


def _phrase_after(wording: Wording, text: str, start: int) -> tuple[Term, ...]:
    """The terms of the phrase that begins at an offset."""
    end = _APART.search(text, start, start + _FOCUS_WITHIN)
    return wording.theirs.within(Span(start, end.start() if end else start + _FOCUS_WITHIN))[
        :_PHRASE
    ]


def _phrase_before(wording: Wording, text: str, end: int) -> tuple[Term, ...]:
    """The terms of the phrase that ends at an offset, after its last mark or joining word."""
    first = max(0, end - _FOCUS_WITHIN)
    marks = [found.end() for found in _APART.finditer(text, first, end)]
    return wording.theirs.within(Span(max(marks, default=first), end))[-_PHRASE:]


def _cover(terms: Sequence[Term]) -> Span:
    return Span(terms[0].span.start, max(term.span.end for term in terms))

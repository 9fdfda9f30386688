"""The quoted spans of a text: straight or curly, nested, or left open to the paragraph's end."""

from __future__ import annotations

from service.model import Fact, Slot
from service.text.facts.tokens import Gap, Kind, Token, Tokenised

_MARKS = frozenset({'"', "'"})
_OPENING_ONLY = "“„‘‚«"


def quotes(t: Tokenised) -> list[Fact]:
    """The quote facts of a text, in order; the span holds the words without their marks.

    A quote within a quote is a fact of its own. A double quote that is not closed runs to the end
    of its paragraph, as a speech over several paragraphs is set; an unclosed single one is an
    apostrophe.
    """
    found: list[Fact] = []
    opened: dict[str, int] = {}
    if t.vocabulary.isdisjoint(_MARKS):
        return found
    for i in range(t.size):
        token = t.tokens[i]
        if token.gap is Gap.PARAGRAPH:
            _close(t, found, opened.pop('"', None), i)
            opened.clear()
        if token.key in _MARKS:
            _turn(t, found, opened, i)
    _close(t, found, opened.pop('"', None), t.size)
    return sorted(found, key=lambda fact: fact.span)


def _turn(t: Tokenised, found: list[Fact], opened: dict[str, int], i: int) -> None:
    """Let the mark at token `i` open or close a quote, or be an inch sign or an apostrophe."""
    mark = t.keys[i]
    if mark in opened and t.tokens[i].text not in _OPENING_ONLY:
        if mark == '"' or _can_close(t, i):
            _close(t, found, opened.pop(mark), i)
            if mark == '"':
                opened.pop("'", None)
    elif mark not in opened and _can_open(t, i):
        opened[mark] = i + 1


def _can_open(t: Tokenised, i: int) -> bool:
    token, before, after = t.tokens[i], t.tokens[i - 1], t.tokens[i + 1]
    if token.text in "”»":
        return False
    glued_to_word = token.gap is Gap.GLUED and i > 0 and before.kind is not Kind.MARK
    if token.key == '"':
        return not (glued_to_word and before.kind is Kind.NUMBER)
    return not glued_to_word and after.gap is Gap.GLUED and after.kind is not Kind.END


def _can_close(t: Tokenised, i: int) -> bool:
    after = t.tokens[i + 1]
    return t.tokens[i].gap is Gap.GLUED and (after.gap is not Gap.GLUED or not _is_word(after))


def _is_word(token: Token) -> bool:
    return token.kind in (Kind.WORD, Kind.NUMBER, Kind.INITIALS)


def _close(t: Tokenised, found: list[Fact], first: int | None, end: int) -> None:
    if first is None:
        return
    words = [token.key for token in t.tokens[first:end] if token.kind is not Kind.MARK]
    if words:
        text, span = t.cut(first, end)
        found.append(Fact(Slot.QUOTE, text, span, " ".join(words).replace(" 's", "'s")))

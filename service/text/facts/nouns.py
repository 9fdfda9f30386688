"""The counted noun after a number: `10,000 elite North Korean troops` counts troops."""

from __future__ import annotations

from service.text.facts.amounts import PLURAL_SCALES
from service.text.facts.tokens import Kind, Token, Tokenised
from service.text.facts.wordlist import words

FUNCTION_WORDS = words(
    "a an the this that these those and or but nor so yet of in on at by for with from to into "
    "onto over under after before since until till during while when where who whom whose which "
    "what why how if as than then because though although is are was were be been being am has "
    "have had do does did will would can could may might must shall should not no he she it they "
    "we you i him her them us me his its their our your my who's it's about against between among "
    "through across near inside outside within without toward towards along around behind beyond "
    "upon per via including according said says say told there here now also just only ago later "
    "earlier out up down off each every both all any some such same very too more most less least "
    "least apart away together still yesterday today tomorrow tonight however instead perhaps "
    "always plus versus vs never ever even"
)
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "others": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "police": "police",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "crises": "crisis",
    "personnel": "personnel",
    "staff": "staff",
    "crew": "crew",
    "aircraft": "aircraft",
    "sheep": "sheep",
    "fish": "fish",
    "cattle": "cattle",
    "policemen": "policeman",
    "firemen": "fireman",
    "fishermen": "fisherman",
    "servicemen": "serviceman",
    "gunmen": "gunman",
    "lawmakers": "lawmaker",
    "series": "series",
    "species": "species",
    "buses": "bus",
    "viruses": "virus",
    "movies": "movie",
    "cookies": "cookie",
    "zombies": "zombie",
    "shoes": "shoe",
}
_NOT_PLURAL_ENDINGS = ("ss", "us", "is", "ous", "'s")
_NOT_PLURAL = words(
    "overseas sometimes besides news politics economics physics mathematics alas perhaps "
    "mass gas bias kills injures wounds says shows becomes seems remains takes makes goes comes "
    "gets gives finds leads plans"
)
# Plurals that describe the noun after them: sports clubs, arms dealers.
_ATTRIBUTIVE = words(
    "sports arms sales rights savings goods women men operations communications games jobs drugs "
    "weapons benefits awards customs settings systems"
)
_MAX_WORDS = 6


def singular(noun: str) -> str:
    """The singular of a folded plural noun."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) > 4 and noun.endswith("ies"):  # noqa: PLR2004
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(_NOT_PLURAL_ENDINGS):
        return noun[:-1]
    return noun


def counted_noun(t: Tokenised, i: int, *, one: bool = False) -> tuple[str, int]:
    """The singular of the noun that a number just before token `i` counts, and where it ends.

    `one` says that the number is 1, so that the noun need not look like a plural.
    """
    i = _past_partitive(t, i)
    head = 0
    last = i
    for at in range(i, i + _MAX_WORDS):
        token = t.tokens[at]
        if not _can_stand_in_phrase(t, at):
            break
        last = at + 1
        if head and t.keys[head - 1] not in _ATTRIBUTIVE:
            break
        if _looks_plural(token):
            head = at + 1
    if not head and one:
        head = _single(t, i, last)
    if not head:
        head = _capital_plural(t, i, last)
    return (singular(t.keys[head - 1]), head) if head else ("", i)


def _single(t: Tokenised, i: int, last: int) -> int:
    """`one civilian`, `one young man died`: at most two words, the verb after them left out."""
    while last > i + 1 and (last - i > 3 or t.keys[last - 1].endswith("ed")):  # noqa: PLR2004
        last -= 1
    return last if last > i and not t.keys[last - 1].endswith("ed") else 0


def _can_stand_in_phrase(t: Tokenised, at: int) -> bool:
    token = t.tokens[at]
    if token.kind is Kind.MARK:
        return token.key == "-" and token.start == t.tokens[at - 1].end
    return token.kind in (Kind.WORD, Kind.INITIALS) and token.key not in FUNCTION_WORDS


def _past_partitive(t: Tokenised, i: int) -> int:
    """Step over `of the`, `of its 12`: ten of the twelve soldiers are soldiers."""
    if t.keys[i] == "other" or t.keys[i] == "more":
        i += 1
    if t.keys[i] != "of":
        return i
    if t.keys[i - 1] in PLURAL_SCALES:
        return i + 1
    if t.keys[i + 1] not in ("the", "those", "these", "its", "their", "his", "her", "our"):
        return i
    i += 2
    return i + 1 if t.tokens[i].kind is Kind.NUMBER else i


def _looks_plural(token: Token) -> bool:
    key = token.key
    if key in _IRREGULAR:
        return True
    return (
        key.endswith("s")
        and len(key) > 3  # noqa: PLR2004
        and not token.capital
        and key not in _NOT_PLURAL
        and not key.endswith(_NOT_PLURAL_ENDINGS)
    )


def _capital_plural(t: Tokenised, i: int, last: int) -> int:
    """`five Palestinians`: a capitalised plural counts where nothing better follows it."""
    for at in range(last - 1, i - 1, -1):
        token = t.tokens[at]
        if token.capital and token.key.endswith("s") and not token.text.isupper():
            return at + 1
    return 0

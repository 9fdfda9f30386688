"""What a number is of, by the verb or adjective that governs it: `killed`, `injured`, `rise`."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from service.text.facts.phrases import PhraseTable, phrases
from service.text.facts.tokens import Kind, Tokenised
from service.text.facts.units import CURRENCIES, MEASURES
from service.text.facts.wordlist import words

_FAMILIES = phrases(
    {
        "killed": (
            "killed, kill, kills, killing, dead, died, die, dies, dying, death, deaths, fatality, "
            "fatalities, slain, perished, massacred, massacring, murdered, murdering, drowned, "
            "lost their lives, losing their lives, lives lost, claimed the lives, "
            "claiming the lives, took the lives, taking the lives, shot dead, executed, beheaded, "
            "found dead, death toll, toll, bodies, corpses, fatally"
        ),
        "injured": (
            "injured, injuring, injure, injures, injury, injuries, wounded, wounding, wound, "
            "wounds, hurt, hurting, hospitalised, hospitalized, maimed"
        ),
        "arrested": (
            "arrested, arresting, arrest, arrests, detained, detaining, detain, custody, "
            "rounded up, jailed, imprisoned, jailing"
        ),
        "missing": "missing, unaccounted, disappeared, vanished",
        "displaced": (
            "displaced, displacing, homeless, fled, fleeing, flee, uprooted, uprooting, "
            "evacuated, evacuating, evacuate, evacuations"
        ),
        "rescued": "rescued, rescuing, rescue, saved, saving, pulled alive, pulled out",
        "trapped": "trapped, trapping, stranded, stranding, stuck",
        "infected": (
            "infected, infecting, infections, infection, cases, tested positive, sickened, ill"
        ),
        "abducted": (
            "abducted, abducting, kidnapped, kidnapping, taken hostage, hostages, hostage, captured"
        ),
        "charged": "charged, charging, indicted, indicting, convicted, convicting",
        "laid off": (
            "laid off, laying off, lay off, fired, sacked, sacking, layoffs, job cuts, jobs cut, "
            "redundancies, redundant, made redundant"
        ),
        "sentenced": "sentenced, sentencing, sentence, jail, prison",
        "fined": "fined, fining, fine",
        "rise": (
            "rose, rise, rises, rising, risen, increased, increase, increases, increasing, "
            "climbed, climb, climbs, climbing, gained, gain, gains, gaining, jumped, jump, jumps, "
            "grew, grow, grows, growing, grown, growth, soared, surged, surge, surges, raised, "
            "raise, raises, raising, up, added, adding, advanced, higher, expanded, boosted"
        ),
        "fall": (
            "fell, fall, falls, falling, fallen, dropped, drop, drops, dropping, declined, "
            "decline, declines, declining, decreased, decrease, decreases, decreasing, lost, lose, "
            "loses, losing, slid, slide, slumped, slump, slipped, plunged, plunge, sank, shrank, "
            "shrunk, shrink, contracted, cut, cuts, cutting, reduced, reduce, reduces, reducing, "
            "lowered, down, lower, tumbled"
        ),
    }
)
COUNTED_EVENTS = {
    "death": "killed",
    "fatality": "killed",
    "body": "killed",
    "corpse": "killed",
    "injury": "injured",
    "arrest": "arrested",
    "detention": "arrested",
    "infection": "infected",
    "hostage": "abducted",
    "layoff": "laid off",
}
"""Nouns that count persons by what befell them: three deaths are three persons killed."""
MOVABLE = words("job seat post position place share vote member user follower subscriber")
"""Nouns whose counts rise and fall as money does."""
OF_PERSONS = words(
    "killed injured arrested missing displaced rescued trapped infected abducted charged"
)
_GOVERNING = PhraseTable(_FAMILIES)
_MOVES = frozenset({"rise", "fall"})
_ROLES = frozenset(_FAMILIES.values())
_MOVING = frozenset(
    form[0] for form, role in _FAMILIES.items() if len(form) == 1 and role in _MOVES
) - {"up", "down", "higher", "lower", "added", "adding"}
_SHARES = frozenset({"%", "pp", "bp", "point", "°C", "°F", "degree"})

# Words that may stand between a counted noun and the participle that says what befell it.
_AFTER = words(
    "were was are is been be being have has had people persons person others other more also now "
    "still left feared believed reported confirmed presumed reportedly at least later either "
    "known so far already declared listed as remain remained remains went go gone "
    "critically seriously severely badly found got then both all of them to"
)
# Words that may stand between the governing word and its number.
_BEFORE = words(
    "the of an a another other at to by as many than more now stands stood reached "
    "reaching hit hits passed passes was were is are has have had been rose rise "
    "risen climbed climbs jumped rises for in some least over up nearly about total number its "
    "their his her them those these further additional roughly around off grown toll down "
    "revised updated raised lowered put"
)
_BEFORE_LIMIT = 7
_AFTER_LIMIT = 7
_MOVED_WITHIN = 10


def role_of(t: Tokenised, first: int, end: int, *, unit: str) -> str:
    """The role of the number whose phrase covers tokens `first` to `end` with its noun.

    Money and shares rise and fall; a count of persons or things is killed, injured, arrested.
    What follows the noun is nearer to it than what stands before.
    """
    fitting = _fitting(unit)
    return _after(t, end, fitting) or _before(t, first, fitting)


def _fitting(unit: str) -> AbstractSet[str]:
    """The roles that a number of this unit can have."""
    if unit in MOVABLE:
        return _ROLES
    if unit in CURRENCIES or unit in _SHARES:
        return _MOVES | {"fined"}
    return {"sentenced"} if unit in MEASURES else _ROLES - _MOVES


def moved_before(t: Tokenised, i: int) -> bool:
    """Whether something is said to rise or fall shortly before token `i`, in its sentence."""
    if t.keys[i - 1] in ("up", "down") or t.keys[i - 2] in ("up", "down"):
        return True
    near = range(i - 1, max(i - 1 - _MOVED_WITHIN, -1), -1)
    return any(t.keys[n] in _MOVING for n in near if t.same_sentence(n, i))


def _after(t: Tokenised, end: int, fitting: AbstractSet[str]) -> str:
    for i in range(end, min(end + _AFTER_LIMIT, t.size)):
        found = _GOVERNING.at(t, i)
        if found:
            # "5 percent higher" moves; "5 percent were up" says nothing of the five.
            near = i == end or found[0] not in _MOVES
            return found[0] if near and found[0] in fitting else ""
        if t.keys[i] not in _AFTER or t.tokens[i].kind is not Kind.WORD:
            return ""
    return ""


def _before(t: Tokenised, first: int, fitting: AbstractSet[str]) -> str:
    direct = t.keys[first - 1] if first else ""
    moving = not _MOVES.isdisjoint(fitting)
    for i in range(first - 1, max(first - 1 - _BEFORE_LIMIT, -1), -1):
        found = _GOVERNING.before(t, i + 1)
        if found and found[0] in fitting:
            return direct if found[0] in _MOVES and direct in ("to", "from") else found[0]
        if t.keys[i] not in _BEFORE or not t.same_sentence(i, first):
            break
    return direct if moving and direct == "from" else ""

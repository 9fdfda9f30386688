"""Word stems: different forms of one English word get one key.

A light suffix stripper with a table of irregular forms, so that `approved`, `approving` and
`approval` meet. It need not give real words, only the same key on both sides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_VOWELS: Final = frozenset("aeiouy")
_SHORT: Final = 3
"""Words up to this length are left as they are."""
_KEPT_DOUBLES: Final = frozenset("elsz")

_IRREGULAR_FORMS: Final = """
agree:agreed
arise:arose arisen
axe:axed axing axes
be:is are was were been being am
bear:bore borne
beat:beaten
become:became
begin:began begun
bid:bade
bind:bound
bite:bit bitten
blow:blew blown
break:broke broken
bring:brought
build:built
burn:burnt
buy:bought
catch:caught
choose:chose chosen
come:came
cut:cutting
deal:dealt
decree:decreed
die:dying died
dig:dug
disagree:disagreed
do:did done does
draw:drew drawn
drive:drove driven
eat:ate eaten
fall:fell fallen
feel:felt
fight:fought
find:found
flee:fled
fly:flew flown
forbid:forbade forbidden
free:freed
freeze:froze frozen
get:got gotten
give:gave given
go:went gone goes going
grow:grew grown
guarantee:guaranteed
hang:hung hanged
have:had has having
hear:heard
hide:hid hidden
hold:held
keep:kept
know:knew known
lay:laid
lead:led
leave:left
lend:lent
lie:lying lied
life:lives
lose:lost losing
make:made
man:men
mean:meant
meet:met
overturn:overthrew
pay:paid
person:people persons
child:children
woman:women
ride:rode ridden
ring:rang rung
rise:rose risen
run:ran running
say:said saying
see:saw seen
seek:sought
sell:sold
send:sent
shake:shook shaken
shoot:shot
show:shown
shut:shutting
sink:sank sunk
speak:spoke spoken
spend:spent
stand:stood
steal:stole stolen
sue:sued suing
tie:tied tying
strike:struck stricken
swear:swore sworn
sweep:swept
swim:swam
take:took taken
teach:taught
tear:tore torn
tell:told
think:thought
throw:threw thrown
undergo:underwent
uphold:upheld
wake:woke woken
win:won winning
withdraw:withdrew withdrawn
withhold:withheld
write:wrote written
"""
_IRREGULAR: Final = {
    form: line.partition(":")[0]
    for line in _IRREGULAR_FORMS.split("\n")
    for form in line.partition(":")[2].split()
}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The key that all forms of a lower-case word share."""
    word = word.replace("’", "'").removesuffix("'s").strip("'")
    word = _IRREGULAR.get(word, word)
    if len(word) <= _SHORT or not word.isascii():
        return word
    return _spelling(_nominal(_verbal(_singular(word))))


def stems(text: str) -> frozenset[str]:
    """The stems of lower-case words that stand one after the other."""
    return frozenset(map(stem, text.split()))


def is_past(word: str) -> bool:
    """Whether a lower-case word has the form of a past tense or participle."""
    return word.endswith("ed") or (word in _IRREGULAR and not word.endswith(("s", "ing", "men")))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _verbal(word: str) -> str:
    if word.endswith("ied") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    if word.endswith("eed"):  # `succeed`, `exceed`; those in `-ee` are irregular.
        return word
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORT and not _VOWELS.isdisjoint(base):
            doubled = base[-1] == base[-2] and base[-1] not in _KEPT_DOUBLES
            return base[:-1] if doubled else base
    return word


def _nominal(word: str) -> str:
    for ending in ("ation", "ment", "ion", "al", "ly"):
        base = word.removesuffix(ending)
        if base != word and len(base) > _SHORT:
            return base
    return word


def _spelling(word: str) -> str:
    """British and American spellings meet, and a silent `e` or doubled `l` is dropped."""
    word = word.removesuffix("e") if len(word) > _SHORT else word
    if word.endswith("ll") and len(word) > _SHORT + 1:
        word = word[:-1]
    if word.endswith(("iz", "yz")):
        return word[:-1] + "s"
    if word.endswith("our") and len(word) > _SHORT + 1:
        return word[:-2] + "r"
    if word.endswith("ter") and len(word) > _SHORT + 1:
        return word[:-2] + "r"
    return word[:-1] + "i" if word.endswith("y") and len(word) > _SHORT else word

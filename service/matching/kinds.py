"""See where a passage has one thing of a kind in the place of another: pigeons for starlings.

Each line of the list is a kind, whose words exclude one another; words joined by `/` do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from service.matching.stem import stem, stems
from service.matching.terms import Term, Worded
from service.matching.wording import Wording
from service.model import Delta, Fact, Reading, Slot, Statement

_KINDS: Final = """
dog/hound/puppy cat/kitten horse/pony cow/cattle pig sheep/lamb goat fox wolf bear elephant lion
  tiger leopard monkey whale dolphin seal deer rabbit hare rat mouse bat badger beaver otter lynx
  camel starling pigeon/dove gull goose duck swan crow/raven chicken/hen/poultry turkey eagle
  hawk owl sparrow stork heron bee wasp ant mosquito locust salmon trout cod tuna herring shark
  crab oyster
bus/coach tram train/rail ferry/ship/boat/vessel/yacht plane/aircraft/jet/airliner helicopter
  bicycle/bike motorcycle/motorbike scooter taxi/cab lorry/truck van car/vehicle tractor
  ambulance submarine tanker/ship freighter/ship
nurse doctor/surgeon/physician/medic dentist vet pharmacist midwife paramedic/medic teacher
  farmer/grower fisherman miner pilot cook/chef baker butcher plumber electrician carpenter
  engineer lawyer/barrister/solicitor/attorney judge/magistrate journalist/reporter
  firefighter/fireman soldier/troop sailor postman librarian cleaner driver/motorist cyclist
  pedestrian porter
mayor governor president king queen prince/duke bishop/archbishop ambassador/envoy sheriff
  senator
mother father son daughter brother sister wife husband/widower uncle aunt cousin nephew niece
  grandmother grandfather widow
coffee tea beer wine milk juice vodka whisky rum
rice wheat maize/corn barley soya/soy potato tomato onion apple pear cherry strawberry banana
  grape lemon sugar salt
beef pork lamb chicken mutton ham
butter cheese yoghurt cream honey
gold silver bronze copper iron/steel zinc nickel lithium cobalt aluminium/aluminum lead tin
  platinum uranium
red green blue yellow purple pink brown
coal gas wind/turbine solar nuclear/atomic hydropower
football/soccer rugby cricket tennis hockey basketball handball golf baseball volleyball
heart lung liver kidney brain stomach
arm leg knee ankle shoulder hip elbow wrist
measles malaria cholera flu/influenza polio tuberculosis dengue ebola rabies listeria salmonella
earthquake/quake flood/flooding storm/hurricane/typhoon/cyclone/gale wildfire/fire/blaze
  landslide/mudslide avalanche tornado/storm drought tsunami/wave/flood
school church mosque/temple synagogue/temple hospital/clinic hotel/hostel library museum/gallery
  theatre/opera cinema stadium/arena prison/jail airport/airfield supermarket/shop/store pub/bar
  bank pharmacy
cocaine heroin cannabis/marijuana methamphetamine fentanyl ketamine
murder/homicide manslaughter robbery/theft fraud bribery/corruption arson rape kidnapping/abduction
  perjury embezzlement/fraud/theft espionage/spying smuggling blackmail/extortion burglary/theft
  libel treason
knife gun/rifle/pistol bomb/grenade axe/hatchet hammer
catholic protestant muslim jewish hindu buddhist orthodox
wool cotton silk leather plastic glass timber/wood paper concrete
comet asteroid
violin cello piano/keyboard guitar trumpet drum flute
spring summer autumn winter
morning afternoon evening
left right
bedroom kitchen bathroom attic/loft cellar/basement garage
double triple/treble quadruple
novel poem/poetry play/drama opera symphony concerto
senate house
"""
_SEASONS: Final = stems("spring summer autumn winter")
_MULTIPLES: Final = stems("double triple treble quadruple")
_TIMES: Final = _SEASONS | stems("morning afternoon evening")


@cache
def _kinds() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each word's stem, the kinds it belongs to and its place in each."""
    kinds: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(_KINDS.strip().replace("\n  ", " ").splitlines()):
        for place, words in enumerate(line.split()):
            for word in words.split("/"):
                key = stem(word)
                kinds[key] = (*kinds.get(key, ()), (number, place))
    return kinds


def rivals(key: str) -> frozenset[str]:
    """The stems of the things that the thing of this stem excludes, being of its kind."""
    return _rivals(key) if key in _kinds() else frozenset()


@cache
def _rivals(key: str) -> frozenset[str]:
    ours = _kinds()[key]
    kinds = {kind for kind, _ in ours}
    return frozenset(
        other
        for other, theirs in _kinds().items()
        if set(theirs).isdisjoint(ours) and any(kind in kinds for kind, _ in theirs)
    )


def compare(wording: Wording, claim: Statement, passage: Worded) -> Iterator[Delta]:
    """Each thing of the claim for which the evidence has another of its kind in the same place.

    A thing that the passage has anywhere is told, and one that the claim has too is no rival.
    Who says it is left to the sources.
    """
    sources = [fact.span for fact in claim.facts if fact.slot is Slot.ATTRIBUTION]
    for mine in wording.ours.items:
        others = rivals(mine.key)
        if not others or any(map(mine.span.overlaps, sources)):
            continue
        if mine.place in wording.of_ours or mine.key in passage.terms.by_key:
            continue
        for yours in wording.theirs.items:
            free = yours.place not in wording.of_theirs and yours.key not in wording.ours.by_key
            if free and yours.key in others and _in_its_place(mine, yours, wording):
                if mine.event is not yours.event and mine.key in _MULTIPLES:
                    continue
                slot = _slot(mine.key)
                yield Delta(
                    slot,
                    _fact(slot, mine, claim.text),
                    _fact(slot, yours, passage.text),
                    Reading.CONFLICT,
                )
                break


def _slot(key: str) -> Slot:
    if key in _MULTIPLES:
        return Slot.NUMBER
    return Slot.DATE if key in _TIMES else Slot.NAME


def _in_its_place(mine: Term, yours: Term, wording: Wording) -> bool:
    return wording.shared_around(mine.span, yours.span, reach=2) > 0


def _fact(slot: Slot, term: Term, text: str) -> Fact:
    return Fact(slot, term.span.cut(text), term.span, term.key)

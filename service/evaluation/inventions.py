"""Claims that no article holds: real sentences with one detail made up, and wholly made-up ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice

from service.bootstrap import House
from service.evaluation.figures import Measured, Sheet
from service.evaluation.folds import drawn
from service.evaluation.workplace import Progress
from service.model import Fact, Question, Relation, Slot, Submission
from service.text.blocks import split_text
from service.text.facts import state
from service.text.sentences import sentences

CLAIMS = 300
_FEWEST_WORDS, _MOST_WORDS = 8, 35
_ARTICLES_FOR_A_CLAIM = 8
"""Articles drawn for each claim wanted; some have no sentence that will do."""

NAMES = (
    "Orwin Tasselby",
    "Maretta Quillon",
    "Ivo Brandermere",
    "Sunniva Halloway-Pell",
    "Casper Dunnigrove",
    "Thessaly Murk",
    "Bertil Oakenshaw",
)
PLACES = (
    "Varnholt",
    "Eskermouth",
    "Tolvedra",
    "Port Calloway",
    "Lissendale",
    "Upper Grimmond",
    "Zandrecht",
)
SENTENCES = (
    "At least {number} people drowned when a ferry sank off {place}.",
    "{name} was elected mayor of {place} with {number} percent of the vote.",
    "The {place} city council voted {number} to 3 to close its last public library.",
    "{name} was sentenced to {number} years in prison for robbing a museum in {place}.",
    "A glassworks in {place} laid off {number} workers on Friday.",
    "{name} paid ${number} million for a lighthouse near {place}.",
    "An outbreak of measles in {place} has sickened {number} children.",
    "{name}, the governor of {place}, vetoed a tax of {number} dollars on bicycles.",
    "Police in {place} arrested {number} beekeepers after a protest.",
)

_DETERMINERS = frozenset({"a", "an", "her", "his", "its", "our", "that", "the", "their", "this"})
_QUOTES = frozenset('"“”')
_SLOTS = {"number": Slot.NUMBER, "name": Slot.NAME, "place": Slot.PLACE}
_WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Invention:
    """A claim that nobody made, and what of it is made up."""

    kind: str
    claim: str


def inventions(articles: Iterable[Submission], many: int = CLAIMS) -> list[Invention]:
    """`many` claims, as many of each kind; the same ones in every run over the same articles."""
    quota = many // (len(_SLOTS) + 1)
    held = drawn(articles, lambda article: article.external_id, many * _ARTICLES_FOR_A_CLAIM)
    changed = [
        invention
        for kind, slot in _SLOTS.items()
        for invention in islice(_changed(held, kind, slot), quota)
    ]
    return [*changed, *islice(_whole(), many - quota * len(_SLOTS))]


def invention_figures(
    sheet: Sheet, house: House, claims: Sequence[Invention], progress: Progress
) -> Measured:
    """How often a look-up says that somebody reported what nobody can have."""
    reported = []
    for done, each in enumerate(claims):
        progress("looking made-up claims up", done, len(claims))
        answer = house.newsroom.lookup(Question(text=each.claim))
        reported.append(answer.counts.by_relation.get(Relation.REPORTS, 0) > 0)
    sheet.share("falsely reported", sum(reported), len(claims), less_is_better=True)
    for kind in (*_SLOTS, _WHOLE):
        of_kind = [r for r, each in zip(reported, claims, strict=True) if each.kind == kind]
        measure = f"falsely reported: {kind} made up"
        sheet.share(measure, sum(of_kind), len(of_kind), less_is_better=True)
    return Measured(tuple(sheet.figures))


def _changed(articles: Sequence[Submission], kind: str, slot: Slot) -> Iterator[Invention]:
    """A sentence an article, with one detail of `slot` put in another's place."""
    for place, article in enumerate(articles):
        for sentence in _sentences(article):
            if fact := next((f for f in _plain_facts(sentence) if f.slot is slot), None):
                before, after = sentence[: fact.span.start], sentence[fact.span.end :]
                yield Invention(kind, f"{before}{_another(fact, place)}{after}")
                break


def _sentences(article: Submission) -> Iterator[str]:
    """Plain statements of an article, neither short nor long."""
    for block in split_text(article.title, article.text or "").blocks:
        for span in sentences(block.text) if block.is_indexed else ():
            sentence = span.cut(block.text)
            whole = sentence[:1].isupper() and sentence[-2:-1].isalnum() and sentence[-1:] == "."
            if (
                whole
                and not _QUOTES & set(sentence)
                and _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS
            ):
                yield sentence


def _plain_facts(sentence: str) -> Iterator[Fact]:
    """The facts in whose place another can stand without breaking the sentence."""
    for fact in state(sentence, None).facts:
        before = sentence[: fact.span.start].rsplit(" ", 1)
        stands_alone = not before[-1] and before[0].split(" ")[-1].lower() not in _DETERMINERS
        is_figure = _figure(fact).isdigit()
        if is_figure if fact.slot is Slot.NUMBER else fact.text.istitle() and stands_alone:
            yield fact


def _figure(fact: Fact) -> str:
    """The digits of a number before its unit."""
    return fact.text.partition(" ")[0].replace(",", "")


def _another(fact: Fact, place: int) -> str:
    if fact.slot is Slot.NUMBER:
        value, unit = int(_figure(fact)), fact.text.partition(" ")[2]
        far_off = value + 37 if value < 1_000 else 3 * value + 17  # noqa: PLR2004 (as people write)
        return f"{far_off:,} {unit}".rstrip()
    names = NAMES if fact.slot is Slot.NAME else PLACES
    return names[place % len(names)]


def _whole() -> Iterator[Invention]:
    for number, sentence, name, place in zip(
        count(11), cycle(SENTENCES), cycle(NAMES), cycle(PLACES), strict=False
    ):
        claim = sentence.format(number=number, name=name, place=place)
        yield Invention(_WHOLE, claim)

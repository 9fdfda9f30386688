"""The facts of a text: numbers, dates, names, quotes, attribution, negation and certainty."""

from service.text.facts.certainty import certainty_of
from service.text.facts.statement import state
from service.text.facts.units import convert

__all__ = ["certainty_of", "convert", "state"]

"""A claim through all outlets and versions."""

from service.lifeline.following import Lifelines, Search

__all__ = ["Lifelines", "Search"]

"""Who tells which statement of a story."""

from service.coverage.asking import MOST_LOOKED_UP, Coverage, Desks

__all__ = ["MOST_LOOKED_UP", "Coverage", "Desks"]

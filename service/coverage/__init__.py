"""Who tells which statement of a story."""

from service.coverage.asking import MOST_CLAIMS, Coverage, Desks

__all__ = ["MOST_CLAIMS", "Coverage", "Desks"]

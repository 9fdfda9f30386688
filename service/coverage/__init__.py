"""Who tells which statement of a story."""

from service.coverage.asking import Coverage, Desks

__all__ = ["Coverage", "Desks"]

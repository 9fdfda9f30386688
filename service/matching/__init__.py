"""Set a passage against a claim, and tell copies from own reporting. Pure functions."""

from service.matching.relation import judge

__all__ = ["judge"]

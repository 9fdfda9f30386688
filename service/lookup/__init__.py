"""Who else reported a claim, and how their version differs."""

from service.lookup.answering import Lookup

__all__ = ["Lookup"]

"""Who else reported a claim, and how their version differs."""

from service.lookup.answering import Lookup
from service.lookup.shelves import Shelves

__all__ = ["Lookup", "Shelves"]

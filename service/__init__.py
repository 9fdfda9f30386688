"""Crossread: who else reported this claim, and how does their version differ?"""

__version__ = "0.1.0"

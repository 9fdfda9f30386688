"""Every error Crossread raises, in one tree.

An error carries facts as attributes; `web/problems.py` alone knows the HTTP status of each.
"""

from __future__ import annotations

from dataclasses import dataclass


class CrossreadError(Exception):
    """Anything Crossread raises on purpose."""


# What the caller got wrong


@dataclass
class Invalid(CrossreadError):
    """A field of the input cannot be accepted.

    `pointer` is the JSON pointer (RFC 6901) of the field, `""` for the whole body.
    """

    detail: str
    pointer: str = ""

    def __str__(self) -> str:
        """Name the field, then the fault."""
        return f"{self.pointer or '/'}: {self.detail}"


class Malformed(Invalid):
    """The input cannot be read at all: it is not what it says it is."""


class TooLarge(Invalid):
    """The input is over a limit; the detail names the limit."""


@dataclass
class NotFound(CrossreadError):
    """Nothing is stored under this id; `pointer` is the field that names it, where one does."""

    kind: str
    id: str
    pointer: str = ""

    def __str__(self) -> str:
        """Name what was looked for."""
        return f"no {self.kind} {self.id!r}"


@dataclass
class Conflict(CrossreadError):
    """The input contradicts what is stored."""

    detail: str
    pointer: str = ""

    def __str__(self) -> str:
        """Tell the contradiction."""
        return self.detail


# What the installation cannot do now


class Unavailable(CrossreadError):
    """A part of the service cannot answer now; a later try may succeed."""


class StoreUnavailable(Unavailable):
    """The database cannot be reached, is locked for too long, or refused the work."""


class StorageFull(Unavailable):
    """The disk or the database has no room left; nothing of the request was kept."""


class ModelUnavailable(Unavailable):
    """The embedding model is missing, or its files are not the ones that were pinned."""


class Misconfigured(CrossreadError):
    """A setting cannot work as given; the message names it."""


# What a derived file suffers; always followed by a rebuild from SQL


class SnapshotDamaged(CrossreadError):
    """An index snapshot is missing, truncated, altered, or of another database or model."""

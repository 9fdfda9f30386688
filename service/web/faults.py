"""What is wrong with a request, fault by fault, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from service.errors import CrossreadError
from service.web.house_style import housed
from service.web.strict_json import escaped

MAX_FAULTS = 50
"""A client needs no more to see what it does wrong."""

_MAX_POINTER = 300
_WHOLE = "_schema"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: at a JSON pointer into the body, or in a parameter of the address."""

    detail: str
    pointer: str = ""
    parameter: str = ""

    def of_address(self) -> Fault:
        """The same where the field that the pointer names was a parameter of the address."""
        return self if self.parameter else Fault(self.detail, parameter=_name(self.pointer))

    def told(self) -> dict[str, str]:
        """As a problem tells it."""
        if self.parameter:
            return {"parameter": self.parameter, "detail": self.detail}
        return {"pointer": self.pointer, "detail": self.detail}


@dataclass
class InvalidRequest(CrossreadError):
    """Some fields of a request cannot be accepted."""

    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        """The first fault, and how many more there are."""
        first = self.faults[0]
        where = first.parameter or first.pointer
        more = f" (and {len(self.faults) - 1} more)" if len(self.faults) > 1 else ""
        return f"{where}: {first.detail}{more}" if where else f"{first.detail}{more}"


def in_body(messages: object) -> tuple[Fault, ...]:
    """The faults that marshmallow found in a body."""
    return tuple(islice(_walked(messages, ""), MAX_FAULTS))


def in_query(messages: object) -> tuple[Fault, ...]:
    """The faults that marshmallow found in the parameters of an address."""
    return tuple(Fault(fault.detail, parameter=_name(fault.pointer)) for fault in in_body(messages))


def _name(pointer: str) -> str:
    """The parameter that the first step of a pointer names."""
    return pointer.removeprefix("/").partition("/")[0].replace("~1", "/").replace("~0", "~")


def _walked(messages: object, pointer: str) -> Iterator[Fault]:
    if isinstance(messages, Mapping):
        for key, below in messages.items():
            yield from _walked(below, pointer if key == _WHOLE else _step(pointer, str(key)))
    elif isinstance(messages, list):
        for message in messages:
            yield from _walked(message, pointer)
    else:
        yield Fault(housed(str(messages)), pointer)


def _step(pointer: str, key: str) -> str:
    """A step down; a key of absurd length is named by the place that holds it."""
    longer = f"{pointer}/{escaped(key)}"
    return longer if len(longer) <= _MAX_POINTER else pointer

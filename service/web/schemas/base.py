"""The two sorts of schema, and the fields that more than one of them needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate

MAX_LIST = 1_000
"""The longest list of ids, languages or the like in one question."""

NOT_BLANK = r"\S"
SLUG = r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
ID = r"^[A-Za-z0-9][A-Za-z0-9._:-]*$"
MAX_SLUG = 80
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:?\d\d)?", re.ASCII
)


class Input(Schema):
    """A body or a query; a field that it does not name is refused, and those it names are told."""

    error_messages = {"type": "must be a JSON object"}  # noqa: RUF012  # as the base class has it

    class Meta:
        """Marshmallow's own settings."""

        unknown = RAISE

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # marshmallow's own
        super().__init__(**options)
        known = ", ".join(field.data_key or name for name, field in self.load_fields.items())
        self.error_messages["unknown"] = f"is not known here; known are: {known}"


class Output(Schema):
    """An answer; every field that it names is always there, `null` where it says so."""

    class Meta:
        """More fields may come; the description must not rule them out."""

        unknown = EXCLUDE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:  # noqa: ARG002
        """Document the field as one that a client can count on."""
        field_obj.required = True


class Matching(validate.Validator):
    """The whole text matches; marshmallow's own lets a line break at the end slip through."""

    def __init__(self, pattern: str, error: str) -> None:
        self.regex = re.compile(pattern)
        self._error = error

    def __call__(self, value: str) -> str:
        """Raise `ValidationError` unless all of `value` matches."""
        if self.regex.fullmatch(value) is None:
            raise ValidationError(self._error)
        return value


def line(longest: int, **options: Any) -> fields.String:  # noqa: ANN401  # marshmallow's own
    """A text of at most `longest` characters."""
    return fields.String(validate=validate.Length(max=longest), **options)


def words(longest: int, **options: Any) -> fields.String:  # noqa: ANN401  # marshmallow's own
    """A text of at most `longest` characters that is not blank."""
    metadata = {"pattern": NOT_BLANK, **options.pop("metadata", {})}
    return fields.String(
        validate=[validate.Length(1, longest), _not_blank], metadata=metadata, **options
    )


def sentence(longest: int, of: str, **options: Any) -> fields.String:  # noqa: ANN401  # as above
    """Words that can be looked for: at least one letter or digit among them."""
    checked = words(longest, **options)
    checked.validators.append(partial(_in_words, f"a {of} needs words"))
    return checked


def _in_words(error: str, text: str) -> None:
    # Marks alone; blank text has its own fault.
    if text.strip() and not any(character.isalnum() for character in text):
        raise ValidationError(error)


def _not_blank(text: str) -> None:
    if text.isspace():
        raise ValidationError("must not be blank")


def identifier(**options: Any) -> fields.String:  # noqa: ANN401  # marshmallow's own
    """An id that Crossread gave out."""
    return fields.String(
        validate=[validate.Length(1, 200), Matching(ID, "is not an id from this service")],
        **options,
    )


def slug(**options: Any) -> fields.String:  # noqa: ANN401  # marshmallow's own
    """The id of an outlet."""
    error = "takes lower-case letters, digits, hyphens and dots"
    return fields.String(
        validate=[validate.Length(1, MAX_SLUG), Matching(SLUG, error=error)], **options
    )


def is_slug(text: str) -> bool:
    """Whether `text` can be the id of an outlet."""
    return len(text) <= MAX_SLUG and re.fullmatch(SLUG, text) is not None


def language(**options: Any) -> fields.String:  # noqa: ANN401  # marshmallow's own
    """A language tag."""
    error = "is not a language tag (BCP 47), such as en or pt-BR"
    checks = [validate.Length(2, 35), Matching(LANGUAGE, error=error)]
    return fields.String(validate=checks, metadata={"examples": ["en"]}, **options)


def several(of: fields.Field[Any], most: int = MAX_LIST, **options: Any) -> fields.List[Any]:  # noqa: ANN401
    """A list of at most `most` items, read as a tuple; empty if it is not given."""
    return fields.List(of, load_default=(), validate=validate.Length(max=most), **options)


class Whole(fields.Integer):
    """A whole number in a body: `3`, and `3.0`, which JSON does not tell apart, but not `"3"`."""

    def __init__(self, least: int, most: int, **options: Any) -> None:  # noqa: ANN401
        super().__init__(strict=True, validate=validate.Range(least, most), **options)

    def _validated(self, value: object) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return super()._validated(value)


class WebAddress(fields.String):
    """An `http` or `https` address."""

    default_error_messages = {"address": "is not an http or https address"}  # noqa: RUF012

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object
    ) -> str:
        address: str = super()._deserialize(value, attr, data, **kwargs)
        if address and not is_web_address(address):
            raise self.make_error("address")
        return address


def is_web_address(address: str) -> bool:
    """Whether `address` is one that a browser may be sent to."""
    if any(character.isspace() or not character.isprintable() for character in address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class Instant(fields.DateTime):
    """A time with its zone, in UTC once read; written with a `Z`."""

    default_error_messages = {  # noqa: RUF012
        "instant": "is not an ISO 8601 date-time with a zone, such as 2024-11-17T08:30:00Z",
        "zone": "has no zone: add Z or an offset, such as 2024-11-17T08:30:00+01:00",
        "plus": "has a blank where its offset begins: a plus is written %2B in an address",
        "range": "is outside the years 1 to 9999 in UTC",
    }

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object
    ) -> datetime:
        del attr, data, kwargs
        if not isinstance(value, str):
            raise self.make_error("instant")
        if not _INSTANT.fullmatch(value):
            has_lost_its_plus = _INSTANT.fullmatch("+".join(value.rsplit(" ", 1)))
            raise self.make_error("plus" if has_lost_its_plus else "instant")
        try:
            read = datetime.fromisoformat(value.upper())
        except ValueError as error:
            raise self.make_error("instant") from error
        if read.tzinfo is None:
            raise self.make_error("zone")
        try:
            return read.astimezone(UTC)
        except OverflowError as error:
            raise self.make_error("range") from error

    def _serialize(
        self, value: datetime | None, attr: str | None, obj: object, **kwargs: object
    ) -> str | None:
        del attr, obj, kwargs
        return written(value)


def written(moment: datetime | None) -> str | None:
    """A time as it goes out."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None

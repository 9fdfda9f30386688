"""Answers out. `service.web.present` makes them; these schemas name and document the fields.

An answer holds thousands of values, so it is not rendered by marshmallow, which would take longer
than the look-up. A test holds the two to one another.
"""

from __future__ import annotations

from marshmallow import fields

from service.model import Certainty, Comparator, OriginKind, Reading, Relation, Slot
from service.web.schemas.base import Instant, Output


def _nullable(schema: type[Output]) -> fields.Nested:
    return fields.Nested(schema, allow_none=True)


class FactSchema(Output):
    """A detail, its normal form, and where it stands. `high` is the upper end of a range."""

    slot = fields.Enum(Slot, by_value=fields.String)
    text = fields.String()
    value = fields.Raw(metadata={"type": ["number", "string", "null"], "examples": [10000]})
    high = fields.Float(allow_none=True)
    op = fields.Enum(Comparator, by_value=fields.String)
    unit = fields.String()
    role = fields.String()
    start = fields.Integer()
    end = fields.Integer()


class DeltaSchema(Output):
    """A typed difference. A side is `null` where that text has nothing for the slot."""

    slot = fields.Enum(Slot, by_value=fields.String)
    ours = _nullable(FactSchema)
    theirs = _nullable(FactSchema)
    reading = fields.Enum(Reading, by_value=fields.String)


class SignalSchema(Output):
    """A reason that took part, and what it tells an editor."""

    name = fields.String()
    weight = fields.Float()
    says = fields.String()


class PassageSchema(Output):
    """A piece of text and where it stands, in code points."""

    start = fields.Integer()
    end = fields.Integer()
    text = fields.String()


class OriginSchema(Output):
    """Where a passage's text comes from; copies share the id.

    `maker` is the same for everything that one agency, outlet or office made; `source` is the
    paper that the text leads to in the end, the maker if it names no other.
    """

    id = fields.String()
    kind = fields.Enum(OriginKind, by_value=fields.String)
    name = fields.String()
    maker = fields.String(metadata={"examples": ["wire:ap"]})
    source = fields.String(metadata={"examples": ["outlet:harbor-times"]})


class EarliestSchema(Output):
    """Who is earliest in this index, which is not to say who was first.

    `margin_seconds` is the time to the next outlet, `null` where there is none with a date.
    """

    published_at = Instant()
    outlets = fields.List(fields.String())
    paragraph_ids = fields.List(fields.String())
    tie = fields.Boolean()
    margin_seconds = fields.Integer(allow_none=True)


class MatchSchema(Output):
    """A passage set against the claim. Its offsets cut the article's `text`."""

    article_id = fields.String()
    version = fields.Integer()
    title = fields.String()
    url = fields.String()
    language = fields.String()
    published_at = Instant(allow_none=True)
    paragraph_id = fields.String()
    paragraph = fields.Integer()
    relation = fields.Enum(Relation, by_value=fields.String)
    certainty = fields.Enum(Certainty, by_value=fields.String)
    score = fields.Float()
    passage = fields.Nested(PassageSchema)
    deltas = fields.List(fields.Nested(DeltaSchema))
    signals = fields.List(fields.Nested(SignalSchema))
    origin = fields.Nested(OriginSchema)


class OutletNameSchema(Output):
    """An outlet in an answer."""

    id = fields.String()
    name = fields.String()


class OutletAnswerSchema(Output):
    """What one outlet has on the claim; `more` counts the matches that the limits left out."""

    outlet = fields.Nested(OutletNameSchema)
    relation = fields.Enum(Relation, by_value=fields.String)
    earliest_published_at = Instant(allow_none=True)
    articles = fields.Integer()
    matches = fields.List(fields.Nested(MatchSchema))
    more = fields.Integer()


class ClaimSchema(Output):
    """The claim as it was understood."""

    text = fields.String()
    facts = fields.List(fields.Nested(FactSchema))


class CountsSchema(Output):
    """The whole answer counted before the limits; each relation counts outlets.

    Origins, ultimate sources and the earliest are those of passages that take a stand.
    """

    articles = fields.Integer()
    outlets = fields.Integer()
    owners = fields.Integer()
    independent_origins = fields.Integer()
    ultimate_sources = fields.Integer()
    reports = fields.Integer()
    differs = fields.Integer()
    disputes = fields.Integer()
    related = fields.Integer()
    unclear = fields.Integer()
    earliest = _nullable(EarliestSchema)


class HoleSchema(Output):
    """Days on which an outlet has nothing in the index though others have.

    Whether it published nothing or nothing was taken in cannot be told; `days` counts those on
    which others have articles.
    """

    first = fields.Date(data_key="from")
    last = fields.Date(data_key="to")
    days = fields.Integer()


class CompletenessSchema(Output):
    """How complete the index is for one outlet, within what was searched.

    What is neither `full` nor among the `excerpts` came without a word on it. `last_seen_at` is
    when its latest text was taken in. A hole is three times as long as its usual pause, at least.
    """

    outlet = fields.Nested(OutletNameSchema)
    articles = fields.Integer()
    full = fields.Integer()
    excerpts = fields.Integer()
    undated = fields.Integer()
    published_from = Instant(data_key="from", allow_none=True)
    published_to = Instant(data_key="to", allow_none=True)
    last_seen_at = Instant(allow_none=True)
    holes = fields.List(fields.Nested(HoleSchema))


class SearchedSchema(Output):
    """What was searched, and in `gaps` what could not be."""

    articles = fields.Integer()
    outlets = fields.Integer()
    paragraphs = fields.Integer()
    published_from = Instant(data_key="from", allow_none=True)
    published_to = Instant(data_key="to", allow_none=True)
    undated_articles = fields.Integer()
    gaps = fields.List(fields.String())
    sequence = fields.Integer()
    generation = fields.String()
    verifier = fields.String(
        metadata={"description": "The trained reader that took part; empty if rules decided alone."}
    )
    completeness = fields.List(
        fields.Nested(CompletenessSchema),
        metadata={
            "description": "Outlets asked for, those of the answer, and the largest: 40 at most."
        },
    )
    outlets_untold = fields.Integer(
        metadata={"description": "How many outlets searched are not in `completeness`."}
    )


class AnswerSchema(Output):
    """Who else reported the claim, and how their version differs."""

    claim = fields.Nested(ClaimSchema)
    outlets = fields.List(fields.Nested(OutletAnswerSchema))
    counts = fields.Nested(CountsSchema)
    searched = fields.Nested(SearchedSchema)


class VerdictSchema(Output):
    """How a passage stands to a claim; offsets cut the text they belong to."""

    relation = fields.Enum(Relation, by_value=fields.String)
    certainty = fields.Enum(Certainty, by_value=fields.String)
    score = fields.Float()
    evidence = fields.Nested(PassageSchema)
    deltas = fields.List(fields.Nested(DeltaSchema))
    signals = fields.List(fields.Nested(SignalSchema))


class VerdictsSchema(Output):
    """One verdict a pair, in the order of the pairs."""

    relations = fields.List(fields.Nested(VerdictSchema))

"""A newsroom that keeps articles in a dict and answers every claim with the same passage."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from service.compare import Comparisons
from service.errors import Invalid, NotFound
from service.model import (
    Answer,
    ArticleOrigins,
    ArticleSummary,
    BlockKind,
    Certainty,
    Comparator,
    Counts,
    DecisionKind,
    Delta,
    Earliest,
    Evidence,
    Fact,
    Health,
    Holdings,
    Hole,
    Job,
    JobState,
    LifeEvent,
    Lifeline,
    LifePoint,
    Masthead,
    Match,
    Origin,
    OriginDecision,
    OriginFile,
    OriginKind,
    OriginMember,
    Outcome,
    Outlet,
    OutletAnswer,
    OutletHoldings,
    ParagraphOrigin,
    PassageRecord,
    Reading,
    Reason,
    Receipt,
    Relation,
    Searched,
    Share,
    Signal,
    Slot,
    Span,
    StoredArticle,
    StoredBlock,
    Verdict,
    VersionSummary,
)
from service.versions import diff
from tests.fakes.encoder import HashingEncoder

NOON = datetime(2024, 11, 17, 12, 0, tzinfo=UTC)
PASSAGE = "At least 11,000 commuters are affected, the port authority said."


class FakeNewsroom:
    """State in dicts, no model, no index."""

    def __init__(self):
        self.held = {}
        self.kept_outlets = {}
        self.jobs = {}
        self.decisions = {}
        self.asked = []
        self.is_ready = True

    def ingest(self, submission):
        key = submission.external_id or submission.url or submission.title
        article_id = f"{submission.outlet.id}-{abs(hash(key))}"
        body = submission.text or submission.html or "\n".join(submission.paragraphs)
        versions = self.held.setdefault(article_id, [])
        if versions and versions[-1].text == body:
            outcome = Outcome.UNCHANGED
        else:
            outcome = Outcome.REVISED if versions else Outcome.CREATED
            versions.append(_stored(article_id, len(versions) + 1, submission, body))
        self.kept_outlets.setdefault(submission.outlet.id, submission.outlet)
        return Receipt(
            id=article_id,
            version=len(versions),
            outlet_id=submission.outlet.id,
            url=submission.url,
            blocks=2,
            paragraphs=1,
            outcome=outcome,
            sequence=len(self.held),
        )

    def submit(self, items, errors):
        items = list(items)
        job = Job(
            id=f"job-{len(self.jobs) + 1}",
            state=JobState.QUEUED,
            total=len(items) + len(errors),
            done=len(errors),
            outcomes={},
            errors=tuple(errors),
            created_at=NOON,
        )
        self.jobs[job.id] = job
        for item in items:
            self.ingest(item.submission)
        return job

    def job(self, job_id):
        return _found(self.jobs, "job", job_id)

    def article(self, article_id, version=None):
        versions = _found(self.held, "article", article_id)
        if version is None:
            return versions[-1]
        return _found(dict(enumerate(versions, start=1)), "version", version)

    def articles(self, which):
        chosen = [
            versions[-1].summary
            for article_id, versions in sorted(self.held.items())
            if article_id > which.after
            and which.outlet in {"", versions[-1].summary.outlet_id}
            and which.language in {"", versions[-1].summary.masthead.language}
        ]
        return tuple(chosen[: which.limit])

    def versions(self, article_id):
        return tuple(
            VersionSummary(
                version=stored.summary.version,
                title=stored.summary.masthead.title,
                published_at=stored.summary.masthead.published_at,
                modified_at=None,
                ingested_at=NOON,
                content_hash="0" * 64,
            )
            for stored in _found(self.held, "article", article_id)
        )

    def origins(self, article_id):
        held = self.article(article_id)
        return some_origins(article_id, held.text)

    def origin(self, origin_id):
        if origin_id not in KNOWN:
            raise NotFound("origin", origin_id)
        return an_origin_file(tuple(self.decisions.values()))

    def split_origin(self, origin_id, paragraph_ids, note=""):
        self.origin(origin_id)
        return self._decide(DecisionKind.SPLIT, KNOWN, paragraph_ids, note)

    def merge_origins(self, origin_id, others, note=""):
        self.origin(origin_id)
        return self._decide(DecisionKind.MERGE, {*others} - KNOWN, others, note)

    def _decide(self, kind, allowed, names, note):
        for place, name in enumerate(names):
            if name not in allowed:
                field = "paragraph_ids" if kind is DecisionKind.SPLIT else "origins"
                raise Invalid("does not fit", f"/{field}/{place}")
        made = OriginDecision(f"d{len(self.decisions) + 1}", kind, tuple(names), note, NOON)
        self.decisions[made.id] = made
        return made

    def withdraw_origin_decision(self, decision_id):
        _found(self.decisions, "decision", decision_id)
        del self.decisions[decision_id]

    def version_diff(self, article_id, before, after):
        return diff(self.article(article_id, before), self.article(article_id, after))

    def compare(self, refs):
        return Comparisons(self, HashingEncoder()).of(refs)

    def vectors(self, article_id, generation):  # noqa: ARG002  # none is stored
        return {}

    def delete(self, article_id):
        _found(self.held, "article", article_id)
        del self.held[article_id]

    def outlet(self, outlet_id):
        return _found(self.kept_outlets, "outlet", outlet_id)

    def outlets(self):
        return tuple(outlet for _, outlet in sorted(self.kept_outlets.items()))

    def put_outlet(self, outlet):
        is_new = outlet.id not in self.kept_outlets
        self.kept_outlets[outlet.id] = outlet
        return is_new

    def is_empty(self):
        return not self.held

    def lookup(self, question):
        self.asked.append(question)
        if question.paragraph_id:
            raise NotFound("paragraph", question.paragraph_id)
        return an_answer(question.text)

    def lifeline(self, question):
        self.asked.append(question)
        if question.paragraph_id:
            raise NotFound("paragraph", question.paragraph_id)
        return a_lifeline(question.text)

    def relations(self, pairs):
        return tuple(
            replace(a_verdict(), deltas=(), evidence=Span(0, len(passage))) for _, passage in pairs
        )

    def health(self):
        problems = () if self.is_ready else ("the index holds sequence 3 of 4",)
        return Health(
            ready=self.is_ready,
            sequence=4,
            index_sequence=4 if self.is_ready else 3,
            generation="minilm-test",
            unembedded=0,
            unread=0,
            problems=problems,
        )


def _found(kept, kind, key):
    if key not in kept:
        raise NotFound(kind, str(key))
    return kept[key]


def _stored(article_id, version, submission, body):
    masthead = Masthead(
        title=submission.title,
        url=submission.url,
        language=submission.language,
        published_at=submission.published_at,
        modified_at=submission.modified_at,
        authors=submission.authors,
        credit=submission.credit,
        completeness=submission.completeness,
    )
    return StoredArticle(
        summary=ArticleSummary(
            id=article_id,
            outlet_id=submission.outlet.id,
            version=version,
            masthead=masthead,
            first_seen_at=NOON,
            ingested_at=NOON,
        ),
        external_id=submission.external_id,
        text=body,
        blocks=(
            StoredBlock("b0", BlockKind.HEADLINE, submission.title, None),
            StoredBlock("b1", BlockKind.PARAGRAPH, body, Span(0, len(body))),
        ),
    )


def a_fact(text, value, start, op=Comparator.EXACT):
    return Fact(
        slot=Slot.NUMBER,
        text=text,
        span=Span(start, start + len(text)),
        value=value,
        op=op,
        unit="commuter",
    )


def a_verdict(shift=0):
    """`differs`, by one number; their side and the evidence begin at `shift`."""
    theirs = a_fact("At least 11,000", 11000.0, shift, Comparator.AT_LEAST)
    ours = a_fact("Some 10,000", 10000.0, 0, Comparator.ABOUT)
    return Verdict(
        relation=Relation.DIFFERS,
        certainty=Certainty.ATTRIBUTED,
        score=0.93,
        evidence=Span(shift, shift + len(PASSAGE)),
        deltas=(Delta(Slot.NUMBER, ours, theirs, Reading.CONFLICT),),
        signals=(Signal("number_differs", 1.0, "A number differs."),),
    )


def a_match(**changes):
    passage = PassageRecord(
        id=7,
        article_id="abc",
        version=2,
        outlet_id="harbor-times",
        paragraph_id="abc-p4",
        ordinal=4,
        span=Span(812, 812 + len(PASSAGE)),
        text=PASSAGE,
        title="Ferry link to stay closed",
        url="https://harbortimes.example/ferry",
        language="en",
        published_at=NOON,
        credit="",
    )
    return Match(
        passage=replace(passage, **changes),
        span=passage.span,
        text=PASSAGE,
        verdict=a_verdict(shift=812),
        origin=Origin(
            "abc-p1",
            OriginKind.WIRE,
            "Meridian Press",
            "wire:meridian-press",
            "wire:meridian-press",
        ),
    )


KNOWN = {"abc-p1", "abc-p2"}
"""The paragraphs of the one origin that is known."""


def an_origin():
    return Origin("abc-p1", OriginKind.WIRE, "AP", "wire:ap", "wire:ap")


def some_origins(article_id, text):
    reason = Reason(Evidence.COPY, "It stands there too.", "", "abc-p1", 0.9)
    paragraph = ParagraphOrigin(
        "abc-p2", 1, Span(0, len(text)), text, an_origin(), ("wire:ap",), (reason,)
    )
    share = Share(OriginKind.WIRE, "AP", "wire:ap", 1, 1.0)
    return ArticleOrigins(article_id, 1, "harbor-times", False, (share,), (paragraph,))  # noqa: FBT003


def an_origin_file(decisions):
    reason = Reason(Evidence.CREDIT, "The article's credit names AP.", "AP")
    head = OriginMember(
        paragraph_id="abc-p1",
        paragraph=1,
        article_id="abc",
        version=1,
        outlet_id="harbor-times",
        title="Ferry link to stay closed",
        url="https://harbortimes.example/ferry",
        published_at=NOON,
        span=Span(0, len(PASSAGE)),
        text=PASSAGE,
        likeness=None,
        reasons=(reason,),
    )
    later = NOON + timedelta(hours=1)
    other = replace(head, paragraph_id="abc-p2", outlet_id="gull", published_at=later, likeness=0.9)
    earliest = Earliest(("abc-p1",), ("harbor-times",), NOON, timedelta(hours=1))
    return OriginFile(an_origin(), ("wire:ap",), (reason,), (head, other), earliest, decisions)


def an_answer(claim, match=None, outlet_name="The Harbor Times"):
    match = match or a_match()
    holdings = Holdings(
        articles=41, outlets=6, paragraphs=480, published_from=NOON, published_to=NOON
    )
    return Answer(
        claim=claim,
        facts=(a_fact(claim[:11], 10000.0, 0, Comparator.ABOUT),),
        outlets=(
            OutletAnswer(
                outlet=Outlet("harbor-times", outlet_name),
                relation=Relation.DIFFERS,
                earliest_published_at=NOON,
                articles=1,
                matches=(match,),
                more=2,
            ),
        ),
        counts=Counts(
            articles=1,
            outlets=1,
            independent_origins=1,
            by_relation={Relation.DIFFERS: 1},
            owners=1,
            ultimate_sources=1,
            earliest=Earliest(("abc-p4",), ("harbor-times",), NOON, timedelta(hours=2)),
        ),
        searched=Searched(
            holdings,
            sequence=4,
            generation="minilm-test",
            completeness=(
                OutletHoldings(
                    outlet_id="harbor-times",
                    name=outlet_name,
                    articles=41,
                    excerpts=7,
                    last_seen_at=NOON,
                    holes=(Hole(NOON.date(), NOON.date() + timedelta(days=4), 5),),
                ),
            ),
        ),
    )


def a_lifeline(claim):
    """It appears, and is gone in the second version."""
    appears = LifePoint(
        event=LifeEvent.APPEARS,
        article_id="abc",
        outlet_id="harbor-times",
        version=1,
        title="Ferry link to stay closed",
        at=NOON,
        seen_at=NOON,
        paragraph_id="abc-p4",
        passage=PASSAGE,
        span=Span(812, 812 + len(PASSAGE)),
        certainty=Certainty.ATTRIBUTED,
        deltas=a_verdict(shift=812).deltas,
    )
    gone = replace(
        appears,
        event=LifeEvent.REMOVED,
        version=2,
        paragraph_id="",
        passage="",
        span=None,
        certainty=None,
        deltas=(),
    )
    searched = an_answer(claim).searched
    return Lifeline(claim, (appears, gone), (appears,), searched, ("2 versions were not read",))

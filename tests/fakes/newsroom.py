"""A newsroom that keeps what it is told in a dict, for tests of what stands around it."""

from dataclasses import dataclass, field

from service.errors import CrossreadError, Invalid
from service.model import (
    Answer,
    ArticleSummary,
    Certainty,
    Counts,
    Health,
    Holdings,
    Masthead,
    Outcome,
    Outlet,
    Question,
    Receipt,
    Relation,
    Searched,
    Span,
    Submission,
    Verdict,
)


@dataclass
class FakeNewsroom:
    """Takes everything in but articles without a letter; answers with what the test gives."""

    answer: Answer | None = None
    ready: bool = True
    relation: Relation = Relation.REPORTS
    damaged: list[str] = field(default_factory=list)
    outlets_put: dict[str, Outlet] = field(default_factory=dict)
    held: dict[tuple[str, str], list[Submission]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    def ingest_many(self, submissions: list[Submission]) -> list[Receipt | CrossreadError]:
        self.batches.append(len(submissions))
        return [self._ingest(submission) for submission in submissions]

    def put_outlet(self, outlet: Outlet) -> bool:
        self.outlets_put[outlet.id] = outlet
        return True

    def articles(self, which) -> tuple[ArticleSummary, ...]:
        return tuple(
            ArticleSummary(
                id=f"{key[0]}-{key[1]}",
                outlet_id=key[0],
                version=len(versions),
                masthead=Masthead(title=versions[-1].title, url=versions[-1].url),
                first_seen_at=None,
                ingested_at=None,
            )
            for key, versions in self.held.items()
            if key[0] == which.outlet
        )

    def is_empty(self) -> bool:
        return not self.held

    def lookup(self, question: Question) -> Answer:
        self.questions.append(question)
        return self.answer or nothing_found(question.text)

    def relations(self, pairs) -> tuple[Verdict, ...]:
        relation = Relation(self.relation)
        return tuple(Verdict(relation, Certainty.ASSERTED, 1.0, Span(0, 1)) for _ in pairs)

    def reindex(self, progress) -> int:
        progress(3, 3)
        return 3

    def damage(self) -> list[str]:
        return self.damaged

    def health(self) -> Health:
        problems = () if self.ready else ("the index holds sequence 1 of 2",)
        return Health(
            ready=self.ready,
            sequence=2,
            index_sequence=2 if self.ready else 1,
            generation="fake",
            unembedded=0,
            unread=0,
            problems=problems,
        )

    def _ingest(self, submission: Submission) -> Receipt | CrossreadError:
        if not any(c.isalpha() for c in _body(submission)):
            return Invalid("holds no words", "/text")
        key = (submission.outlet.id, submission.url or submission.external_id)
        versions = self.held.setdefault(key, [])
        outcome = Outcome.REVISED if versions else Outcome.CREATED
        if versions and _body(versions[-1]) == _body(submission):
            outcome = Outcome.UNCHANGED
        else:
            versions.append(submission)
        return Receipt(
            id="-".join(key),
            version=len(versions),
            outlet_id=key[0],
            url=submission.url,
            blocks=1,
            paragraphs=2,
            outcome=outcome,
            sequence=1,
        )


def _body(submission: Submission) -> str:
    return submission.text or submission.html or "".join(submission.paragraphs or ())


def nothing_found(claim: str) -> Answer:
    return Answer(
        claim=claim,
        facts=(),
        outlets=(),
        counts=Counts(articles=0, outlets=0, independent_origins=0, by_relation={}),
        searched=Searched(Holdings(3, 2, 9, None, None), sequence=2, generation="fake"),
    )

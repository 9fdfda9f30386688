"""Whether copies are told from what only looks like one, and wires by what an article says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.evaluation.classing import Case, Scheme, class_figures
from service.evaluation.figures import Measured, Sheet
from service.evaluation.measures.ranking import average_precision
from service.evaluation.sets.copies import ArticlePair, Credited
from service.matching.agencies import Agencies
from service.matching.copying import Copying, copying, read
from service.matching.stated import stated
from service.model import OriginKind

COPIES = frozenset({"copy", "partial_copy", "near_duplicate"})
HANDED_ON = frozenset({"quotes_or_documents", "boilerplate_only"})

_COPYING = Scheme(("copy", "no copy"), ())
_WIRES = Scheme(("wire", "own"), ("another wire",))


def copy_figures(sheet: Sheet, pairs: Iterable[ArticlePair]) -> Measured:
    """What is told of pairs of articles, and how well the share of one in the other ranks them."""
    judged = [(pair, copying(read(pair.first), read(pair.second))) for pair in pairs]
    cases = [
        Case(_named(pair.label in COPIES), _named(found.is_copy), str(place))
        for place, (pair, found) in enumerate(judged)
    ]
    confusion = class_figures(sheet, cases, _COPYING)
    _note_ranking(sheet, judged)
    quoting = [found.is_copy for pair, found in judged if pair.label in HANDED_ON]
    measure = "copy said of shared quotes, documents or page words"
    sheet.share(measure, sum(quoting), len(quoting), less_is_better=True)
    return Measured(tuple(sheet.figures), (confusion,))


def credit_figures(sheet: Sheet, articles: Sequence[Credited]) -> Measured:
    """Whether the wire of an article is found, and no wire where there is none."""
    told = Measured()
    for measured, articles_read in (
        (sheet, articles),
        (Sheet(sheet.set, "without bylines"), [_without_byline(each) for each in articles]),
    ):
        cases = [
            Case("wire" if each.wire else "own", _said(each), str(place))
            for place, each in enumerate(articles_read)
        ]
        confusion = class_figures(measured, cases, _WIRES)
        told += Measured(tuple(measured.figures), (confusion,))
    return told


def _named(is_copy: bool) -> str:  # noqa: FBT001 -- the one thing it names
    return "copy" if is_copy else "no copy"


def _note_ranking(sheet: Sheet, judged: Sequence[tuple[ArticlePair, Copying]]) -> None:
    ranked = sorted(range(len(judged)), key=lambda place: -judged[place][1].share)
    relevant = {str(place) for place, (pair, _) in enumerate(judged) if pair.label in COPIES}
    precision = average_precision([str(place) for place in ranked], relevant, len(judged))
    sheet.value("average precision of the share", precision, len(judged))


def _said(article: Credited) -> str:
    wires = {
        each.maker.name
        for each in stated(article.imprint, Agencies())
        if each.whole and each.maker.kind is OriginKind.WIRE
    }
    if not wires:
        return "own"
    return "wire" if not article.wire or article.wire in wires else "another wire"


def _without_byline(article: Credited) -> Credited:
    return replace(article, imprint=replace(article.imprint, authors=()))

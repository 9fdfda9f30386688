"""What holds of every comparison, whatever the texts and however many."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from service.matching.apart import mirrored
from service.model import Cell, Row, RowDelta, RowGroup
from tests.fakes.side_by_side import Shelf

_SENTENCES = (
    "Twelve people died when the ferry sank near Aldmouth on Monday, police said.",
    "At least 14 people died when the ferry sank near Aldmouth, the mayor said.",
    "The ferry sank near Aldmouth. Nobody was hurt, according to the operator.",
    "“We heard a crack like a mast breaking,” the harbour master said.",
    "The harbour master said she “heard a crack”.",
    "The inquiry may open next week. It will sit in Carrow.",
    "The inquiry will open on 9 March, Ann Ridley said. “We want answers.”",
    "The ferry did not sink, the operator said.",
)
_WILD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
_PARAGRAPH = st.one_of(st.sampled_from(_SENTENCES), _WILD)
_ARTICLE = st.tuples(
    st.one_of(st.just(""), st.sampled_from(_SENTENCES), _WILD),
    st.lists(_PARAGRAPH, min_size=1, max_size=5),
)
_ARTICLES = st.lists(_ARTICLE, min_size=2, max_size=8)


def held(articles):
    shelf = Shelf()
    ids = [
        shelf.put(f"a{n}", *paragraphs, title=title)
        for n, (title, paragraphs) in enumerate(articles)
    ]
    return shelf, ids


def in_order(row: Row, order):
    """The row as it is with its articles in another order."""
    deltas = []
    for given_delta in row.deltas:
        one, other = order.index(given_delta.first), order.index(given_delta.second)
        delta = given_delta.delta if one < other else mirrored(given_delta.delta)
        deltas.append(
            RowDelta(
                first=min(one, other), second=max(one, other), delta=delta, quote=given_delta.quote
            )
        )
    deltas.sort(key=lambda each: (each.first, each.second))
    return replace(row, cells=tuple(row.cells[n] for n in order), deltas=tuple(deltas))


@given(_ARTICLES, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_articles_changes_nothing_but_the_order_of_the_cells(articles, random):
    shelf, ids = held(articles)
    order = list(range(len(ids)))
    random.shuffle(order)
    asked = shelf.compare(*ids)
    again = shelf.compare(*(ids[n] for n in order))
    assert again.rows == tuple(in_order(row, order) for row in asked.rows)


@given(_ARTICLES)
@settings(max_examples=60, deadline=None)
def test_every_sentence_stands_in_one_row_and_all_spans_cut_the_very_text(articles):
    shelf, ids = held(articles)
    told = shelf.compare(*ids)
    for at, article in enumerate(told.articles):
        cells = [row.cells[at] for row in told.rows if isinstance(row.cells[at], Cell)]
        sentences = [sentence for cell in cells for sentence in cell.sentences]
        assert sorted(s.place for s in sentences) == list(range(len(sentences)))
        for sentence in sentences:
            assert article.blocks[sentence.block].id == sentence.block_id
            assert sentence.span is None or sentence.span.cut(article.text) == sentence.text
        for cell in cells:
            assert len(cell.marks) == len(cell.sentences)
            for sentence, marks in zip(cell.sentences, cell.marks, strict=True):
                assert all(0 <= m.start < m.end <= len(sentence.text) for m in marks)
                assert all(one.end <= other.start for one, other in pairwise(marks))


@given(_ARTICLES)
@settings(max_examples=60, deadline=None)
def test_the_facts_of_a_difference_cut_the_cells_that_it_is_between(articles):
    shelf, ids = held(articles)
    for row in shelf.compare(*ids).rows:
        for found in row.deltas:
            assert found.first < found.second
            for at, fact in (
                (found.first, found.delta.ours),
                (found.second, found.delta.theirs),
            ):
                assert fact is None or fact.span.cut(row.cells[at].text) == fact.text


@given(_ARTICLE, st.integers(2, 8))
@settings(max_examples=60, deadline=None)
def test_an_article_does_not_differ_from_itself_under_other_ids(article, copies):
    shelf, ids = held([article] * copies)
    for row in shelf.compare(*ids).rows:
        assert row.group is RowGroup.SAID_BY_ALL
        assert row.deltas == ()
        assert row.similarity == 1
        assert not any(marks for cell in row.cells for marks in cell.marks)

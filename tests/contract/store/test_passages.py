"""What every passage store promises."""

from datetime import timedelta

import numpy as np
import pytest

from service.errors import NotFound
from service.model import Completeness, Holdings, Hole, Scope, Span
from service.ports import RowFilter
from tests.fakes.drafts import GENERATION, NOON, draft

EMPTY = Holdings(0, 0, 0, None, None, 0)


def ids(stores):
    """The ids of all live windows, oldest first."""
    batches = stores.log.additions(GENERATION, 0, stores.log.sequence())
    return [int(id_) for batch in batches for id_ in batch.ids]


def keys(stores):
    """The keys of all live articles, oldest first."""
    batches = stores.log.additions(GENERATION, 0, stores.log.sequence())
    return [int(key) for batch in batches for key in batch.articles]


def test_passages_come_in_the_order_of_the_ids_and_a_gone_one_is_left_out(stores):
    stores.articles.save(draft("1", "One.", "Two.", "Three.", title="T", credit="C", url="u"))
    one, two, three = ids(stores)
    records = stores.passages.passages([three, 999, one])
    assert [record.text for record in records] == ["Three.", "One."]
    last = records[0]
    assert (last.article_id, last.version, last.outlet_id) == ("harbor-times.1", 1, "harbor-times")
    assert (last.ordinal, last.span, last.paragraph_id) == (3, Span(12, 18), "harbor-times.1.3")
    assert (last.title, last.url, last.credit, last.language) == ("T", "u", "C", "en")
    assert last.published_at == NOON
    assert stores.passages.passages([]) == ()
    assert stores.passages.passages([two])[0].ordinal == 2


def test_a_revision_takes_the_old_passages_out(stores):
    stores.articles.save(draft("1", "Ten people were hurt."))
    (old,) = ids(stores)
    stores.articles.save(draft("1", "Twelve people were hurt."))
    assert stores.passages.passages([old]) == ()
    (new,) = stores.passages.passages(ids(stores))
    assert (new.version, new.text) == (2, "Twelve people were hurt.")


def test_a_paragraph_of_many_windows_is_widened_to_the_whole(stores):
    stores.articles.save(draft("1", "Short.", "A paragraph that is cut in windows.", window=10))
    record = stores.passages.paragraph("harbor-times.1.2")
    assert record.text == "A paragraph that is cut in windows."
    assert record.span == Span(8, 43)
    assert record.id == min(p.id for p in stores.passages.passages(ids(stores)) if p.ordinal == 2)


def test_the_day_of_an_article_is_told_by_its_key_and_nan_where_it_is_unknown(stores):
    day = timedelta(days=1)
    stores.articles.save(draft("1", "One.", published_at=NOON))
    stores.articles.save(draft("2", "Two.", published_at=None))
    stores.articles.save(draft("3", "Three.", published_at=NOON - day))
    one, two, three = keys(stores)
    days = stores.passages.days(np.array([three, one, two, 999, one]))
    noon = NOON.timestamp() / day.total_seconds()
    assert days[[0, 1, 4]].tolist() == [noon - 1, noon, noon]
    assert np.isnan(days[2:4]).all()
    assert stores.passages.days(np.empty(0, np.int64)).tolist() == []


def test_a_paragraph_that_no_current_version_holds_is_not_found(stores):
    stores.articles.save(draft("1", "One.", "Two."))
    stores.articles.save(draft("1", "One."))
    assert stores.passages.paragraph("harbor-times.1.1").version == 2
    for gone in ("harbor-times.1.2", "harbor-times.1.0", "nothing"):
        with pytest.raises(NotFound):
            stores.passages.paragraph(gone)


def fill(stores):
    stores.articles.save(draft("a", "One.", "Two."))
    later = {"language": "en-GB", "published_at": NOON + timedelta(days=1)}
    stores.articles.save(draft("b", "Three.", outlet="other-paper", **later))
    stores.articles.save(draft("c", "Quatre.", language="fr", published_at=None))


@pytest.mark.parametrize(
    ("scope", "texts"),
    [
        (Scope(), {"One.", "Two.", "Three.", "Quatre."}),
        (Scope(articles=("harbor-times.c", "other-paper.b", "nothing")), {"Three.", "Quatre."}),
        (Scope(articles=("nothing",)), set()),
        (Scope(articles=("harbor-times.a",), outlets=("other-paper",)), set()),
        (Scope(outlets=("other-paper", "nobody")), {"Three."}),
        (Scope(outlets=("nobody",)), set()),
        (Scope(languages=("en",)), {"One.", "Two.", "Three."}),
        (Scope(languages=("FR", "en-GB")), {"Three.", "Quatre."}),
        (Scope(languages=("e",)), set()),
        (Scope(published_after=NOON), {"One.", "Two.", "Three."}),
        (Scope(published_after=NOON + timedelta(seconds=1)), {"Three."}),
        (Scope(published_before=NOON), {"One.", "Two."}),
        (Scope(exclude_articles=("harbor-times.a", "nothing")), {"Three.", "Quatre."}),
        (Scope(exclude_outlets=("harbor-times",)), {"Three."}),
        (Scope(exclude_outlets=("nobody",)), {"One.", "Two.", "Three.", "Quatre."}),
    ],
)
def test_a_scope_narrows_counts_codes_and_words_alike(stores, scope, texts):
    fill(stores)
    (batch,) = stores.log.additions(GENERATION, 0, stores.log.sequence())
    rows = stores.passages.codes(scope)
    kept = [int(id_) for i, id_ in enumerate(batch.ids) if keeps(rows, batch, i)]
    assert {record.text for record in stores.passages.passages(kept)} == texts
    assert stores.passages.holdings(scope).paragraphs == len(texts)
    found = stores.words.search("one two three quatre", 10, scope).ids.tolist()
    assert set(found) == set(kept)


def keeps(rows, batch, i):
    """What the docstring of `RowFilter` says, in Python."""
    published = batch.published[i]
    undated = published == -(2**63)
    return (
        (rows.articles is None or batch.articles[i] in rows.articles)
        and (rows.outlets is None or batch.outlets[i] in rows.outlets)
        and (rows.languages is None or batch.languages[i] in rows.languages)
        and (rows.published_from is None or (not undated and published >= rows.published_from))
        and (rows.published_to is None or (not undated and published <= rows.published_to))
        and batch.articles[i] not in rows.exclude_articles
        and batch.outlets[i] not in rows.exclude_outlets
    )


def test_an_empty_scope_has_no_codes(stores):
    assert stores.passages.codes(Scope()) == RowFilter()


def test_holdings_follow_every_change(stores):
    assert stores.passages.holdings(Scope()) == EMPTY
    fill(stores)
    day = timedelta(days=1)
    assert stores.passages.holdings(Scope()) == Holdings(3, 2, 4, NOON, NOON + day, 1)
    assert stores.passages.holdings(Scope()) == Holdings(3, 2, 4, NOON, NOON + day, 1)
    stores.articles.save(draft("a", "Only one now."))
    assert stores.passages.holdings(Scope()).paragraphs == 3
    stores.articles.save(draft("c", "Quatre.", published_at=NOON - day))
    assert stores.passages.holdings(Scope()) == Holdings(3, 2, 3, NOON - day, NOON + day, 0)
    stores.articles.delete("other-paper.b")
    assert stores.passages.holdings(Scope()) == Holdings(2, 1, 2, NOON - day, NOON, 0)
    stores.articles.delete("harbor-times.a")
    stores.articles.delete("harbor-times.c")
    assert stores.passages.holdings(Scope()) == EMPTY


def test_completeness_is_counted_outlet_by_outlet_and_follows_every_change(stores):
    assert stores.passages.by_outlet(Scope()) == ()
    day = timedelta(days=1)
    for n in range(5):
        stores.articles.save(draft(f"{n}", f"Day {n}.", published_at=NOON + n * day))
    other = {"outlet": "other-paper", "completeness": Completeness.EXCERPT}
    stores.articles.save(draft("b", "Two.", **other))
    stores.articles.save(draft("c", "Three.", **(other | {"published_at": None})))
    stores.articles.save(draft("d", outlet="without-paragraphs"))
    harbor, paper = stores.passages.by_outlet(Scope())
    assert (harbor.outlet_id, harbor.articles, harbor.full, harbor.excerpts) == (
        "harbor-times",
        5,
        0,
        0,
    )
    assert (harbor.published_from, harbor.published_to) == (NOON, NOON + 4 * day)
    assert (harbor.holes, harbor.last_seen_at) == ((), NOON)
    assert (paper.outlet_id, paper.articles, paper.excerpts, paper.undated) == (
        "other-paper",
        2,
        2,
        1,
    )
    assert paper.holes == (Hole((NOON + day).date(), (NOON + 4 * day).date(), 4),)
    (alone,) = stores.passages.by_outlet(Scope(outlets=("other-paper",)))
    assert alone.holes == ()

    stores.articles.save(
        draft("b", "Two, in full.", **(other | {"completeness": Completeness.FULL}))
    )
    stores.articles.delete("other-paper.c")
    _, paper = stores.passages.by_outlet(Scope())
    assert (paper.articles, paper.full, paper.excerpts, paper.undated) == (1, 1, 0, 0)


def test_many_windows_of_a_paragraph_count_once_and_an_article_without_any_does_not(stores):
    stores.articles.save(draft("1", "A paragraph that is cut in windows.", window=5))
    stores.articles.save(draft("2"))
    assert stores.passages.holdings(Scope()) == Holdings(1, 1, 1, NOON, NOON, 0)


def test_the_article_around_a_window_comes_whole_with_its_title_as_it_is_now(stores):
    stores.articles.save(draft("1", "One.", title="Old"))
    (old,) = ids(stores)
    stores.articles.save(draft("1", "Two.", "Three.", title="New"))
    window = ids(stores)[-1]
    assert stores.passages.articles([window]) == {"harbor-times.1": "New\nTwo.\n\nThree."}
    assert stores.passages.articles([old]) == {} == stores.passages.articles([])

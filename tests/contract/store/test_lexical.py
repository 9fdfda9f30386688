"""What every lexical index promises."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.model import Scope
from service.ports import ArticleFilter
from service.store import postings
from tests.fakes.drafts import draft

EVERYTHING = Scope()
HOSTILE = [
    "",
    " \t\n ",
    "the of and",
    '"',
    "'",
    'NEAR("a" "b", 5) OR NOT *',
    "passage_words : text ^col -x AND",
    "a\x00b\x00minister",
    "\ud800 minister",
    "'); DROP TABLE passage; --",
    "\\' \\\\ | & ! <-> :*",
    "(" * 5_000,
    " " * 30_000,
    "word " * 20_000,
    "1,2" * 10_000,
    "minister" * 50_000,
    "\u0301" * 1_000 + "e\u0301",
    "政府批准 किताबें 😀 ﷽ ǅ ß İ",
]


def found(stores, text, limit=10, scope=EVERYTHING):
    ids = stores.words.search(text, limit, scope).ids.tolist()
    return [record.text for record in stores.passages.passages(ids)]


def test_a_shared_word_finds_the_window_and_others_stay_out(stores):
    stores.articles.save(draft("1", "The minister resigned.", "Rain is expected."))
    assert found(stores, "Did any minister leave?") == ["The minister resigned."]
    assert found(stores, "volcano") == []


def test_a_word_is_found_in_its_other_forms(stores):
    stores.articles.save(draft("1", "Officials approved the bridges."))
    assert found(stores, "approving a BRIDGE") == ["Officials approved the bridges."]


def test_a_rare_word_counts_more_than_common_ones(stores):
    common = [f"The council met the press in room {n}." for n in range(30)]
    stores.articles.save(draft("1", *common, "Zwiebelturm was named."))
    best = found(stores, "The council met the press about the Zwiebelturm", limit=5)
    assert best[0] == "Zwiebelturm was named."
    assert len(best) == 5


def test_a_number_is_one_term(stores):
    stores.articles.save(draft("1", "Some 10,000 troops went.", "The 10 spent 000 nights."))
    assert found(stores, "10,000") == ["Some 10,000 troops went."]


def test_equal_windows_are_ordered_by_id(stores):
    for n in range(5):
        stores.articles.save(draft(str(n), "The very same words."))
    ids = stores.words.search("very same words", 10, EVERYTHING).ids.tolist()
    assert list(ids) == sorted(ids)
    assert len(ids) == 5
    assert stores.words.search("very same words", 2, EVERYTHING).ids.tolist() == ids[:2]


def test_the_index_follows_revisions(stores):
    stores.articles.save(draft("1", "Ten people drowned."))
    stores.articles.save(draft("1", "Twelve people drowned."))
    assert found(stores, "drowned") == ["Twelve people drowned."]
    assert found(stores, "ten") == []


def test_any_text_is_safe(stores):
    stores.articles.save(draft("1", "The minister resigned."))
    for text in HOSTILE:
        assert set(found(stores, text)) <= {"The minister resigned."}, text[:40]
    assert found(stores, "minister") == ["The minister resigned."]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=80))
def test_no_text_fails(stores, text):
    assert not len(stores.words.search(text, 3, EVERYTHING).ids)


def test_the_most_common_terms_give_way_when_there_are_too_many_hits(stores, monkeypatch):
    monkeypatch.setattr(postings, "MOST_HITS", 6)
    stores.articles.save(
        draft("1", *(f"Council item {n}." for n in range(10)), "Council adjourned.")
    )
    assert found(stores, "council adjourned") == ["Council adjourned."]


def test_a_word_that_is_too_common_finds_its_newest_windows(stores, monkeypatch):
    monkeypatch.setattr(postings, "MOST_HITS", 3)
    stores.articles.save(draft("1", *(f"Council item {n}." for n in range(10))))
    assert set(found(stores, "council")) == {f"Council item {n}." for n in (7, 8, 9)}


def test_what_went_since_its_words_were_kept_takes_no_place_from_what_is_left(stores, monkeypatch):
    monkeypatch.setattr(postings, "COMMON", 2)
    best = stores.articles.save(draft("1", *[f"Minister Ruiz resigned, {n}." for n in range(40)]))
    stores.articles.save(draft("2", "The minister spoke.", "A minister left."))
    assert len(found(stores, "minister Ruiz resigned", limit=2)) == 2
    stores.articles.delete(best.id)
    left = found(stores, "minister Ruiz resigned", limit=2)
    assert sorted(left) == ["A minister left.", "The minister spoke."]


def test_kept_windows_come_with_those_that_came_in_since(stores, monkeypatch):
    monkeypatch.setattr(postings, "COMMON", 2)
    stores.articles.save(draft("1", "The minister spoke.", "A minister left."))
    assert len(found(stores, "minister")) == 2
    stores.articles.save(draft("2", "This minister returned."))
    assert len(found(stores, "minister")) == 3


def test_a_long_window_stands_behind_a_short_one_that_says_the_same(stores):
    long = "The minister resigned. " + "It had been a long and quiet year for everybody else. " * 5
    stores.articles.save(draft("1", long, "The minister resigned."))
    assert found(stores, "minister resigned") == ["The minister resigned.", long]


def test_a_term_that_was_unknown_is_found_once_it_is_stored(stores):
    assert found(stores, "resigned") == []
    stores.articles.save(draft("1", "The minister resigned."))
    assert found(stores, "resigned") == ["The minister resigned."]


def test_words_that_nobody_used_take_no_place_from_the_others(stores):
    stores.articles.save(draft("1", "The minister resigned."))
    unknown = " ".join(f"unknown{n}" for n in range(postings.MOST_TERMS))
    assert found(stores, f"{unknown} minister") == ["The minister resigned."]


def keys(stores):
    """Each article's key by the first word of its first window."""
    hits = stores.words.search("reservoir harbour orchard", 20, EVERYTHING)
    records = stores.passages.passages(hits.ids.tolist())
    return {r.text.split()[0]: k for r, k in zip(records, hits.articles.tolist(), strict=True)}


def test_an_article_that_says_more_of_the_words_has_the_greater_share(stores):
    stores.articles.save(draft("1", "Reservoir levels fell.", "The dam holds.", "Dam gates shut."))
    stores.articles.save(draft("2", "Harbour dues rose."))
    told = stores.words.search("reservoir dam gates harbour", 20, EVERYTHING).told
    key = keys(stores)
    first, second, third = told.of(np.array([key["Reservoir"], key["Harbour"], 999]))
    assert 1 > first > second > 0
    assert third == 0


def test_articles_that_share_the_story_s_words_are_kindred(stores):
    stores.articles.save(draft("1", "Reservoir gates failed.", "Engineers blamed the spillway."))
    stores.articles.save(draft("2", "Harbour gates failed.", "The spillway cracked."))
    stores.articles.save(draft("3", "Orchard growers met.", "A spillway was mended."))
    key = keys(stores)
    kindred = stores.words.kindred([key["Reservoir"], key["Harbour"]])
    first, second, third = kindred.of(np.array([key["Reservoir"], key["Harbour"], key["Orchard"]]))
    assert min(first, second) > third > 0


def test_an_article_is_kindred_by_what_it_says_now(stores):
    stores.articles.save(draft("1", "Reservoir gates failed.", "Engineers blamed the spillway."))
    stores.articles.save(draft("2", "Harbour gates failed.", "The spillway cracked."))
    stores.articles.save(draft("3", "Orchard growers met.", "A spillway was mended."))
    key = keys(stores)
    asked, other = [key["Reservoir"], key["Harbour"]], np.array([key["Orchard"]])
    assert stores.words.kindred(asked).of(other) > 0
    stores.articles.save(draft("2", "Harbour gates failed.", "Nobody was hurt."))
    assert stores.words.kindred(asked).of(other) == 0
    stores.articles.delete(stores.articles.articles(ArticleFilter(limit=1))[0].id)
    assert stores.words.kindred(asked).of(other) == 0


def test_the_shares_of_articles_follow_revisions_and_deletions(stores):
    stores.articles.save(draft("1", "Reservoir levels fell."))
    receipt = stores.articles.save(draft("2", "Harbour dues rose."))
    stores.words.search("reservoir", 5, EVERYTHING)
    stores.articles.delete(receipt.id)
    stores.articles.save(draft("1", "Orchard growers met."))
    hits = stores.words.search("reservoir harbour orchard", 5, EVERYTHING)
    assert set(hits.told.articles.tolist()) == set(hits.articles.tolist())
    assert len(hits.ids) == 1


def test_of_no_articles_nothing_is_kindred(stores):
    assert stores.words.kindred([]).of(np.array([1, 2])).tolist() == [0, 0]


def test_a_word_left_out_for_being_common_is_counted_with_what_came_in_since(stores, monkeypatch):
    monkeypatch.setattr(postings, "COMMON", 2)
    monkeypatch.setattr(postings, "MOST_HITS", 6)
    stores.articles.save(draft("1", *(f"Council item {n}." for n in range(5)), "It adjourned."))
    assert len(found(stores, "council adjourned")) == 6
    stores.articles.save(draft("2", "The council met."))
    assert found(stores, "council adjourned") == ["It adjourned."]
    assert len(found(stores, "council")) == 6


@pytest.fixture
def many(stores, monkeypatch):
    """Stores that take thirteen windows for so many that words are counted in some of them."""
    for name, value in {"SAMPLE": 4, "WHOLE": 6, "RARE": 2, "MOST_HITS": 16}.items():
        monkeypatch.setattr(postings, name, value)
    old = [f"Reservoir {n} full." for n in range(8)]
    stores.articles.save(draft("1", *old, "Reservoir, council.", *["Council met."] * 3))
    stores.articles.save(draft("2", "Orchards sold."))
    return stores


def test_among_many_windows_the_commonest_words_still_give_way(many, monkeypatch):
    monkeypatch.setattr(postings, "MOST_HITS", 6)
    assert found(many, "council sold") == ["Orchards sold."]


def test_what_is_left_out_among_many_windows_depends_on_nothing_asked_before(many):
    asked = "reservoir council"
    before = found(many, asked, limit=13)
    assert "Council met." in before
    assert len(found(many, "reservoir", limit=13)) == 9
    assert found(many, asked, limit=13) == before

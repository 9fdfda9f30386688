"""What every article store promises."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from service.errors import Conflict, CrossreadError, NotFound
from service.model import Block, BlockKind, Completeness, Identity, Outcome, Outlet, Scope, Span
from service.ports import ArticleFilter
from tests.fakes.drafts import DIM, GENERATION, NOON, draft, known_by, vector


def test_a_new_identity_makes_an_article_with_the_drafts_id(stores):
    receipt = stores.articles.save(draft("1", "The bridge is open.", "It cost 40 million."))
    assert receipt.outcome is Outcome.CREATED
    assert (receipt.id, receipt.version) == ("harbor-times.1", 1)
    assert (receipt.blocks, receipt.paragraphs) == (3, 2)
    assert receipt.sequence == stores.log.sequence() == 1


def test_what_is_stored_comes_back_whole(stores):
    given = draft(
        "1",
        "Brücke – “offen”.",
        "Second 👩‍👩‍👧.",
        url="https://harbor.example/a?b=1",
        language="de-AT",
        modified_at=NOON + timedelta(microseconds=123_456),
        authors=("A. Writer", "B. Writer"),
        credit="Wire Agency",
        completeness=Completeness.EXCERPT,
    )
    stores.articles.save(given)
    held = stores.articles.article("harbor-times.1")
    assert held.summary.masthead == given.masthead
    assert held.text == given.document.text
    assert held.external_id == "1"
    assert [(b.id, b.kind, b.text, b.span) for b in held.blocks] == [
        (id_, b.kind, b.text, b.span)
        for id_, b in zip(given.block_ids, given.document.blocks, strict=True)
    ]
    assert held.summary.first_seen_at == held.summary.ingested_at == NOON


def test_the_same_text_again_changes_nothing(stores):
    first = stores.articles.save(draft("1", "The bridge is open."))
    again = stores.articles.save(replace(draft("1", "The bridge is open."), article_id="other"))
    assert again == replace(first, outcome=Outcome.UNCHANGED)
    assert stores.log.sequence() == first.sequence


def test_another_text_is_another_version_and_the_old_one_stays_readable(stores):
    stores.articles.save(draft("1", "Ten people were hurt."))
    receipt = stores.articles.save(draft("1", "Twelve people were hurt."))
    assert (receipt.outcome, receipt.version) == (Outcome.REVISED, 2)
    assert stores.articles.article("harbor-times.1").text == "Twelve people were hurt."
    assert stores.articles.article("harbor-times.1", 1).text == "Ten people were hurt."
    assert [v.version for v in stores.articles.versions("harbor-times.1")] == [1, 2]


def test_present_versions_come_whole_in_one_go_and_an_unknown_one_is_left_out(stores):
    stores.articles.save(draft("1", "Ten people were hurt."))
    stores.articles.save(draft("1", "Twelve people were hurt.", "More."))
    stores.articles.save(known_by(draft("2", "Open."), external_id="", url="https://h.example/2"))
    stores.articles.save(draft("3"))
    ids = [f"harbor-times.{n}" for n in "1239"]
    found = stores.articles.present(ids)
    assert found == {id_: stores.articles.article(id_) for id_ in ids[:3]}
    assert found["harbor-times.1"].blocks[1].text == "Twelve people were hurt."
    assert stores.articles.present([]) == {}


def test_going_back_to_an_older_text_is_a_new_version(stores):
    for text in ("A.", "B.", "A."):
        receipt = stores.articles.save(draft("1", text))
    assert (receipt.outcome, receipt.version) == (Outcome.REVISED, 3)


def test_a_masthead_field_told_later_is_amended_and_one_left_out_is_kept(stores):
    stores.articles.save(draft("1", "Open.", credit="Wire Agency", authors=("A. Writer",)))
    later = NOON + timedelta(hours=3)
    receipt = stores.articles.save(
        draft("1", "Open.", language="", published_at=None, modified_at=later)
    )
    held = stores.articles.article("harbor-times.1").summary.masthead
    assert (receipt.outcome, receipt.version) == (Outcome.AMENDED, 1)
    assert held.modified_at == later
    assert (held.credit, held.authors, held.language) == ("Wire Agency", ("A. Writer",), "en")
    assert held.published_at == NOON


def test_a_revision_keeps_what_it_does_not_tell_except_the_time_of_change(stores):
    stores.articles.save(draft("1", "Open.", credit="Wire Agency", modified_at=NOON))
    stores.articles.save(draft("1", "Shut.", published_at=None))
    held = stores.articles.article("harbor-times.1").summary.masthead
    assert (held.credit, held.published_at, held.modified_at) == ("Wire Agency", NOON, None)


def test_either_key_finds_the_article_and_a_second_key_is_added(stores):
    stores.articles.save(draft("1", "Open."))
    both = known_by(draft("1", "Open."), url="https://harbor.example/1")
    assert stores.articles.save(both).outcome is Outcome.UNCHANGED
    by_url = stores.articles.find(Identity("harbor-times", url="https://harbor.example/1"))
    assert by_url == stores.articles.find(Identity("harbor-times", external_id="1"))
    assert (by_url.article_id, by_url.version) == ("harbor-times.1", 1)
    assert by_url.content_hash == both.content_hash


def test_keys_belong_to_an_outlet(stores):
    stores.articles.save(draft("1", "Open."))
    assert stores.articles.find(Identity("other-paper", external_id="1")) is None
    assert stores.articles.save(draft("1", "Open.", outlet="other-paper")).outcome == "created"


def test_keys_of_two_articles_are_a_conflict_and_nothing_is_written(stores):
    stores.articles.save(known_by(draft("1", "Open."), external_id="", url="https://h.example/1"))
    stores.articles.save(draft("2", "Shut."))
    mixed = known_by(draft("2", "Neither."), url="https://h.example/1")
    with pytest.raises(Conflict):
        stores.articles.find(mixed.identity)
    with pytest.raises(Conflict):
        stores.articles.save(mixed)
    assert stores.log.sequence() == 2


def test_an_article_id_that_another_identity_has_is_a_conflict(stores):
    stores.articles.save(draft("1", "Open."))
    with pytest.raises(Conflict):
        stores.articles.save(replace(draft("2", "Shut."), article_id="harbor-times.1"))


def test_eight_writers_of_the_same_articles_make_each_once(stores):
    def post(_):
        return [stores.articles.save(draft(str(n), f"Text {n}.", "More.")) for n in range(10)]

    with ThreadPoolExecutor(8) as pool:
        receipts = [receipt for batch in pool.map(post, range(8)) for receipt in batch]
    outcomes = [receipt.outcome for receipt in receipts]
    assert outcomes.count(Outcome.CREATED) == 10
    assert outcomes.count(Outcome.UNCHANGED) == 70
    holdings = stores.passages.holdings(Scope())
    assert (holdings.articles, holdings.paragraphs) == (10, 20)


def test_eight_writers_of_different_texts_number_the_versions_without_a_gap(stores):
    def post(n):
        return stores.articles.save(draft("1", f"Text {n}."))

    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(post, range(16)))
    assert sorted(receipt.version for receipt in receipts) == list(range(1, 17))
    assert stores.passages.holdings(Scope()).paragraphs == 1


def test_vectors_are_given_by_window_text_for_the_current_version_only(stores):
    stores.articles.save(draft("1", "Old words.", "Kept words."))
    stores.articles.save(draft("1", "New words.", "Kept words."))
    held = stores.articles.vectors("harbor-times.1", GENERATION)
    assert set(held) == {"New words.", "Kept words."}
    assert held["Kept words."].dtype == np.float32
    np.testing.assert_array_equal(held["Kept words."], vector("Kept words."))
    assert stores.articles.vectors("harbor-times.1", "another-model") == {}
    assert stores.articles.vectors("nobody", GENERATION) == {}


def test_an_unknown_article_or_version_is_not_found(stores):
    stores.articles.save(draft("1", "Open."))
    with pytest.raises(NotFound, match="article 'nobody'"):
        stores.articles.article("nobody")
    with pytest.raises(NotFound, match="version"):
        stores.articles.article("harbor-times.1", 2)
    with pytest.raises(NotFound):
        stores.articles.versions("nobody")
    with pytest.raises(NotFound):
        stores.articles.delete("nobody")


def test_a_deleted_article_is_gone_and_its_identity_is_free(stores):
    stores.articles.save(draft("1", "Open."))
    stores.articles.save(draft("1", "Shut."))
    sequence = stores.articles.delete("harbor-times.1")
    assert sequence == stores.log.sequence() == 3
    with pytest.raises(NotFound):
        stores.articles.article("harbor-times.1")
    assert stores.articles.find(Identity("harbor-times", external_id="1")) is None
    assert not len(stores.words.search("shut", 5, Scope()).ids)
    again = stores.articles.save(draft("1", "Open."))
    assert (again.outcome, again.version) == (Outcome.CREATED, 1)


def test_a_list_goes_on_after_the_last_id_of_the_page_before(stores):
    for n in range(5):
        stores.articles.save(draft(f"{n}", f"Text {n}."))
    first = stores.articles.articles(ArticleFilter(limit=2))
    rest = stores.articles.articles(ArticleFilter(after=first[-1].id))
    assert [each.id for each in (*first, *rest)] == [f"harbor-times.{n}" for n in range(5)]


@pytest.mark.parametrize(
    ("which", "kept"),
    [
        (ArticleFilter(outlet="other-paper"), {"b"}),
        (ArticleFilter(outlet="nobody"), set()),
        (ArticleFilter(language="en"), {"a", "b"}),
        (ArticleFilter(language="EN-gb"), {"b"}),
        (ArticleFilter(published_after=NOON + timedelta(days=1)), {"b"}),
        (ArticleFilter(published_before=NOON), {"a"}),
        (ArticleFilter(published_before=NOON - timedelta(seconds=1)), set()),
    ],
)
def test_a_list_is_narrowed(stores, which, kept):
    stores.articles.save(draft("a", "One."))
    later = {"language": "en-GB", "published_at": NOON + timedelta(days=1)}
    stores.articles.save(draft("b", "Two.", outlet="other-paper", **later))
    stores.articles.save(draft("c", "Trois.", language="fr", published_at=None))
    assert {each.id.split(".")[-1] for each in stores.articles.articles(which)} == kept


def test_an_article_without_a_paragraph_is_kept(stores):
    receipt = stores.articles.save(draft("1"))
    assert (receipt.blocks, receipt.paragraphs) == (1, 0)
    assert stores.articles.article("harbor-times.1").text == ""


def test_a_standfirst_and_a_caption_keep_their_kind(stores):
    plain = draft("1", "A caption.", "A standfirst.")
    kinds = (BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.STANDFIRST)
    blocks = tuple(
        Block(kind, block.text, block.span)
        for kind, block in zip(kinds, plain.document.blocks, strict=True)
    )
    stores.articles.save(replace(plain, document=replace(plain.document, blocks=blocks)))
    held = stores.articles.article("harbor-times.1").blocks
    assert tuple(block.kind for block in held) == kinds
    assert held[1].span == Span(0, 10)


@pytest.mark.parametrize("bad", ["half a pair \ud800 of surrogates", "a NUL \x00 inside"])
def test_text_that_a_database_cannot_keep_is_stored_whole_or_refused_whole(stores, bad):
    stores.articles.save(draft("1", "Good."))
    try:
        stores.articles.save(draft("2", "Good.", bad))
    except CrossreadError:
        assert stores.log.sequence() == 1
        assert stores.articles.find(Identity("harbor-times", external_id="2")) is None
    else:
        assert stores.articles.article("harbor-times.2").text == f"Good.\n\n{bad}"


def test_a_vector_that_is_not_finite_is_refused_and_nothing_is_written(stores):
    broken = replace(draft("1", "Open."), vectors=np.full((1, DIM), np.nan, np.float32))
    with pytest.raises(CrossreadError, match="not a number"):
        stores.articles.save(broken)
    assert stores.articles.find(broken.identity) is None


def test_a_draft_fills_in_what_is_not_known_of_its_outlet(stores):
    stores.articles.save(draft("1", "Open."))
    assert stores.outlets.outlet("harbor-times") == Outlet("harbor-times", "harbor-times")
    told = Outlet("harbor-times", "Harbor Times", ("harbor.example",), "Quay Group", "NZ")
    stores.articles.save(draft("2", "Shut.", outlet=told))
    assert stores.outlets.outlet("harbor-times") == told
    stores.articles.save(draft("3", "Ajar.", outlet=Outlet("harbor-times", "Another", owner="X")))
    assert stores.outlets.outlet("harbor-times") == told


def test_a_name_that_is_only_a_spelling_names_a_new_outlet_and_renames_none(stores):
    stores.articles.save(draft("1", "Open."))
    spelled = Outlet("harbor-times", "Harbor Times!", domains=("h.example",), is_spelled=True)
    stores.articles.save(draft("2", "Shut.", outlet=spelled))
    held = stores.outlets.outlet("harbor-times")
    assert (held.name, held.domains) == ("harbor-times", ("h.example",))
    new = Outlet("moor-herald", "Moor Herald!", is_spelled=True)
    stores.articles.save(draft("3", "Ajar.", outlet=new))
    assert stores.outlets.outlet("moor-herald").name == "Moor Herald!"


def test_an_archive_fed_in_again_changes_nothing(stores):
    first = draft("1", "Ten people were hurt.")
    second = draft("1", "Twelve people were hurt.", modified_at=NOON + timedelta(hours=3))
    for each in (first, second):
        stores.articles.save(each)
    again = [stores.articles.save(each) for each in (first, second)]
    assert [(r.outcome, r.version) for r in again] == [(Outcome.UNCHANGED, 2)] * 2


def test_the_length_of_current_texts_is_told_in_characters_and_a_gone_one_left_out(stores):
    stores.articles.save(draft("1", "Old."))
    stores.articles.save(draft("1", "Brücke 👩‍👩‍👧."))
    stores.articles.save(draft("2", "Two."))
    text = stores.articles.article("harbor-times.1").text
    asked = ["harbor-times.1", "harbor-times.2", "nothing"]
    assert stores.articles.lengths(asked) == {"harbor-times.1": len(text), "harbor-times.2": 4}
    assert stores.articles.lengths([]) == {}

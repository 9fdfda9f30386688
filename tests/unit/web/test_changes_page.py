from dataclasses import replace

import pytest

from service.model import (
    Change,
    ChangeKind,
    Notice,
    NoticeKind,
    Side,
    Span,
    VersionDiff,
)
from service.web.pages.versions import KINDS, NOTICES, set_apart
from tests.fakes.pages import EVIL, Elements

FIRST = "The sea wall at Orrin will be raised by two metres.\n\nWork begins in May."
SECOND = FIRST.replace("two metres", "three metres")


@pytest.fixture
def sent(client, article):
    """The id of an article that was sent in two texts."""

    def send(first=FIRST, second=SECOND, **changed):
        for text in (first, second):
            receipt = client.post("/v1/articles", json=article | {"text": text} | changed)
        return receipt.json["id"]

    return send


@pytest.fixture
def diff(newsroom, sent):
    return newsroom.version_diff(sent(), 1, 2)


def reworded(before="A wall", after="A new wall", **changed):
    return replace(
        Change(
            kind=ChangeKind.REWORDED,
            before=Side(text=before, span=Span(0, len(before)), block_ids=("b1",)),
            after=Side(text=after, span=Span(0, len(after)), block_ids=("b1",)),
            is_substantive=False,
            says="It was reworded.",
        ),
        **changed,
    )


def with_changes(diff, *changes, **told):
    return replace(diff, changes=changes, **told)


def page_of(client, newsroom, diff: VersionDiff):
    newsroom.version_diff = lambda *_: diff
    return client.get(f"/articles/{diff.after.summary.id}/versions/1..2")


def test_a_changed_number_is_struck_on_one_side_and_underlined_on_the_other(client, sent):
    page = client.get(f"/articles/{sent()}/versions/1..2")
    assert page.status_code == 200
    assert "<del>two</del>" in page.text
    assert "<ins>three</ins>" in page.text
    assert "fact changed" in page.text
    assert "Silent change" in page.text


def test_each_change_has_a_link_of_its_own_and_leads_to_its_paragraph(client, sent):
    article_id = sent()
    page = Elements(client.get(f"/articles/{article_id}/versions/1..2").text)
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    links = [a["href"] for a in page.named("a")]
    assert "change-1" in ids
    assert len(set(ids)) == len(ids)
    assert "#change-1" in links
    assert f"/articles/{article_id}?version=1#b1" in links
    assert f"/articles/{article_id}?version=2#b1" in links


def test_what_was_done_to_one_passage_stands_in_one_card(diff):
    twice = (
        reworded(kind=ChangeKind.CHANGED_FACT, is_substantive=True),
        reworded(kind=ChangeKind.CHANGED_CERTAINTY, is_substantive=True),
    )
    elsewhere = reworded("A quay", "A new quay", is_substantive=True)
    page = set_apart(with_changes(diff, *twice, elsewhere))
    assert [[f.number for f in card.findings] for card in page.substantive] == [[1, 2], [3]]


def test_changes_of_substance_stand_before_the_rest_and_keep_their_numbers(diff):
    page = set_apart(with_changes(diff, reworded(), reworded("x", "y", is_substantive=True)))
    assert [card.findings[0].number for card in page.substantive] == [2]
    assert [card.findings[0].number for card in page.other] == [1]


def test_all_of_a_passage_that_only_one_version_has_is_marked(diff):
    gone = replace(reworded(kind=ChangeKind.REMOVED), after=None)
    come = replace(reworded(kind=ChangeKind.ADDED), before=None)
    removed, added = set_apart(with_changes(diff, gone, come)).other
    assert [piece.is_marked for piece in removed.before.pieces] == [True]
    assert removed.after is None
    assert [piece.is_marked for piece in added.after.pieces] == [True]
    assert added.before is None


def test_a_passage_that_only_moved_is_shown_once(client, newsroom, diff):
    moved = reworded("A wall of stone", "A wall of stone", kind=ChangeKind.MOVED)
    page = page_of(client, newsroom, with_changes(diff, moved)).text
    assert page.count("A wall of stone") == 1
    assert "the same words, in another place" in page


def test_a_notice_and_the_changes_that_it_speaks_of_lead_to_each_other(client, newsroom, diff):
    notice = Notice(
        kind=NoticeKind.CORRECTION, text="We were wrong.", block_id="b1", is_new=True, about=(0,)
    )
    told = with_changes(diff, reworded(), notices=(notice,), is_silent=False)
    page = page_of(client, newsroom, told).text
    assert 'href="#notice-1">Correction 1</a>' in page
    assert 'href="#change-1">change 1</a>' in page
    assert "new in version 2" in page
    assert "Changed, with a notice" in page


@pytest.mark.parametrize(
    ("changes", "finding", "word"),
    [
        (1, {"is_substantive": True, "is_silent": True}, "Silent change"),
        (1, {"is_substantive": True, "is_silent": False}, "Changed, with a notice"),
        (1, {"is_substantive": False, "is_silent": False}, "No change of substance"),
        (0, {"is_substantive": False, "is_silent": False}, "No change"),
    ],
)
def test_the_verdict_is_a_word(diff, changes, finding, word):
    page = set_apart(with_changes(diff, *[reworded()] * changes, **finding))
    assert page.verdict.badge.word == word


def test_every_kind_has_a_word_and_a_mark():
    assert set(KINDS) == set(ChangeKind)
    assert set(NOTICES) == set(NoticeKind)
    assert all(badge.word and badge.mark for badge in KINDS.values())


def test_nothing_of_a_version_becomes_markup(client, sent):
    page = client.get(f"/articles/{sent(EVIL, EVIL + ' 2', title=EVIL)}/versions/1..2")
    assert page.status_code == 200
    elements = Elements(page.text)
    assert elements.named("script") == elements.named("img") == []


@pytest.mark.parametrize("pair", ["0..1", "1..x", "1..9", "1..99999999999999999999"])
def test_versions_that_are_not_there_are_not_found(client, sent, pair):
    assert client.get(f"/articles/{sent()}/versions/{pair}").status_code == 404

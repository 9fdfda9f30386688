"""Coverage of the stories of the seeds, with the real model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.bootstrap import open_house
from service.intake.files import read_path
from service.model import (
    Completeness,
    CoverageMatrix,
    CoverageState,
    JobItem,
    Unassessable,
)
from service.newsroom import Newsroom
from service.ports import StoryFilter
from service.settings import Settings

pytestmark = pytest.mark.model

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    house = open_house(replace(Settings(), data=tmp_path_factory.mktemp("coverage")))
    for path in sorted(ARTICLES.glob("*.json")):
        for entry in read_path(path):
            assert isinstance(entry.item, JobItem), entry
            house.newsroom.ingest(entry.item.submission)
    return house.newsroom


@pytest.fixture(scope="module")
def matrices(newsroom: Newsroom) -> list[CoverageMatrix]:
    return [newsroom.coverage(story.id) for story in newsroom.stories(StoryFilter()).stories]


def test_six_stories_have_statements_that_two_outlets_tell(matrices: list[CoverageMatrix]) -> None:
    assert len([matrix for matrix in matrices if len(matrix.claims) > 3]) == 6
    for matrix in matrices:
        for row in matrix.rows:
            assert sum(cell.passage is not None for cell in row) > 1


def test_a_claim_and_every_passage_cut_the_text_that_was_published(
    newsroom: Newsroom, matrices: list[CoverageMatrix]
) -> None:
    for matrix in matrices:
        for claim, row in zip(matrix.claims, matrix.rows, strict=True):
            assert claim.span.cut(newsroom.article(claim.article_id).text) == claim.text
            for told in (cell.passage for cell in row if cell.passage):
                text = newsroom.article(told.article_id, told.version).text
                assert told.span.cut(text) == told.text


def test_no_omission_is_claimed_on_excerpts_or_before_the_claim_was_public(
    matrices: list[CoverageMatrix],
) -> None:
    reasons = set()
    for matrix in matrices:
        for claim, row in zip(matrix.claims, matrix.rows, strict=True):
            for outlet, cell in zip(matrix.outlets, row, strict=True):
                reasons.add(cell.why)
                if cell.state is CoverageState.OMITTED:
                    held = [
                        article.masthead
                        for article in matrix.story.articles
                        if article.outlet_id == outlet.id
                        and article.masthead.completeness is not Completeness.EXCERPT
                    ]
                    clocks = [each.modified_at or each.published_at for each in held]
                    assert claim.public_since
                    assert any(at and at >= claim.public_since for at in clocks)
    assert {Unassessable.EXCERPT_ONLY, Unassessable.PUBLISHED_BEFORE_CLAIM} <= reasons


def test_gaps_of_an_article_are_what_its_outlet_omits_and_others_tell(
    newsroom: Newsroom, matrices: list[CoverageMatrix]
) -> None:
    for matrix in matrices:
        article = matrix.story.articles[-1]
        gaps = newsroom.gaps(article.id)
        own = [outlet.id for outlet in matrix.outlets].index(article.outlet_id)
        omitted = [
            claim.text
            for claim, row in zip(matrix.claims, matrix.rows, strict=True)
            if row[own].state is CoverageState.OMITTED
        ]
        assert [claim.text for claim in gaps.claims] == omitted
        assert gaps.outlets[0].id == article.outlet_id

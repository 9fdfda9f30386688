from pathlib import Path

import pytest

from service.text.blocks import split_text
from service.text.clean import squeeze

SEEDS = sorted((Path(__file__).parents[4] / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(not SEEDS, reason="the pasted article is not here")
@pytest.mark.parametrize("with_title", [True, False])
def test_the_pasted_article_comes_out_as_an_editor_would_mark_it(with_title):
    text = SEEDS[0].read_text(encoding="utf-8")
    title = text.split("\n", 1)[0] if with_title else ""
    blocks = split_text(title, text).blocks
    kinds = [block.kind.value for block in blocks]
    ends = {at: squeeze(block.text).split(" ") for at, block in enumerate(blocks)}
    typed = {at: kind for at, kind in enumerate(kinds) if kind != "paragraph"}
    assert typed == {
        0: "headline",
        1: "standfirst",
        2: "caption",
        22: "caption",
        38: "caption",
        47: "credit",
    }
    assert len(blocks) == 48
    assert [ends[at][0] for at in (1, 2, 3, 5, 11, 26, 27)] == [
        *("The", "U.S.", "President", "The", "ATACMS", "U.S.", "At"),
    ]
    assert [ends[at][-1] for at in (1, 3, 9, 11, 18, 39, 46)] == [
        *("officials.", "officials.", "comment.", "machine.", "increase.”", "place.", "ground."),
    ]

"""What sets articles apart from those around them, on invented vectors."""

import pytest

from service.matching.story_scene import Scene, dot

SHELLING = {"war": 0.8, "river": 0.4, "shelling": 0.45}
AROUND = [{"war": 0.25, f"else{n}": 0.97} for n in range(7)]


def test_what_most_articles_around_have_counts_for_little():
    scene = Scene.around((0.2, each) for each in AROUND)
    assert scene.counting["war"] == pytest.approx(1 - 7 / 10)
    assert "shelling" not in scene.counting


def test_articles_on_the_same_event_take_nothing_from_what_they_share():
    assert Scene.around([(1.0, SHELLING)] * 7).counting == {}


def test_an_article_is_1_like_itself_and_less_like_one_with_the_common_words_alone():
    scene = Scene.around((0.2, each) for each in AROUND)
    seen = scene.seen(SHELLING)
    assert dot(seen, SHELLING) == pytest.approx(1)
    plain = dot(SHELLING, {"war": 1.0}) / dot(SHELLING, SHELLING)
    assert dot(seen, {"war": 1.0}) < plain


def test_two_sums_are_as_alike_as_their_articles_together_in_either_order():
    scene = Scene.around((0.2, each) for each in AROUND)
    two = {"war": 1.0, "river": 0.5, "flood": 0.7}
    expected = dot(scene.seen(SHELLING), two)
    assert scene.alike(SHELLING, two, SHELLING) == pytest.approx(expected)
    assert scene.alike(two, SHELLING, SHELLING) == pytest.approx(expected)


def test_nothing_is_like_an_article_without_words():
    scene = Scene.around([])
    assert scene.seen({}) == {}
    assert scene.alike({}, SHELLING, {}) == 0

from service.text.shingles import Overlap, overlap, shingles, words


def test_words_are_compared_without_case_and_punctuation():
    assert words("“It’s a U.S. move,” HE said—twice.") == (
        *("it's", "a", "u", "s", "move", "he", "said", "twice"),
    )


def test_shingles_are_runs_of_words():
    assert shingles("a b c d", 3) == {"a b c", "b c d"}


def test_a_text_shorter_than_a_shingle_is_one():
    assert shingles("a b", 5) == {"a b"}
    assert shingles(" — ", 5) == frozenset()


def test_overlap_tells_containment_both_ways():
    part, whole = shingles("a b c", 2), shingles("a b c d e", 2)
    assert overlap(part, whole) == Overlap(shared=2, of_first=1.0, of_second=0.5, jaccard=0.5)


def test_empty_texts_share_nothing():
    assert overlap(frozenset(), frozenset()) == Overlap(0, 0.0, 0.0, 0.0)

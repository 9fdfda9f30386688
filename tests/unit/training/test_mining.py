"""Pairs drawn from real articles carry the label that their making gives them."""

from training.mining import Miner

OPENING = (
    "The harbour board of Kelmouth approved the new quay on Tuesday after nine hours of debate, "
    "and its chairman told members that the first ships could tie up within two years."
)
LATER = [
    f"Residents of street number {n} were asked to move their cars by the council in good time, "
    f"and many of them had done so before the diggers came down the hill at seven on the day."
    for n in range(6)
]


def drawn(paragraphs, articles=12):
    miner = Miner()
    title = "Harbour board of Kelmouth approves new quay"
    return [p for n in range(articles) for p in miner.pairs(f"t/{n}", title, paragraphs)]


def of(relation, pairs):
    return [pair for pair in pairs if pair.relation == relation]


def test_a_headline_is_told_by_the_opening_and_not_by_what_comes_later():
    pairs = [p for p in drawn([OPENING, *LATER]) if p.claim.startswith("Harbour board")]
    assert {pair.passage for pair in of("reports", pairs)} == {OPENING}
    assert {pair.passage for pair in of("related", pairs)} <= set(LATER)


def test_an_unchanged_statement_is_reported_by_its_own_paragraph_alone():
    pairs = [p for p in drawn([OPENING, *LATER]) if not p.claim.startswith("Harbour board")]
    assert of("reports", pairs)
    assert all(pair.claim in pair.passage for pair in of("reports", pairs))
    assert all(pair.claim not in pair.passage for pair in of("related", pairs))


def test_a_changed_value_names_its_slot_and_stands_nowhere_in_the_passage():
    miner = Miner()
    other = OPENING.replace("Kelmouth", "Aldmouth").replace("Tuesday", "Friday")
    bodies = [[text, *LATER] for text in (other, OPENING)] * 12
    pairs = [pair for n, body in enumerate(bodies) for pair in miner.pairs(f"t/{n}", "", body)]
    changed = of("differs", pairs)
    assert changed
    for pair in changed:
        assert pair.claim not in pair.passage
        assert len(pair.slots) == 1


def test_a_denied_statement_has_a_not_that_the_passage_lacks():
    denied = of("disputes", drawn([OPENING, *LATER]))
    assert denied
    for pair in denied:
        assert pair.claim.replace(" not ", " ", 1) in pair.passage


def test_an_article_without_usual_paragraphs_gives_nothing():
    assert drawn(["Short.", "Shorter."]) == []


def test_the_same_articles_give_the_same_pairs():
    assert drawn([OPENING, *LATER]) == drawn([OPENING, *LATER])

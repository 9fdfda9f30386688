"""A small folder of labelled sets in the shape of the public ones, all of it made up."""

import gzip
import json

HARBOUR = "Twelve people were killed in the explosion at Kelmouth harbour on Tuesday morning."
TRAMS = "The council of Eastmoor approved a tram line of 14 kilometres to the northern suburbs."
WRECK = "Divers off Northgate found the wreck of a steamer that sank with 80 people in 1891."
CLAIMS = (HARBOUR, TRAMS, WRECK)
FILLER = "The weather was mild for the season, and most of the shops stayed open until late."
OWN = {
    "topic": "local/harbour",
    "claim": HARBOUR,
    "passage": "An explosion at Kelmouth harbour killed 12 people, the fire service said.",
    "label": "reports",
    "certainty": "attributed",
    "slots": [],
    "kind": "attributed-report",
}
OTHERWISE = {
    **OWN,
    "passage": "An explosion at Kelmouth harbour killed 17 people on Tuesday morning.",
    "label": "differs",
    "certainty": "asserted",
    "slots": ["number"],
    "kind": "number-differs",
}


def write(file, *rows):
    """`rows` as JSON lines, packed if the name says so."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    file.write_bytes(gzip.compress(text.encode()) if file.suffix == ".gz" else text.encode())
    return file


def write_own(folder):
    """Our own pairs: those that test, and those to train on."""
    write(folder / "test_pairs" / "local.jsonl", OWN, OTHERWISE)
    topics = ({**OWN, "topic": f"local/{n}"} for n in range(30))
    write(folder / "pairs" / "local.jsonl", *topics)
    return folder


def write_pair_sets(folder):
    """The sets of single pairs."""
    edit = {"kind": "number", "from": "14", "to": "19"}
    details = {"doc": "d", "claim": TRAMS, "other": TRAMS.replace("14", "19"), "edit": edit}
    edits = ({**details, "doc": f"d{n}", "label": "differs_in_details"} for n in range(30))
    write(folder / "claim_details_synth/pairs_dev.jsonl", *edits)
    rumours = (
        {"claim": f"{claim} ({n})", "headline": claim, "stance": stance}
        for stance, claim in zip(("for", "against", "observing"), CLAIMS, strict=True)
        for n in range(30)
    )
    write(folder / "emergent/pairs_dev.jsonl", *rumours)
    arguments = [
        {"claim_a": claim, "claim_b": WRECK, "topic": claim, "label": label}
        for claim, label in zip(CLAIMS, ("neither", "weaken", "strengthen"), strict=True)
    ]
    write(folder / "claimdiff/train.jsonl", *arguments)
    write(folder / "mrpc/val.jsonl", {"a": TRAMS, "b": TRAMS, "label": 1})
    likeness = ({"a": TRAMS, "b": other, "score": n} for n, other in enumerate(CLAIMS))
    write(folder / "sts_news/pairs_dev.jsonl", *likeness)
    return folder


def write_searched_sets(folder):
    """The sets that search: three articles on the claims among others."""
    told = [{"id": f"a{n}", "text": f"{FILLER}\n\n{claim}"} for n, claim in enumerate(CLAIMS)]
    other = [{"id": f"o{n}", "text": f"{FILLER}\n\nStreet {n} was swept."} for n in range(9)]
    news = [{"title": row["id"], "outlet": "harbor-times", **row} for row in (*told, *other)]
    write(folder / "abp/articles_dev.jsonl.gz", *news)
    asked = (
        {"claim": claim, "from_article": "o1", "relevant": {f"a{n}": {}}}
        for n, claim in enumerate(CLAIMS)
    )
    write(folder / "claimdiff/retrieval_train.jsonl", *asked)
    write(folder / "fnc1/articles_train.jsonl", *({**row, "story": "s"} for row in told))
    write(folder / "fnc1/headlines_train.jsonl", {"id": "h", "text": HARBOUR, "story": "s"})
    bodies = ({"headline_id": "h", "article_id": f"a{n}", "stance": "agree"} for n in range(3))
    write(folder / "fnc1/pairs_train.jsonl", *bodies)
    rumours = ({"claim": claim, "article_id": f"a{n}"} for n, claim in enumerate(CLAIMS))
    write(folder / "emergent/claim_article_qrels_dev.jsonl", *rumours)
    events = ({**row, "event": row["id"]} for row in news)
    write(folder / "wikinews_events/articles_dev.jsonl", *events)
    titles = {"id": "a0", "title": "explosion_at_kelmouth_harbour"}
    write(folder / "wikinews_events/events_dev.jsonl", titles)
    for name in ("clef2020_t2", "clef2022_t2a"):
        checked = ({"id": c[:6], "vclaim": c, "title": "?"} for c in CLAIMS)
        write(folder / name / "verified_claims.jsonl", *checked)
        write(folder / name / "queries_dev.jsonl", {"id": "q", "text": f"WOW {TRAMS} #trams"})
        write(folder / name / "qrels_dev.jsonl", {"query_id": "q", "vclaim_id": TRAMS[:6]})
    return folder


def write_revisions(folder):
    """Two pairs of versions: one with a number changed and a sentence put in, one set otherwise."""
    edited = HARBOUR.replace("Twelve", "Nine")
    number = {"op": "edit", "kind": "number", "paragraph_v1": 0, "from": "Twelve", "to": "Nine"}
    sentence = {"op": "edit", "kind": "sentence_added", "paragraph_v1": 1}
    edits = {
        "doc": "d1",
        "v1": [HARBOUR, TRAMS],
        "v2": [edited, f"{TRAMS} {WRECK}"],
        "alignment": [{"v1": 0, "v2": 0}, {"v1": 1, "v2": 1}],
        "inserted_v2": [],
        "ops": [number, sentence],
        "substantive": True,
    }
    merged = {
        **edits,
        "doc": "d2",
        "v2": [f"{HARBOUR} {TRAMS}"],
        "alignment": [{"v1": 0, "v2": 0}, {"v1": 1, "v2": 0}],
        "ops": [{"op": "merge_paragraphs", "paragraphs_v1": [0, 1]}],
        "substantive": False,
    }
    write(folder / "revision_synth/pairs_dev.jsonl", edits, merged)
    return folder


def write_reports(folder):
    """Two short reports of one topic, and one of another."""
    topics = ((1, HARBOUR), (1, HARBOUR), (2, WRECK))
    rows = ({"id": str(n), "topic": t, "sentences": [c, c]} for n, (t, c) in enumerate(topics))
    write(folder / "abcd_link/ecb_docs.jsonl", *rows)
    return folder


def write_links(folder):
    """Two articles of which one sentence is linked, in both sets, and an aligned sentence pair."""
    for name in ("synth", "ecb"):
        write(
            folder / f"abcd_link/{name}_docs.jsonl",
            {"id": "a", "topic": 1, "sentences": [HARBOUR, TRAMS]},
            {"id": "b", "topic": 1, "sentences": [WRECK, HARBOUR]},
            {"id": "c", "topic": 2, "sentences": [WRECK, WRECK]},
        )
        link = {"doc1": "a", "doc2": "b", "links": [[0, 1]]}
        write(folder / f"abcd_link/{name}_links.jsonl", link)
    pair = {"text1": HARBOUR, "text2": HARBOUR, "alignments": [{"s1": [], "s2": []}]}
    write(folder / "qa_align/dev_gold_nonduc.jsonl", pair, {**pair, "alignments": []})
    return folder


def write_copies(folder):
    """The sets on copies and credits: a copy with a byline, and two reports that share a quote."""
    ferry = (
        "A ferry with 140 people on board lost power off Lanmore on Friday and drifted for hours.",
        "Two tugs brought it into the harbour after midnight, the coastguard of Lanmore said.",
        "The engine room had flooded when a cooling pipe burst, according to its operator.",
    )
    quote = "“We heard the engines stop, and then there was nothing but wind for six long hours,”"
    texts = {
        "a": "\n\n".join(ferry),
        "b": "\n\n".join(ferry),
        "c": f"{quote} said one of those on board.\n\n{FILLER}",
    }

    def pair(first, second, label):
        sides = {"a": first, "b": second, "a_title": "One", "b_title": "Another"}
        return {**sides, "a_text": texts[first], "b_text": texts[second], "label": label}

    pairs = pair("a", "b", "copy"), pair("a", "c", "quotes_or_documents")
    write(folder / "abp_wire/pairs_dev.jsonl", *pairs)
    near = pair("a", "b", "near_duplicate"), pair("a", "c", "independent")
    write(folder / "fnc1/neardup_pairs_train.jsonl", *near)
    articles = folder / "fnc1/articles_train.jsonl"
    rows = articles.read_text("utf-8").splitlines() if articles.exists() else []
    held = map(json.loads, rows)
    bodies = ({"id": name, "text": text, "story": "f"} for name, text in texts.items())
    write(articles, *held, *bodies)
    article = {"outlet": "echo", "credit": None, "wire_known": True}
    wire = {**article, "author": None, "text": f"LANMORE (AP) — {texts['a']}", "wire": "AP"}
    own = {**article, "author": "Jo Writer", "text": texts["c"], "wire": None}
    doubt = {**own, "author": "AP", "wire_known": False}
    write(folder / "polnear/train.jsonl", wire, own, doubt)
    return folder

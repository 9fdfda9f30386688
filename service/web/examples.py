"""Requests and answers to look at in the API's description. The outlets are made up."""

from __future__ import annotations

from typing import Any

ARTICLE = {
    "outlet": "harbor-times",
    "url": "https://harbortimes.example/2024/11/17/ferry",
    "title": "Ferry link to stay closed until spring",
    "text": "The ferry link across the sound will stay closed until spring.\n\n"
    "At least 11,000 commuters are affected, the port authority said on Sunday.",
    "language": "en",
    "published_at": "2024-11-17T08:30:00Z",
}

OUTLET = {"name": "The Harbor Times", "domains": ["harbortimes.example"], "country": "US"}

QUESTION = {"text": "Some 10,000 commuters are affected by the closed ferry link.", "limit": 20}

PAIRS = {
    "pairs": [
        {
            "claim": "Some 10,000 commuters are affected.",
            "passage": "At least 11,000 commuters are affected, the port authority said.",
        }
    ]
}


def _commuters(text: str, value: int, op: str, start: int) -> dict[str, Any]:
    """A number as an answer tells it."""
    return {
        "slot": "number",
        "text": text,
        "value": value,
        "high": None,
        "op": op,
        "unit": "commuter",
        "role": "",
        "start": start,
        "end": start + len(text),
    }


_OURS = _commuters("Some 10,000", 10000, "~", 0)

ANSWER: dict[str, Any] = {
    "claim": {"text": QUESTION["text"], "facts": [_OURS]},
    "outlets": [
        {
            "outlet": {"id": "harbor-times", "name": "The Harbor Times"},
            "relation": "differs",
            "earliest_published_at": "2024-11-17T08:30:00Z",
            "articles": 1,
            "matches": [
                {
                    "article_id": "mjq4c2xk7dno5e3b",
                    "version": 1,
                    "title": ARTICLE["title"],
                    "url": ARTICLE["url"],
                    "language": "en",
                    "published_at": "2024-11-17T08:30:00Z",
                    "paragraph_id": "mjq4c2xk7dno5e3b-5zt2hw6aqe",
                    "paragraph": 2,
                    "relation": "differs",
                    "certainty": "attributed",
                    "score": 0.93,
                    "passage": {"start": 64, "end": 138, "text": ARTICLE["text"][64:]},
                    "deltas": [
                        {
                            "slot": "number",
                            "ours": _OURS,
                            "theirs": _commuters("At least 11,000", 11000, ">=", 64),
                            "reading": "conflict",
                        }
                    ],
                    "signals": [
                        {"name": "number_differs", "weight": 1.0, "says": "A number differs."}
                    ],
                    "origin": {"id": "own-harbor-times", "kind": "own", "name": ""},
                }
            ],
            "more": 0,
        }
    ],
    "counts": {
        "articles": 1,
        "outlets": 1,
        "independent_origins": 1,
        "reports": 0,
        "differs": 1,
        "disputes": 0,
        "related": 0,
        "unclear": 0,
    },
    "searched": {
        "articles": 4120,
        "outlets": 18,
        "paragraphs": 96113,
        "from": "2024-01-02T05:00:00Z",
        "to": "2024-11-17T21:45:00Z",
        "undated_articles": 3,
        "gaps": [],
        "sequence": 8812,
        "generation": "minilm-l6-onnx-int8-c8f47d3d",
        "verifier": "",
    },
}

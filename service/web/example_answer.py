"""What the seed articles answer to the question in the API's description, as it came."""

# ruff: noqa: E501 (what an answer says is kept as it came)
from __future__ import annotations

from typing import Any

ANSWER: dict[str, Any] = {
    "claim": {
        "text": "Twelve people were killed in the explosion at Kelmouth harbour.",
        "facts": [
            {
                "slot": "number",
                "text": "Twelve",
                "value": 12,
                "high": None,
                "op": "=",
                "unit": "person",
                "role": "killed",
                "start": 0,
                "end": 6,
            },
            {
                "slot": "name",
                "text": "Kelmouth",
                "value": "kelmouth",
                "high": None,
                "op": "=",
                "unit": "",
                "role": "",
                "start": 46,
                "end": 54,
            },
        ],
    },
    "outlets": [
        {
            "outlet": {"id": "meridian-press", "name": "Meridian Press Agency"},
            "relation": "reports",
            "earliest_published_at": "2026-03-03T09:20:00Z",
            "articles": 2,
            "matches": [
                {
                    "article_id": "pkew5ui4adlvuzx6",
                    "version": 1,
                    "title": "Twelve dead after explosion at Kelmouth harbour warehouse",
                    "url": "https://meridian-press.example/wire/2026/03/03/kelmouth-explosion",
                    "language": "en",
                    "published_at": "2026-03-03T09:20:00Z",
                    "paragraph_id": "pkew5ui4adlvuzx6-wpze75w3jj",
                    "paragraph": 1,
                    "relation": "reports",
                    "certainty": "attributed",
                    "score": 0.9873,
                    "passage": {
                        "start": 0,
                        "end": 190,
                        "text": "KELMOUTH (MPA) — An explosion tore through a fertiliser warehouse on the harbour at Kelmouth before dawn on Tuesday, killing 12 people and injuring at least 40, the county fire service said.",
                    },
                    "deltas": [],
                    "signals": [
                        {
                            "name": "words_shared",
                            "weight": 5.0,
                            "says": "The passage uses the claim's words, or words that stand for them.",
                        },
                        {
                            "name": "names_shared",
                            "weight": 1.0,
                            "says": "The passage has the names and places of the claim.",
                        },
                        {
                            "name": "numbers_agree",
                            "weight": 0.8,
                            "says": "A number of the claim stands in the passage too.",
                        },
                        {
                            "name": "attributed",
                            "weight": 0.05,
                            "says": "The passage says it in the name of a source.",
                        },
                    ],
                    "origin": {
                        "id": "pkew5ui4adlvuzx6-wpze75w3jj",
                        "kind": "wire",
                        "name": "Meridian Press Agency",
                        "maker": "wire:meridian-press-agency",
                        "source": "wire:meridian-press-agency",
                    },
                }
            ],
            "more": 2,
        },
        {
            "outlet": {"id": "westland-tribune", "name": "Westland Tribune"},
            "relation": "differs",
            "earliest_published_at": "2026-03-05T06:00:00Z",
            "articles": 1,
            "matches": [
                {
                    "article_id": "rijzlivsreth7mzl",
                    "version": 1,
                    "title": "English port mourns 17 killed in warehouse blast",
                    "url": "https://westland-tribune.example/nation-world/2026/03/05/english-port-mourns",
                    "language": "en",
                    "published_at": "2026-03-05T06:00:00Z",
                    "paragraph_id": "rijzlivsreth7mzl-tonzy3f7hb",
                    "paragraph": 1,
                    "relation": "differs",
                    "certainty": "asserted",
                    "score": 0.9421,
                    "passage": {
                        "start": 0,
                        "end": 138,
                        "text": "KELMOUTH, England — Flags flew at half-staff on Wednesday in this port town, where 17 people died when a warehouse exploded a day earlier.",
                    },
                    "deltas": [
                        {
                            "slot": "number",
                            "ours": {
                                "slot": "number",
                                "text": "Twelve",
                                "value": 12,
                                "high": None,
                                "op": "=",
                                "unit": "person",
                                "role": "killed",
                                "start": 0,
                                "end": 6,
                            },
                            "theirs": {
                                "slot": "number",
                                "text": "17",
                                "value": 17,
                                "high": None,
                                "op": "=",
                                "unit": "person",
                                "role": "killed",
                                "start": 83,
                                "end": 85,
                            },
                            "reading": "later_update",
                        }
                    ],
                    "signals": [
                        {
                            "name": "words_shared",
                            "weight": 3.732,
                            "says": "The passage uses the claim's words, or words that stand for them.",
                        },
                        {
                            "name": "names_shared",
                            "weight": 1.0,
                            "says": "The passage has the names and places of the claim.",
                        },
                        {
                            "name": "toll_moved",
                            "weight": 0.3,
                            "says": "The number belongs to another hour of a developing story. (“Twelve” / “17”)",
                        },
                        {
                            "name": "number_differs",
                            "weight": 0.2,
                            "says": "The passage gives another number for the same thing. (“Twelve” / “17”)",
                        },
                    ],
                    "origin": {
                        "id": "rijzlivsreth7mzl-tonzy3f7hb",
                        "kind": "own",
                        "name": "Westland Tribune",
                        "maker": "outlet:westland-tribune",
                        "source": "outlet:westland-tribune",
                    },
                }
            ],
            "more": 0,
        },
    ],
    "counts": {
        "articles": 3,
        "outlets": 2,
        "owners": 2,
        "independent_origins": 2,
        "ultimate_sources": 2,
        "reports": 1,
        "differs": 1,
        "disputes": 0,
        "related": 0,
        "unclear": 0,
        "earliest": {
            "published_at": "2026-03-03T09:20:00Z",
            "outlets": ["meridian-press"],
            "paragraph_ids": ["pkew5ui4adlvuzx6-wpze75w3jj"],
            "tie": False,
            "margin_seconds": 160800,
        },
    },
    "searched": {
        "articles": 10,
        "outlets": 2,
        "paragraphs": 60,
        "from": "2024-11-17T18:05:00Z",
        "to": "2026-05-06T15:30:00Z",
        "undated_articles": 0,
        "gaps": [],
        "sequence": 55,
        "generation": "minilm-l6-onnx-int8-c8f47d3d",
        "verifier": "",
        "completeness": [
            {
                "outlet": {"id": "meridian-press", "name": "Meridian Press"},
                "articles": 5,
                "full": 4,
                "excerpts": 1,
                "undated": 0,
                "from": "2024-11-17T18:05:00Z",
                "to": "2026-03-03T09:20:00Z",
                "last_seen_at": "2026-05-06T16:00:00Z",
                "holes": [{"from": "2026-03-05", "to": "2026-05-06", "days": 4}],
            },
        ],
        "outlets_untold": 1,
    },
}

"""Requests and answers to look at in the API's description. The outlets are made up."""

from __future__ import annotations

from service.web.example_answer import ANSWER

__all__ = [
    "ANSWER",
    "ARTICLE",
    "COMPARISON",
    "MERGE",
    "OUTLET",
    "PAIRS",
    "PANEL",
    "QUESTION",
    "SPLIT",
]

ARTICLE = {
    "outlet": "harbor-times",
    "url": "https://harbortimes.example/2024/11/17/ferry",
    "title": "Ferry link to stay closed until spring",
    "text": "The ferry link across the sound will stay closed until spring.\n\n"
    "At least 11,000 commuters are affected, the port authority said on Sunday.",
    "language": "en",
    "published_at": "2024-11-17T08:30:00Z",
}

COMPARISON = {"articles": ["2l6rxzdd4nnqvuki", "2np3lfwa6xlgesl6@1"]}

OUTLET = {"name": "The Harbor Times", "domains": ["harbortimes.example"], "country": "US"}

PANEL = {"name": "National dailies", "outlets": ["harbor-times", "westland-tribune"]}

QUESTION = {
    "text": "Twelve people were killed in the explosion at Kelmouth harbour.",
    "outlets": ["meridian-press", "westland-tribune"],
    "articles_per_outlet": 1,
    "passages_per_article": 1,
}

PAIRS = {
    "pairs": [
        {
            "claim": "Some 10,000 commuters are affected.",
            "passage": "At least 11,000 commuters are affected, the port authority said.",
        }
    ]
}

SPLIT = {"paragraph_ids": ["6q3rjx3mvkfxqgcy-tzrwaivbgq"], "note": "An older text of their own."}

MERGE = {"origins": ["6q3rjx3mvkfxqgcy-tzrwaivbgq"], "note": "One press office wrote both."}

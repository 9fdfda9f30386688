"""Score article extraction on labelled pages: `python bench/extraction.py DATA_FOLDER`.

The folder holds `readability` (pages with their true paragraphs) and `trafilatura_en` (pages with
sentences that must and must not come out). Nothing of the pages is kept or printed.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from service.errors import Invalid
from service.intake.html import split_html
from service.model.article import Block
from service.text.shingles import words

Extractor = Callable[[str, str], list[str]]


def blocks_of(html: str, title: str) -> tuple[Block, ...]:
    """The blocks of our own extraction; none of a page that it refuses."""
    try:
        return split_html(html, title).blocks
    except Invalid:
        return ()


def searched(html: str, title: str) -> list[str]:
    """What we search: paragraphs, standfirst and lists."""
    return [block.text for block in blocks_of(html, title) if block.is_indexed]


def kept(html: str, title: str) -> list[str]:
    """All that we keep of a page, captions, subheads and credits with it."""
    return [block.text for block in blocks_of(html, title) if block.span]


def plain_trafilatura(html: str, title: str) -> list[str]:
    """The lines of trafilatura at its defaults, for comparison."""
    del title
    return (trafilatura.extract(html, include_comments=False) or "").split("\n")


def pages(folder: Path) -> Iterator[tuple[dict[str, list[str]], str, str]]:
    """Each label of the folder with its page and its title."""
    with (folder / "ground_truth.jsonl").open(encoding="utf-8") as labels:
        for line in labels:
            label = json.loads(line)
            with gzip.open(
                folder / label["html"], "rt", encoding="utf-8", errors="replace"
            ) as page:
                yield label, page.read(), label.get("title") or ""


def f1(found: Counter[str], true: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    shared = (found & true).total()
    precision, recall = shared / max(1, found.total()), shared / max(1, true.total())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def score_paragraphs(folder: Path, extract: Extractor) -> str:
    """Mean token and paragraph scores against the true paragraphs."""
    tokens, paragraphs = [], []
    for label, page, title in pages(folder):
        found, true = extract(page, title), label["paragraphs"]
        tokens.append(f1(Counter(words(" ".join(found))), Counter(words(" ".join(true)))))
        paragraphs.append(f1(Counter(map(_key, found)), Counter(map(_key, true))))
    return f"tokens P R F1 {_mean(tokens)} | paragraphs P R F1 {_mean(paragraphs)}"


def score_snippets(folder: Path, extract: Extractor) -> str:
    """The share of wanted sentences that come out, and of unwanted ones that do."""
    wanted, unwanted = [], []
    for label, page, title in pages(folder):
        text = _key(" ".join(extract(page, title)))
        wanted += [_key(snippet) in text for snippet in label["with"]]
        unwanted += [_key(snippet) in text for snippet in label["without"]]
    return f"kept {sum(wanted) / len(wanted):.3f} | leaked {sum(unwanted) / len(unwanted):.3f}"


def _key(text: str) -> str:
    return " ".join(words(text))


def _mean(scores: list[tuple[float, float, float]]) -> str:
    return " ".join(f"{sum(column) / len(column):.3f}" for column in zip(*scores, strict=True))


EXTRACTORS = {"searched": searched, "kept": kept, "trafilatura": plain_trafilatura}


def main(data: Path) -> None:
    """Print the scores of our extraction beside trafilatura's own."""
    for name, extract in EXTRACTORS.items():
        print(f"{name:12} readability    {score_paragraphs(data / 'readability', extract)}")
        print(f"{name:12} trafilatura_en {score_snippets(data / 'trafilatura_en', extract)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

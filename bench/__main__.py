"""Measure Crossread beside its peers in one run: `python -m bench --help`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import click

from service.settings import Settings, settle_native_libraries

settle_native_libraries()

# ruff: noqa: E402 (numpy finds its number of threads when it loads)
from bench import asking, embedding, growing, growth, peers, quality
from bench.material import Material, material
from bench.plot import chart
from bench.served import served
from bench.table import HEAD, Row, markdown, processor
from service.bootstrap import House, open_house
from service.evaluation.measures.scores import percentile
from service.model import Outlet, Scope, Submission

FRESH = 40
"""Articles taken in at each size."""
PLOT = Path("docs/performance.svg")


@dataclass(frozen=True)
class Choice:
    """What is measured. `stocked` is a data folder whose articles are grown from."""

    given: Material
    cache: Path
    sizes: Sequence[int]
    real: int
    stocked: Path | None


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), help="The labelled sets.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    default=Path("build/bench"),
    help="Keeps the houses that are grown, and fp32 vectors, between runs.",
)
@click.option("--articles", type=int, default=200, help="How many articles the peers are given.")
@click.option("--sizes", default="10000,100000", help="How many paragraphs to grow to.")
@click.option("--real", type=int, default=30_000, help="How many of them are embedded at most.")
@click.option(
    "--stocked",
    type=click.Path(path_type=Path, exists=True),
    help="A data folder that holds articles to grow from, instead of embedding them.",
)
@click.option("--with-quality", is_flag=True, help="Embed two sets in fp32 too: some ten minutes.")
@click.option("--no-peers", is_flag=True, help="Only how it grows.")
@click.option("--plot", is_flag=True, help=f"Write {PLOT}.")
def main(  # noqa: PLR0913 (a command's options)
    *,
    data: Path | None,
    cache: Path,
    articles: int,
    sizes: str,
    real: int,
    stocked: Path | None,
    with_quality: bool,
    no_peers: bool,
    plot: bool,
) -> None:
    """Print the ratios to the peers and to the bare steps, and how all grows."""
    cache.mkdir(parents=True, exist_ok=True)
    given = material(data, articles)
    print(f"{processor()}; {len(given.articles):,} articles of {given.name}\n", flush=True)
    if not no_peers:
        rows = beside_peers(given, cache)
        if with_quality and data:
            with peers.plain() as script:
                rows += quality.quality(data, cache, embedding.encoder(cache), script)
        print(markdown(HEAD, [row.cells() for row in rows]), "\n", flush=True)
    wanted = [int(size) for size in sizes.split(",") if size]
    choice = Choice(given, cache, wanted, real, stocked)
    grown, steps = growing_sizes(choice)
    print(markdown(growth.HEAD, [size.cells() for size in grown]), "\n")
    print(markdown(HEAD, [row.cells() for row in steps]))
    if plot:
        PLOT.write_text(drawn(grown), encoding="utf-8")


def beside_peers(given: Material, cache: Path) -> list[Row]:
    """Everything that a peer does too, in one run."""
    ours, one_thread = embedding.encoder(cache), embedding.encoder(cache, threads=1)
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        plain = running.enter_context(peers.plain())
        txtai = running.enter_context(peers.txtai(folder))
        service = running.enter_context(served(folder))
        texts = [text for each in given.articles for text in embedding.windows(each, ours)]
        rows = [*embedding.embedding((ours, one_thread), plain, texts)]
        rows += embedding.taking_in(given.articles, (ours, one_thread), service, txtai)
        house = open_house(Settings(data=folder, verifier="off"))
        house.shelves.vectors.catch_up(house.shelves.log)
        rows += asking.asked(given.claims, service, house, (plain, txtai))
        rows.append(asking.crowded(given.claims, service))
        house.stores.close()
    return rows


def growing_sizes(choice: Choice) -> tuple[list[growth.Size], list[Row]]:
    """Houses of each size, filled where they are not there yet, and measured in turn."""
    source = growing.opened(choice.stocked or choice.cache / "real")
    if not choice.stocked:
        stock(source, choice.given.every(), min(choice.real, max(choice.sizes)))
    homes = [choice.cache / f"grown-{size}" for size in choice.sizes]
    for home, size in zip(homes, choice.sizes, strict=True):
        growing.grown(source, choice.given.every(), home, size)
    source.stores.close()
    claims = [claim.text for claim in choice.given.claims]
    return growth.growth(homes, claims, fresh(choice.given.articles))


def stock(house: House, articles: Iterable[Submission], windows: int) -> None:
    """Take in articles until there are so many windows, or no more articles."""
    rest = iter(articles)
    held = house.shelves.passages.holdings
    while held(Scope()).paragraphs < windows and (batch := list(islice(rest, 64))):
        house.newsroom.ingest_many(batch)


def fresh(articles: Sequence[Submission]) -> list[Submission]:
    """Some articles under another name, which nobody holds."""
    outlet = Outlet("bench-fresh")
    return [
        replace(each, outlet=outlet, url="", external_id=f"fresh-{n}")
        for n, each in enumerate(articles[:FRESH])
    ]


def drawn(sizes: Sequence[growth.Size]) -> str:
    """Milliseconds by paragraphs."""
    return chart(
        "Milliseconds of a look-up over HTTP by the paragraphs that are held",
        {
            f"p{share}": [(s.paragraphs, 1000 * percentile(s.took, share)) for s in sizes]
            for share in (95, 50)
        },
    )


if __name__ == "__main__":
    main()

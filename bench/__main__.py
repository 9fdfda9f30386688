"""Measure Crossread beside its peers in one run: `python -m bench --help`."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from service.settings import Settings, settle_native_libraries

settle_native_libraries()

# ruff: noqa: E402 (numpy finds its number of threads when it loads)
from bench import asking, embedding, peers
from bench.material import Material, material
from bench.served import served
from bench.table import HEAD, Row, markdown, processor
from service.bootstrap import open_house


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), help="The labelled sets.")
@click.option("--cache", type=click.Path(path_type=Path), default=Path("build/bench"))
@click.option("--articles", type=int, default=200, help="How many articles the peers are given.")
def main(data: Path | None, cache: Path, articles: int) -> None:
    """Print the ratios to the peers and to the bare steps."""
    cache.mkdir(parents=True, exist_ok=True)
    given = material(data, articles)
    print(f"{processor()}\n{len(given.articles):,} articles of {given.name}\n", flush=True)
    rows = beside_peers(given, cache)
    print(markdown(HEAD, [row.cells() for row in rows]))


def beside_peers(given: Material, cache: Path) -> list[Row]:
    """Everything that a peer does too, in one run."""
    ours = embedding.encoder(cache)
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        plain = running.enter_context(peers.plain())
        txtai = running.enter_context(peers.txtai(folder))
        service = running.enter_context(served(folder))
        texts = [text for each in given.articles for text in embedding.windows(each, ours)]
        rows = [embedding.embedding(ours, plain, texts)]
        rows += embedding.taking_in(given.articles, ours, service, txtai)
        house = open_house(Settings(data=folder, verifier="off"))
        house.shelves.vectors.catch_up(house.shelves.log)
        held = asking.held(house)
        plain.add(held.texts)
        rows += asking.asked(given.claims, service, house, held, (plain, txtai))
        rows.append(asking.crowded(given.claims, service))
        house.stores.close()
    return rows


if __name__ == "__main__":
    main()

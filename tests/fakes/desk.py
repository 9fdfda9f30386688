"""Use cases over a store of their own: a real database, an exact index, a hashing encoder."""

from __future__ import annotations

from pathlib import Path

from service.index import IndexChoice, open_index
from service.ingest import Ingest, Limits
from service.origins import Origins
from service.ports import Clock, Shelves
from service.store import open_stores
from service.text.blocks import split_text
from tests.fakes.encoder import HashingEncoder


class StoreDesk:
    """What a test of a use case stands on; its own desk adds the use case."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.stores = open_stores(f"sqlite:///{folder / 'store.sqlite'}")
        self.encoder = HashingEncoder()
        choice = IndexChoice(
            kind="exact", directory=folder, generation=self.encoder.generation, dim=self.encoder.dim
        )
        self.ingest = Ingest(
            articles=self.stores.articles,
            encoder=self.encoder,
            clock=clock,
            split_html=lambda html, title: split_text(title, html),
            limits=Limits(),
        )
        self.shelves = Shelves(
            passages=self.stores.passages,
            outlets=self.stores.outlets,
            words=self.stores.words,
            vectors=open_index(choice),
            log=self.stores.log,
            decisions=self.stores.decisions,
            stories=self.stores.stories,
            panels=self.stores.panels,
            readings=self.stores.readings,
        )
        self.origins = Origins(self.stores.articles, self.shelves, self.encoder)

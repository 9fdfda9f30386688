"""What a look-up reads from."""

from dataclasses import dataclass

from service.ports import ChangeLog, LexicalIndex, OutletStore, PassageStore, VectorIndex


@dataclass(frozen=True, slots=True)
class Shelves:
    """All that a look-up reads from."""

    passages: PassageStore
    outlets: OutletStore
    words: LexicalIndex
    vectors: VectorIndex
    log: ChangeLog

"""What the questions read from."""

from dataclasses import dataclass

from service.ports.articles import OutletStore
from service.ports.decisions import OriginDecisions
from service.ports.readings import ReadingShelf
from service.ports.search import ChangeLog, LexicalIndex, PassageStore, VectorIndex
from service.ports.stories import PanelStore, StoryStore


@dataclass(frozen=True, slots=True)
class Shelves:
    """All that a question reads from, beside the articles themselves."""

    passages: PassageStore
    outlets: OutletStore
    words: LexicalIndex
    vectors: VectorIndex
    log: ChangeLog
    decisions: OriginDecisions
    stories: StoryStore
    panels: PanelStore
    readings: ReadingShelf

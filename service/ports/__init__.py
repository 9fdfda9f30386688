"""What the use cases ask of the outside world, in their own words.

Every backend of a protocol passes the protocol's one contract test class, and translates its
own errors into `service.errors`.
"""

from service.ports.arrays import Ids, Vectors
from service.ports.articles import ArticleFilter, ArticleStore, OutletStore
from service.ports.clock import Clock
from service.ports.decisions import OriginDecisions
from service.ports.encoder import Encoder
from service.ports.readings import ReadingShelf, Unread
from service.ports.search import (
    Additions,
    ArticleShares,
    ChangeLog,
    Hit,
    LexicalIndex,
    PassageStore,
    RowFilter,
    VectorIndex,
    WordHits,
)
from service.ports.shelves import Shelves
from service.ports.stories import Gathered, PanelStore, StoryFilter, StoryStore, Ungathered
from service.ports.verifier import Verifier
from service.ports.work import IdempotencyStore, JobQueue, Replay

__all__ = [
    "Additions",
    "ArticleFilter",
    "ArticleShares",
    "ArticleStore",
    "ChangeLog",
    "Clock",
    "Encoder",
    "Gathered",
    "Hit",
    "IdempotencyStore",
    "Ids",
    "JobQueue",
    "LexicalIndex",
    "OriginDecisions",
    "OutletStore",
    "PanelStore",
    "PassageStore",
    "ReadingShelf",
    "Replay",
    "RowFilter",
    "Shelves",
    "StoryFilter",
    "StoryStore",
    "Ungathered",
    "Unread",
    "VectorIndex",
    "Vectors",
    "Verifier",
    "WordHits",
]

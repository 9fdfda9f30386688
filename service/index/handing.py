"""What the parent of many processes reads of an index, so that they need not each.

What it holds in memory is there once for all of them: they share its pages after the fork.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import faiss

from service.errors import SnapshotDamaged
from service.index.manifest import check_files, columns_of, current, manifest_of
from service.index.sketch import first_layer

_STAYS_CHECKED_S: Final = 60.0
"""So soon after it was found whole a snapshot is not read once more."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What the parent of many processes hands to them of the snapshot in `folder`.

    It was found whole at `checked`, in seconds of `time.monotonic`; `layer` is its `first_layer`,
    if it has a sketch: one copy of it for all.
    """

    folder: Path
    checked: float
    layer: faiss.IndexPQFastScan | None

    @property
    def was_just_checked(self) -> bool:
        """Whether it need not be checked again; a process may be forked anew after days."""
        return time.monotonic() - self.checked < _STAYS_CHECKED_S


def handed_on(directory: Path) -> Handed | None:
    """What need not be read once more of the newest index below `directory`.

    `None` if there is no snapshot or it cannot be trusted, which whoever opens the index tells.
    """
    try:
        homes = sorted(directory.glob("*/CURRENT"), key=lambda file: file.stat().st_mtime)
        if not homes:
            return None
        folder = current(homes[-1].parent)
        manifest = manifest_of(folder)
        check_files(folder, manifest)
        columns = {column.name: column.mapped(folder) for column in columns_of(manifest)}
    except (OSError, ValueError, SnapshotDamaged):
        return None
    return Handed(folder, time.monotonic(), first_layer(columns) if manifest.sketched else None)

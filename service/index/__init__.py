"""Vector indexes: caches of the change log, each rebuildable from it at any time."""

from service.index.opening import IndexChoice, before_fork, open_index

__all__ = ["IndexChoice", "before_fork", "open_index"]

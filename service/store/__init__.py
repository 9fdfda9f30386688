"""SQL, the truth: SQLite embedded, PostgreSQL past one machine."""

from service.store.stores import Stores, open_stores

__all__ = ["Stores", "open_stores"]

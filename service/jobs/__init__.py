"""Background work on what waits in SQL."""

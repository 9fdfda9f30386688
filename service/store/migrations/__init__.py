"""The history of the tables. Each file in `versions/` is frozen once it is released."""

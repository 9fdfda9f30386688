"""Articles laid side by side."""

from service.compare.comparing import (
    FEWEST_ARTICLES,
    MOST_ARTICLES,
    MOST_SENTENCES,
    Comparisons,
)

__all__ = ["FEWEST_ARTICLES", "MOST_ARTICLES", "MOST_SENTENCES", "Comparisons"]

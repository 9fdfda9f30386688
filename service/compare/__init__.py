"""Articles laid side by side."""

from service.compare.comparing import MOST_ARTICLES, MOST_SENTENCES, Comparisons

__all__ = ["MOST_ARTICLES", "MOST_SENTENCES", "Comparisons"]

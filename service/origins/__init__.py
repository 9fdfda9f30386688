"""Where the paragraphs of articles come from, and what people decided about that by hand."""

from service.origins.asking import Origins

__all__ = ["Origins"]

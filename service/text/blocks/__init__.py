"""Split an article's text into typed blocks that cut the text exactly."""

from service.text.blocks.kinds import Draft, is_title, kind_by_wording
from service.text.blocks.splitting import document_of, split_paragraphs, split_text

__all__ = ["Draft", "document_of", "is_title", "kind_by_wording", "split_paragraphs", "split_text"]

"""Drafts ready to be stored, made from a few words, with vectors that need no model."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import numpy as np

from service.model import (
    Block,
    BlockKind,
    Document,
    Identity,
    Masthead,
    Outlet,
    Span,
    VersionDraft,
    Window,
)

DIM = 8
GENERATION = "fake-1"
NOON = datetime(2024, 11, 18, 12, tzinfo=UTC)


def vector(text):
    """A direction that depends on the text alone."""
    seed = int.from_bytes(sha256(text.encode(errors="replace")).digest()[:4], "little")
    row = np.random.default_rng(seed).normal(size=DIM).astype(np.float32)
    return row / np.linalg.norm(row)


def document(title, *paragraphs):
    """A headline outside the text, and a block for each paragraph."""
    blocks, start = [Block(BlockKind.HEADLINE, title, None)], 0
    for text in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, text, Span(start, start + len(text))))
        start += len(text) + 2
    return Document("\n\n".join(paragraphs), tuple(blocks))


def draft(key, *paragraphs, outlet="harbor-times", window=10_000, **masthead):
    """An article of `outlet` under the external id `key`; `masthead` holds what else is told."""
    given = outlet if isinstance(outlet, Outlet) else Outlet(outlet)
    told = Masthead(**{"title": "A headline", "language": "en", "published_at": NOON} | masthead)
    whole = document(told.title, *paragraphs)
    block_ids = tuple(f"{given.id}.{key}.{n}" for n in range(len(whole.blocks)))
    windows = tuple(
        Window(block_id, ordinal, Span(at, min(at + window, block.span.end)), text)
        for ordinal, (block_id, block) in enumerate(zip(block_ids, whole.blocks, strict=True))
        if block.span
        for at in range(block.span.start, block.span.end, window)
        if (text := whole.text[at : min(at + window, block.span.end)])
    )
    return VersionDraft(
        article_id=f"{given.id}.{key}",
        identity=Identity(given.id, external_id=key),
        outlet=given,
        masthead=told,
        document=whole,
        block_ids=block_ids,
        content_hash=sha256(f"{told.title}\0{whole.text}".encode(errors="replace")).hexdigest(),
        windows=windows,
        vectors=np.array([vector(w.text) for w in windows], np.float32).reshape(-1, DIM),
        generation=GENERATION,
        seen_at=NOON,
    )


def known_by(given, **keys):
    """The same draft with `url` or `external_id` of its identity changed."""
    return replace(given, identity=replace(given.identity, **keys))

"""Ids that are the same in every installation, and for as long as the words are the same."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections import Counter
from collections.abc import Sequence

from service.model import Block, Identity
from service.text.clean import squeeze


def article_id(identity: Identity) -> str:
    """The same article gets the same id in every installation."""
    return _short(identity.outlet_id, identity.url or f"id:{identity.external_id}", length=16)


def block_ids(article_id: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """An id a block, kept over versions for as long as the block's words stay the same."""
    seen: Counter[str] = Counter()
    ids = []
    for block in blocks:
        kind = "paragraph" if block.is_indexed else block.kind.value
        name = _short(kind, squeeze(block.text), length=10)
        seen[name] += 1
        repeat = f"-{seen[name]}" if seen[name] > 1 else ""
        ids.append(f"{article_id}-{name}{repeat}")
    return tuple(ids)


def digest(*parts: str) -> str:
    """A key of the parts that no others share."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _short(*parts: str, length: int) -> str:
    digest = hashlib.sha256("\x00".join(parts).encode()).digest()
    return b32encode(digest).decode().lower()[:length]

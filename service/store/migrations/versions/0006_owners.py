"""Which article each window belongs to, read without the texts."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_index(
        "ix_passage_article_id_start_end_published",
        "passage",
        ["article", "id", "start", "end", "published"],
    )

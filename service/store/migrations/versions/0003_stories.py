"""Stories, and panels of outlets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "story_article",
        sa.Column("article", BIG, nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("story", BIG, nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("round", BIG, nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_story_article"),
        sa.ForeignKeyConstraint(
            ["article"], ["article.pk"], name="fk_story_article_article", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_story_article_story", "story_article", ["story"])
    op.create_index("ix_story_article_round", "story_article", ["round"])
    op.create_table(
        "story_alias",
        sa.Column("alias", BIG, nullable=False),
        sa.Column("story", BIG, nullable=False),
        sa.PrimaryKeyConstraint("alias", name="pk_story_alias"),
    )
    op.create_index("ix_story_alias_story", "story_alias", ["story"])
    op.create_table(
        "panel",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outlets", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_panel"),
    )

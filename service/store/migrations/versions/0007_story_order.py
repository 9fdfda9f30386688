"""When each article of a story came out, so that stories are listed by the latest."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("story_article", sa.Column("published", BIG, nullable=True))
    op.execute(
        "UPDATE story_article SET published = "
        "(SELECT published FROM article WHERE article.pk = story_article.article)"
    )
    op.create_index("ix_story_article_story_published", "story_article", ["story", "published"])
    op.drop_index("ix_story_article_story", "story_article")

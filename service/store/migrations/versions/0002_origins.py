"""What people decide about origins by hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "origin_decision",
        sa.Column("pk", BIG, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_origin_decision"),
        sa.UniqueConstraint("id", name="uq_origin_decision_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "origin_decision_paragraph",
        sa.Column("decision", BIG, nullable=False),
        sa.Column("paragraph_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("decision", "paragraph_id", name="pk_origin_decision_paragraph"),
        sa.ForeignKeyConstraint(
            ["decision"],
            ["origin_decision.pk"],
            name="fk_origin_decision_paragraph_decision",
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        "ix_origin_decision_paragraph_paragraph_id", "origin_decision_paragraph", ["paragraph_id"]
    )

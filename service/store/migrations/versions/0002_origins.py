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
        sa.Column("paragraph_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_origin_decision"),
        sqlite_autoincrement=True,
    )
    for name in ("id", "paragraph_id"):
        op.create_index(f"ix_origin_decision_{name}", "origin_decision", [name])

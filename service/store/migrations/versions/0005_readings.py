"""The facts of windows in a table of their own, read when there is time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "reading",
        sa.Column("passage", BIG, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("passage", name="pk_reading"),
        sa.ForeignKeyConstraint(
            ["passage"], ["passage.id"], name="fk_reading_passage", ondelete="CASCADE"
        ),
    )
    op.execute(
        "INSERT INTO reading (passage, facts) SELECT id, facts FROM passage WHERE facts <> ''"
    )
    op.drop_column("passage", "facts")

"""The facts of windows, kept with them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("passage", sa.Column("facts", sa.Text(), nullable=False, server_default=""))

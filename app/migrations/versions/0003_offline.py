"""Sealed stations for phones without reception, a tour's phone number, and what is implausible about a check-in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CALLS = sa.text("type IN ('help', 'seen')")


def upgrade() -> None:
    """Add a table and two columns; rows that exist keep their meaning."""
    op.create_table(
        "seals",
        sa.Column("tour_id", sa.Integer, nullable=False),
        sa.Column("station", sa.String(60), nullable=False),
        sa.Column("edition_id", sa.String(64), nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.Column("media", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("tour_id", "station", name="pk_seals"),
        sa.ForeignKeyConstraint(["tour_id"], ["tours.id"], name="fk_seals_tour_id_tours"),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name="fk_seals_edition_id_editions"),
    )
    op.add_column("tours", sa.Column("phone", sa.String(30), nullable=False, server_default=""))
    op.add_column("events", sa.Column("flags", sa.String(100), nullable=False, server_default=""))
    op.create_index("ix_events_calls", "events", ["tour_id", "group_id"], sqlite_where=CALLS)


def downgrade() -> None:
    """Back to phones that need reception; what was flagged is forgotten."""
    op.drop_index("ix_events_calls", "events")
    op.drop_column("events", "flags")
    op.drop_column("tours", "phone")
    op.drop_table("seals")

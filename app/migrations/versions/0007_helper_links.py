"""Links for people who help at one station, and their name on what they did."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of links, and to events whose link it was and what that person is called."""
    op.create_table(
        "helper_links",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("tour_id", sa.Integer, nullable=False),
        sa.Column("station", sa.String(60), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("may_adjust", sa.Boolean, nullable=False),
        sa.Column("token_key", sa.String(64), nullable=False),
        sa.Column("created_by", sa.Integer, nullable=True),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("last_used_at", sa.DateTime, nullable=True),
        sa.Column("revoked_at", sa.DateTime, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_helper_links"),
        sa.UniqueConstraint("token_key", name="uq_helper_links_token_key"),
        sa.ForeignKeyConstraint(["tour_id"], ["tours.id"], name="fk_helper_links_tour_id_tours"),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name="fk_helper_links_created_by_users"),
    )
    op.create_index("ix_helper_links_tour_id", "helper_links", ["tour_id"])
    op.add_column("events", sa.Column("actor_link", sa.Integer, nullable=True))
    op.add_column("events", sa.Column("actor_name", sa.String(40), nullable=True))


def downgrade() -> None:
    """Back to hosts alone; what helpers did still counts and has no name any more."""
    op.drop_column("events", "actor_name")
    op.drop_column("events", "actor_link")
    op.drop_index("ix_helper_links_tour_id", "helper_links")
    op.drop_table("helper_links")

"""Staff accounts and sessions, tours with an owner, events of hosts, what the live board shows."""

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COUNTED = sa.text("counts = 1 AND type = 'answer'")
REFUSED = sa.text("type = 'checkin' AND status = 'refused'")
COUNTED_COLUMNS = ["group_id", "station", "question", "attempt"]


def upgrade() -> None:
    """Add tables and columns; rows that exist keep their meaning, their board is made anew at the next start."""
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("disabled_at", UTCDateTime),
        sa.Column("created_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("name", name="uq_users_name"),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("token_key", sa.String(64), nullable=False),
        sa.Column("agent", sa.String(60), nullable=False),
        sa.Column("created_at", UTCDateTime, nullable=False),
        sa.Column("last_seen_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff_sessions"),
        sa.UniqueConstraint("token_key", name="uq_staff_sessions_token_key"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_staff_sessions_user_id_users"),
    )
    op.create_index("ix_staff_sessions_user_id", "staff_sessions", ["user_id"])
    with op.batch_alter_table("tours") as tours:
        tours.add_column(sa.Column("owner_id", sa.Integer))
        tours.add_column(sa.Column("title", sa.String(80), nullable=False, server_default=""))
        tours.create_foreign_key("fk_tours_owner_id_users", "users", ["owner_id"], ["id"])
        tours.create_index("ix_tours_owner_id", ["owner_id"])
    with op.batch_alter_table("groups") as groups:
        groups.add_column(sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()))
        groups.add_column(sa.Column("log_no", sa.Integer, nullable=False, server_default="0"))
        groups.create_index("ix_groups_tour_log", ["tour_id", "log_no"])
    with op.batch_alter_table("standings") as standings:
        standings.add_column(sa.Column("cells", sa.Text, nullable=False, server_default="{}"))
        standings.add_column(sa.Column("fold", sa.Integer, nullable=False, server_default="0"))
        standings.create_index("ix_standings_tour_log", ["tour_id", "log_no"])
    # A batch copies the table; partial indexes are made anew, because their condition is not copied everywhere.
    op.drop_index("uq_events_counted_answer", "events")
    with op.batch_alter_table("events") as events:
        events.alter_column("group_id", existing_type=sa.String(36), nullable=True)
        events.add_column(sa.Column("actor_id", sa.Integer))
        events.add_column(sa.Column("revoked_by", sa.String(36)))
        events.create_foreign_key("fk_events_actor_id_users", "users", ["actor_id"], ["id"])
    op.create_index("uq_events_counted_answer", "events", COUNTED_COLUMNS, unique=True, sqlite_where=COUNTED)
    op.create_index("ix_events_refused_checkin", "events", ["tour_id", "group_id"], sqlite_where=REFUSED)


def downgrade() -> None:
    """Back to visitors alone; what hosts did is forgotten."""
    op.execute("DELETE FROM events WHERE group_id IS NULL OR source = 'host'")
    op.drop_index("ix_events_refused_checkin", "events")
    op.drop_index("uq_events_counted_answer", "events")
    with op.batch_alter_table("events") as events:
        events.drop_constraint("fk_events_actor_id_users", type_="foreignkey")
        events.drop_column("revoked_by")
        events.drop_column("actor_id")
        events.alter_column("group_id", existing_type=sa.String(36), nullable=False)
    op.create_index("uq_events_counted_answer", "events", COUNTED_COLUMNS, unique=True, sqlite_where=COUNTED)
    for table, columns in (("standings", ["fold", "cells"]), ("groups", ["log_no", "hidden"])):
        op.drop_index(f"ix_{table}_tour_log", table)
        with op.batch_alter_table(table) as changed:
            for column in columns:
                changed.drop_column(column)
    op.drop_index("ix_tours_owner_id", "tours")
    with op.batch_alter_table("tours") as tours:
        tours.drop_constraint("fk_tours_owner_id_users", type_="foreignkey")
        tours.drop_column("title")
        tours.drop_column("owner_id")
    op.drop_table("staff_sessions")
    op.drop_table("users")

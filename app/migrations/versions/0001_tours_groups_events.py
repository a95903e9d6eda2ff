"""Editions, tours, groups, devices, the event log and standings."""

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the first tables."""
    op.create_table(
        "editions",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("route_slug", sa.String(60), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("created_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_editions"),
    )
    op.create_index("ix_editions_route_slug", "editions", ["route_slug"])
    op.create_table(
        "tours",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("edition_id", sa.String(64), nullable=False),
        sa.Column("route_slug", sa.String(60), nullable=False),
        sa.Column("phase", sa.String(10), nullable=False),
        sa.Column("standings", sa.String(10), nullable=False),
        sa.Column("join_until", UTCDateTime),
        sa.Column("ended_at", UTCDateTime),
        sa.Column("log_no", sa.Integer, nullable=False),
        sa.Column("created_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tours"),
        sa.UniqueConstraint("code", name="uq_tours_code"),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name="fk_tours_edition_id_editions"),
    )
    op.create_table(
        "groups",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("tour_id", sa.Integer, nullable=False),
        sa.Column("claim_key", sa.String(64), nullable=False),
        sa.Column("resume_key", sa.String(64), nullable=False),
        sa.Column("name", sa.String(30), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("pin_failures", sa.Integer, nullable=False),
        sa.Column("pin_failed_at", UTCDateTime),
        sa.Column("created_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
        sa.UniqueConstraint("resume_key", name="uq_groups_resume_key"),
        sa.UniqueConstraint("tour_id", "number", name="uq_groups_tour_number"),
        sa.ForeignKeyConstraint(["tour_id"], ["tours.id"], name="fk_groups_tour_id_tours"),
    )
    op.create_index("ix_groups_tour_id", "groups", ["tour_id"])
    op.create_table(
        "devices",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.String(36), nullable=False),
        sa.Column("token_key", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("created_at", UTCDateTime, nullable=False),
        sa.Column("last_seen_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_devices"),
        sa.UniqueConstraint("token_key", name="uq_devices_token_key"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_devices_group_id_groups"),
    )
    op.create_index("ix_devices_group_id", "devices", ["group_id"])
    _create_log()


def _create_log() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("tour_id", sa.Integer, nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("event_id", sa.String(36), nullable=False),
        sa.Column("group_id", sa.String(36), nullable=False),
        sa.Column("device", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("station", sa.String(60)),
        sa.Column("question", sa.String(60)),
        sa.Column("attempt", sa.Integer),
        sa.Column("counts", sa.Boolean, nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.Column("received_at", UTCDateTime, nullable=False),
        sa.Column("body_hash", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(30)),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("log_no", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("tour_id", "source", "event_id", name="uq_events_tour_source_event"),
        sa.ForeignKeyConstraint(["tour_id"], ["tours.id"], name="fk_events_tour_id_tours"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_events_group_id_groups"),
    )
    op.create_index("ix_events_group", "events", ["group_id", "id"])
    op.create_index(
        "uq_events_counted_answer",
        "events",
        ["group_id", "station", "question", "attempt"],
        unique=True,
        sqlite_where=sa.text("counts = 1 AND type = 'answer'"),
    )
    op.create_table(
        "standings",
        sa.Column("group_id", sa.String(36), nullable=False),
        sa.Column("tour_id", sa.Integer, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("stations_done", sa.Integer, nullable=False),
        sa.Column("questions_done", sa.Integer, nullable=False),
        sa.Column("finished", sa.Boolean, nullable=False),
        sa.Column("log_no", sa.Integer, nullable=False),
        sa.Column("updated_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("group_id", name="pk_standings"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_standings_group_id_groups"),
        sa.ForeignKeyConstraint(["tour_id"], ["tours.id"], name="fk_standings_tour_id_tours"),
    )
    op.create_index("ix_standings_tour_points", "standings", ["tour_id", "points"])


def downgrade() -> None:
    """Drop everything, children first."""
    for table in ("standings", "events", "devices", "groups", "tours", "editions"):
        op.drop_table(table)

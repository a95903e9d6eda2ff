"""A second factor for the staff, when an account was last in use, and a log of what was done to accounts."""

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables and a column; accounts stay as they are, without a second factor."""
    op.add_column("users", sa.Column("last_seen_at", UTCDateTime))
    op.execute(
        "UPDATE users SET last_seen_at = "
        "(SELECT max(last_seen_at) FROM staff_sessions WHERE staff_sessions.user_id = users.id)"
    )
    op.create_table(
        "second_factors",
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("sealed", sa.String(200), nullable=False),
        sa.Column("last_step", sa.Integer, nullable=False),
        sa.Column("confirmed_at", UTCDateTime),
        sa.PrimaryKeyConstraint("user_id", name="pk_second_factors"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_second_factors_user_id_users"),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("code_key", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recovery_codes"),
        sa.UniqueConstraint("user_id", "code_key", name="uq_recovery_codes_user_id_code_key"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_recovery_codes_user_id_users"),
    )
    op.create_table(
        "owed_codes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("token_key", sa.String(64), nullable=False),
        sa.Column("agent", sa.String(60), nullable=False),
        sa.Column("created_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_owed_codes"),
        sa.UniqueConstraint("token_key", name="uq_owed_codes_token_key"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_owed_codes_user_id_users"),
    )
    op.create_index("ix_owed_codes_user_id", "owed_codes", ["user_id"])
    op.create_table(
        "staff_log",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.Column("actor", sa.String(40), nullable=False),
        sa.Column("deed", sa.String(20), nullable=False),
        sa.Column("whom", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff_log"),
    )


def downgrade() -> None:
    """Back to passwords alone: who had a second factor logs in without it."""
    op.drop_table("staff_log")
    op.drop_index("ix_owed_codes_user_id", "owed_codes")
    op.drop_table("owed_codes")
    op.drop_table("recovery_codes")
    op.drop_table("second_factors")
    op.drop_column("users", "last_seen_at")

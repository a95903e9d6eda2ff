"""Where and when a tour's groups meet at the end."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns; rows that exist keep their meaning."""
    op.add_column("tours", sa.Column("meeting", sa.String(80), nullable=False, server_default=""))
    op.add_column("tours", sa.Column("meeting_at", sa.DateTime, nullable=True))


def downgrade() -> None:
    """Back to the route's meeting point alone."""
    op.drop_column("tours", "meeting_at")
    op.drop_column("tours", "meeting")

"""Whole copies of a draft among its saves, and publications that are put aside with their route."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both columns; what is published of a route that lies in the archive goes there as well."""
    op.add_column("studio_saves", sa.Column("document", sa.Text, nullable=True))
    op.add_column("publications", sa.Column("withdrawn_at", sa.DateTime, nullable=True))
    op.execute(
        "UPDATE publications SET withdrawn_at = (SELECT archived_at FROM studio_documents"
        " WHERE kind = 'route' AND name = publications.route_slug)"
        " WHERE id IN (SELECT max(id) FROM publications GROUP BY route_slug)"
    )


def downgrade() -> None:
    """Published routes are public again; saves that were shortened can no longer be gone back to."""
    op.drop_column("publications", "withdrawn_at")
    op.drop_column("studio_saves", "document")

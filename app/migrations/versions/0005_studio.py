"""Drafts that organizers edit in the browser, what was published when, and tours that only try a draft out."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables and columns; every edition so far counts as published when it was made."""
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("route_slug", sa.String(60), nullable=False),
        sa.Column("edition_id", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("author", sa.String(40), nullable=False),
        sa.Column("codes_of", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publications"),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name="fk_publications_edition_id_editions"),
    )
    op.create_index("ix_publications_route_slug", "publications", ["route_slug"])
    op.execute(
        "INSERT INTO publications (route_slug, edition_id, at, author, codes_of) "
        "SELECT route_slug, id, created_at, '', '' FROM editions ORDER BY created_at, rowid"
    )
    op.create_table(
        "studio_documents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.String(250), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("codes_of", sa.String(60), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("created_by", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("changed_by", sa.String(40), nullable=False),
        sa.Column("archived_at", sa.DateTime, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_studio_documents"),
        sa.UniqueConstraint("kind", "name", name="uq_studio_documents_kind_name"),
    )
    op.create_table(
        "studio_saves",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("save_id", sa.String(36), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("author", sa.String(40), nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("results", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_studio_saves"),
        sa.UniqueConstraint("document_id", "save_id", name="uq_studio_saves_document_id_save_id"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["studio_documents.id"], name="fk_studio_saves_document_id_studio_documents"
        ),
    )
    op.create_index("ix_studio_saves_document_id_rev", "studio_saves", ["document_id", "rev"])
    op.add_column("tours", sa.Column("rehearsal", sa.Boolean, nullable=False, server_default="0"))
    op.add_column("tours", sa.Column("codes_of", sa.String(60), nullable=False, server_default=""))


def downgrade() -> None:
    """Back to routes as files alone; drafts are lost, what was published stays."""
    op.drop_column("tours", "codes_of")
    op.drop_column("tours", "rehearsal")
    op.drop_index("ix_studio_saves_document_id_rev", "studio_saves")
    op.drop_table("studio_saves")
    op.drop_table("studio_documents")
    op.drop_index("ix_publications_route_slug", "publications")
    op.drop_table("publications")

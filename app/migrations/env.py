"""Run by Alembic; the connection comes from `app.migrations`, never from an ini file."""

from alembic import context

import app.models  # noqa: F401  All tables have to be known before they are compared.
from app.db import Base


def include(item: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    """Alembic's own table is not one of ours."""
    return name != "alembic_version"


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
    include_object=include,
)
context.run_migrations()

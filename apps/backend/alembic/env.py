"""Runs migrations on the connection that `todo.migrate` (or a test) gives."""

from alembic import context

from todo.core.tables import metadata

connection = context.config.attributes.get("connection")
if connection is None:
    raise RuntimeError("Run `python -m todo.migrate`; Alembic has no connection of its own here.")
context.configure(
    connection=connection, target_metadata=metadata(), compare_type=True, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()

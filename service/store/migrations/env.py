"""Alembic's way in: runs the migrations in the transaction that `service.store.migrate` holds."""

from alembic import context

from service.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()

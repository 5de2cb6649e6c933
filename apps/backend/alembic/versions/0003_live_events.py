"""Says which user something happened to, as it is committed: one notice a transaction, however many changes."""

import sqlalchemy as sa
from alembic import op

revision = "0003_live_events"
down_revision = "0002_conversations"
branch_labels = None
depends_on = None

_FUNCTION = """
CREATE FUNCTION notify_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('todo_events', json_build_object('user_id', user_id)::text)
    FROM (SELECT DISTINCT user_id FROM changed) AS users;
    RETURN NULL;
END
$$
"""
_TRIGGER = """
CREATE TRIGGER notify_activity AFTER INSERT ON activity
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_activity()
"""


def upgrade() -> None:
    op.create_table(
        "signals",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("user_id", "kind", "subject"),
    )
    op.execute(_FUNCTION)
    op.execute(_TRIGGER)


def downgrade() -> None:
    op.execute("DROP TRIGGER notify_activity ON activity")
    op.execute("DROP FUNCTION notify_activity()")
    op.drop_table("signals")

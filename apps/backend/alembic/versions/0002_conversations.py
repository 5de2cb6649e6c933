"""Conversations, answers in the making, tool calls, approvals and what they cost."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0002_conversations"
down_revision = "0001_accounts_and_tasks"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def _owner(*, index: bool = False) -> sa.Column[object]:
    return sa.Column("user_id", sa.Uuid(), sa.ForeignKey("users.id"), nullable=False, index=index)


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _owner(),
        sa.Column("title", sa.String(200)),
        sa.Column("status", pg.JSONB(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
    )
    op.create_index("conversations_by_user", "conversations", ["user_id", "updated_at", "id"])

    op.create_table(
        "messages",
        sa.Column("conversation_id", sa.Uuid(), sa.ForeignKey("conversations.id"), primary_key=True),
        sa.Column("id", sa.String(128), primary_key=True),
        _owner(index=True),
        sa.Column("position", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("item", pg.JSONB(), nullable=False),
        sa.Column("engine", sa.String(16)),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
    )
    op.create_index("messages_in_order", "messages", ["conversation_id", "position"])

    op.create_table(
        "runs",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        _owner(index=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(16)),
        sa.Column("stop_requested", sa.Boolean(), nullable=False),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("lease_until", _MOMENT, nullable=False),
        sa.Column("finished_at", _MOMENT),
    )
    op.create_index(
        "runs_one_open",
        "runs",
        ["conversation_id"],
        unique=True,
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_index("runs_by_conversation", "runs", ["conversation_id", "started_at"])
    op.create_table(
        "run_events",
        sa.Column("run_id", sa.Uuid(), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("data", sa.Text(), nullable=False),
    )

    op.create_table(
        "approvals",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _owner(),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.String(64), nullable=False),
        sa.Column("item_id", sa.String(128)),
        sa.Column("tool", sa.String(64), nullable=False),
        sa.Column("arguments", pg.JSONB(), nullable=False),
        sa.Column("changes", pg.JSONB(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("decided_at", _MOMENT),
    )
    op.create_index(
        "approvals_pending",
        "approvals",
        ["conversation_id"],
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_index("approvals_by_user", "approvals", ["user_id", "created_at"])

    op.create_table(
        "agent_calls",
        sa.Column("id", sa.BigInteger(), sa.Identity(), primary_key=True),
        _owner(),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("client", sa.String(100), nullable=False),
        sa.Column("conversation_id", sa.Uuid()),
        sa.Column("run_id", sa.String(64)),
        sa.Column("call_id", sa.String(128)),
        sa.Column("tool", sa.String(64), nullable=False),
        sa.Column("arguments", pg.JSONB(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("result", pg.JSONB()),
        sa.Column("effects", pg.JSONB(), nullable=False),
        sa.Column("task_ids", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("request_id", sa.String(64), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
    )
    op.create_index(
        "agent_calls_once",
        "agent_calls",
        ["run_id", "call_id"],
        unique=True,
        postgresql_where=sa.text("run_id IS NOT NULL"),
    )
    op.create_index("agent_calls_by_user", "agent_calls", ["user_id", "id"])

    op.create_table(
        "usage",
        sa.Column("id", sa.BigInteger(), sa.Identity(), primary_key=True),
        _owner(),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("engine", sa.String(16), nullable=False),
        sa.Column("model", sa.String(100), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_microdollars", sa.BigInteger(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_index("usage_by_user", "usage", ["user_id", "at"])

    op.create_table(
        "feedback",
        sa.Column("conversation_id", sa.Uuid(), primary_key=True),
        sa.Column("item_id", sa.String(128), primary_key=True),
        _owner(index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )


def downgrade() -> None:
    for table in (
        "feedback",
        "usage",
        "agent_calls",
        "approvals",
        "run_events",
        "runs",
        "messages",
        "conversations",
    ):
        op.drop_table(table)

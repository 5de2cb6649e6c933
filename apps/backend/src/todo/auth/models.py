from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ARRAY, Column, LargeBinary, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from todo.core.columns import moment


class User(SQLModel, table=True):
    __tablename__ = "users"
    # Every change of a task counts up two numbers here: leave room on the page for the new row version.
    __table_args__ = {"postgresql_with": {"fillfactor": "70"}}

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    email: str = Field(max_length=254, unique=True, description="Lower case.")
    name: str = Field(default="", max_length=100)
    password_hash: str = Field(sa_type=Text)
    time_zone: str = Field(default="UTC", max_length=64)
    language: str = Field(default="en", max_length=8)
    preferences: dict[str, Any] = Field(
        default_factory=dict, sa_column=Column(JSONB, nullable=False, server_default="{}")
    )
    last_task_id: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    last_activity_id: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    created_at: datetime = moment()
    updated_at: datetime = moment()


class Session(SQLModel, table=True):
    """One log-in: a family of refresh tokens."""

    __tablename__ = "sessions"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", index=True)
    user_agent: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=64)
    created_at: datetime = moment()
    last_used_at: datetime = moment()
    expires_at: datetime = moment()


class RefreshToken(SQLModel, table=True):
    __tablename__ = "refresh_tokens"

    token_hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    session_id: UUID = Field(foreign_key="sessions.id", index=True)
    issued_at: datetime = moment()
    rotated_at: datetime | None = moment(default=None)


class AccessToken(SQLModel, table=True):
    """A personal access token."""

    __tablename__ = "access_tokens"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", index=True)
    name: str = Field(max_length=100)
    scopes: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    token_hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    created_at: datetime = moment()
    expires_at: datetime | None = moment(default=None)
    last_used_at: datetime | None = moment(default=None)

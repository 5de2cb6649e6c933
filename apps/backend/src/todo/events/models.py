from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from todo.core.columns import moment


class Signal(SQLModel, table=True):
    """Something besides tasks that changed last at this time; for connections that cannot LISTEN."""

    __tablename__ = "signals"

    user_id: UUID = Field(foreign_key="users.id", primary_key=True)
    kind: str = Field(max_length=32, primary_key=True)
    subject: str = Field(max_length=64, primary_key=True)
    at: datetime = moment()

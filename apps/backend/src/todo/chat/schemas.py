from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from todo.mcp.tool import Change


class ChatRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    message: str = Field(description="What the person says.")
    conversation_id: UUID | None = Field(default=None, description="Left out: a new conversation.")


class ToolCallRead(BaseModel):
    name: str
    arguments: dict[str, Any]
    result: dict[str, Any]
    status: str = Field(description="`needs_approval`, `failed`, or what the tool answered.")


class ApprovalRead(BaseModel):
    id: UUID
    conversation_id: UUID
    status: Literal["pending", "confirmed", "cancelled", "expired"]
    expires_at: datetime
    changes: list[Change]


class ChatAnswer(BaseModel):
    conversation_id: UUID
    response: str = Field(description="The whole answer as plain text.")
    tool_calls: list[ToolCallRead]
    approval: ApprovalRead | None = Field(default=None, description="What waits for a person's yes.")
    engine: str = Field(
        description="`builtin`, `openai`, `compatible`, or `server` when a decision was carried out."
    )


class AssistantRead(BaseModel):
    """What answers, and what that has cost in the last 24 hours."""

    engine: str = Field(description="`builtin`, `openai` or `compatible`: what the next answer comes from.")
    model: str
    provider_host: str | None = Field(
        description="Where messages are sent; null: nothing leaves this server."
    )
    requests: int
    tokens: int
    daily_tokens: int = Field(description="The allowance; 0 = no limit.")
    cost_dollars: float


class StopRequest(BaseModel):
    thread_id: str


class Stopped(BaseModel):
    stopped: bool = Field(description="Whether an answer was being made.")


class DecisionRead(ApprovalRead):
    response: str = Field(description="What was said about it in the conversation.")

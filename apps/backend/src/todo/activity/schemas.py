from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from todo.activity.models import Action, Activity
from todo.core.identity import Channel


class ActivityRead(BaseModel):
    id: int
    at: datetime
    channel: Channel
    actor: str = Field(description="What acted: `web`, `assistant` or the name of a personal access token.")
    action: Action
    task_id: int
    title: str = Field(description="The task's title after the change; empty once it was deleted for good.")
    batch: int = Field(description="The first activity of the same request or sentence.")
    before: Mapping[str, Any] | None = Field(description="The fields that changed, as they were.")
    after: Mapping[str, Any] | None = Field(description="The fields that changed, as they became.")
    undoes: int | None
    undone_by: int | None

    @classmethod
    def of(cls, activity: Activity) -> Self:
        return cls.model_validate(activity, from_attributes=True)


class ActivityFilters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    task_id: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    channel: Literal["web", "chat", "rest", "mcp"] | None = None
    limit: int = Field(default=50, ge=1, le=200)
    before: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = Field(
        default=None, description="Older than this activity: the next page."
    )

from typing import Literal

from pydantic import BaseModel


class Health(BaseModel):
    status: Literal["healthy"] = "healthy"


class Ready(BaseModel):
    status: Literal["ready", "not_ready"]
    database: Literal["connected", "unreachable"]

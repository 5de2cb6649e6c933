"""What answers cost, and how much of that a person may spend in a day."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from agents import Usage as RunUsage
from sqlalchemy import func
from sqlmodel import col, select

from todo.agent.engines import Provider
from todo.agent.models import Usage
from todo.core.clock import Clock
from todo.core.db import Database, connection_of
from todo.core.settings import Settings

WINDOW = timedelta(hours=24)


@dataclass(frozen=True)
class Spent:
    """In the last 24 hours."""

    requests: int
    input_tokens: int
    output_tokens: int
    cost_microdollars: int

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens


class Quota:
    def __init__(self, database: Database, settings: Settings, clock: Clock) -> None:
        self.database = database
        self.settings = settings
        self.clock = clock

    async def spent(self, user_id: UUID) -> Spent:
        columns = (Usage.requests, Usage.input_tokens, Usage.output_tokens, Usage.cost_microdollars)
        query = select(*(func.coalesce(func.sum(column), 0) for column in columns)).where(
            Usage.user_id == user_id, col(Usage.at) > self.clock.now() - WINDOW
        )
        async with self.database.transaction() as session:
            row = (await (await connection_of(session)).execute(query)).one()
        return Spent(*(int(number) for number in row))

    async def is_used_up(self, user_id: UUID) -> bool:
        limit = self.settings.chat_daily_tokens
        return limit > 0 and (await self.spent(user_id)).tokens >= limit

    async def record(self, user_id: UUID, conversation_id: UUID, provider: Provider, used: RunUsage) -> None:
        if not used.requests:
            return
        # Dollars for a million tokens are microdollars for one.
        cost = used.input_tokens * self.settings.openai_input_price
        cost += used.output_tokens * self.settings.openai_output_price
        row = Usage(
            user_id=user_id,
            conversation_id=conversation_id,
            engine=provider.name,
            model=provider.model_name[:100],
            requests=used.requests,
            input_tokens=used.input_tokens,
            output_tokens=used.output_tokens,
            cost_microdollars=round(cost),
            at=self.clock.now(),
        )
        async with self.database.transaction() as session:
            session.add(row)

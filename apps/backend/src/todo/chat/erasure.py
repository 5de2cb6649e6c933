"""Everything that the assistant keeps of one person; called before the account itself goes."""

from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.agent.models import Approval, Usage
from todo.chat.models import Conversation, Feedback, Message, Run, RunEvent
from todo.mcp.models import AgentCall


async def erase(session: AsyncSession, user_id: UUID) -> None:
    runs = select(Run.id).where(Run.user_id == user_id)
    await session.exec(delete(RunEvent).where(col(RunEvent.run_id).in_(runs)))
    for model in (Run, Feedback, Approval, AgentCall, Usage, Message, Conversation):
        await session.exec(delete(model).where(col(model.user_id) == user_id))

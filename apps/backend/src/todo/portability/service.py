"""Takes an account's contents out, and brings contents in."""

from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.activity.repository import ActivityRepository
from todo.activity.schemas import ActivityRead
from todo.auth.models import User
from todo.chat.models import Conversation, Message
from todo.core.clock import Clock
from todo.core.errors import AppError
from todo.core.identity import Identity
from todo.portability.formats import Parsed
from todo.portability.schemas import Export, ImportResult, PortableTask
from todo.tasks.models import Task
from todo.tasks.schemas import TaskRead
from todo.tasks.service import TaskService


class ImportRefused(AppError):
    code = "import_refused"
    status = 422


class PortabilityService:
    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self.session = session
        self.clock = clock

    async def tasks(self, *, by: Identity) -> list[Task]:
        query = select(Task).where(Task.user_id == by.user_id).order_by(col(Task.id))
        return list((await self.session.exec(query)).all())

    async def export(self, *, by: Identity) -> Export:
        user = (await self.session.exec(select(User).where(User.id == by.user_id))).one()
        activity = await ActivityRepository(self.session).after(0, user_id=by.user_id, limit=None)
        return Export(
            exported_at=self.clock.now(),
            account=user.model_dump(
                mode="json",
                include={"email", "name", "time_zone", "language", "preferences", "created_at"},
            ),
            tasks=[TaskRead.of(task, by.zone).model_dump(mode="json") for task in await self.tasks(by=by)],
            activity=[ActivityRead.of(entry).model_dump(mode="json") for entry in activity],
            conversations=await self._conversations(by),
        )

    async def import_(self, parsed: Parsed, *, by: Identity, is_preview: bool) -> ImportResult:
        """All of the file in the caller's transaction, or nothing."""
        if parsed.problems and not is_preview:
            raise ImportRefused(
                f"{len(parsed.problems)} lines cannot be read; preview the import to see them.",
                details={"problems": [found.model_dump() for found in parsed.problems]},
            )
        known = {(task.title, task.due_date) for task in await self.tasks(by=by) if task.deleted_at is None}
        duplicates = sum(1 for task in parsed.tasks if (task.title, task.due_date) in known)
        ids = [] if is_preview else await self._create(parsed.tasks, by)
        return ImportResult(
            preview=is_preview,
            tasks=len(parsed.tasks),
            duplicates=duplicates,
            ids=ids,
            sample=parsed.tasks[:20],
            problems=parsed.problems,
        )

    async def _create(self, drafts: list[PortableTask], by: Identity) -> list[int]:
        tasks = await TaskService.over(self.session, self.clock).adopt(drafts, by=by)
        return [task.id for task in tasks]

    async def _conversations(self, by: Identity) -> list[dict[str, Any]]:
        conversations = (
            select(Conversation)
            .where(Conversation.user_id == by.user_id)
            .order_by(col(Conversation.created_at))
        )
        messages = select(Message).where(Message.user_id == by.user_id).order_by(col(Message.position))
        said: dict[Any, list[dict[str, Any]]] = {}
        for message in await self.session.exec(messages):
            if message.role in {"user", "assistant"} and message.content:
                entry = message.model_dump(mode="json", include={"role", "content", "created_at"})
                said.setdefault(message.conversation_id, []).append(entry)
        return [
            {
                "id": str(found.id),
                "title": found.title,
                "created_at": found.created_at.isoformat(),
                "messages": said.get(found.id, []),
            }
            for found in await self.session.exec(conversations)
        ]


def file_name(by: Identity, extension: str, clock: Clock) -> str:
    return f"todo-{clock.now().astimezone(by.zone):%Y-%m-%d}.{extension}"

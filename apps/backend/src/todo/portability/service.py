"""Takes an account's contents out, and brings contents in."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.activity.repository import ActivityRepository
from todo.activity.schemas import ActivityRead
from todo.auth.models import User
from todo.auth.repository import UserRepository
from todo.chat.adoption import adopt_conversations, new_conversations
from todo.chat.models import Conversation, Message
from todo.core.clock import Clock
from todo.core.errors import AppError
from todo.core.identity import Identity
from todo.portability.formats import Parsed
from todo.portability.schemas import Export, ImportResult, LeftOut, PortableSettings, PortableTask
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

    async def import_(
        self, parsed: Parsed, *, by: Identity, is_preview: bool, takes_settings: bool = False
    ) -> ImportResult:
        """All of the file in the caller's transaction, or nothing."""
        if parsed.problems and not is_preview:
            raise ImportRefused(
                f"{len(parsed.problems)} lines cannot be read; preview the import to see them.",
                details={"problems": [found.model_dump() for found in parsed.problems]},
            )
        here = await self.tasks(by=by)
        tasks = _not_here(parsed.tasks, here)
        known = {(task.title, task.due_date) for task in here if task.deleted_at is None}
        beside = parsed.companions
        conversations = await new_conversations(self.session, beside.conversations, user_id=by.user_id)
        account = beside.account if takes_settings else None
        ids: list[int] = []
        if not is_preview:
            ids = [task.id for task in await TaskService.over(self.session, self.clock).adopt(tasks, by=by)]
            await adopt_conversations(self.session, conversations, user_id=by.user_id)
            if account is not None:
                await self._take_settings(account, by)
        left_out = (
            LeftOut(what="tasks", count=len(parsed.tasks) - len(tasks), reason="already_here"),
            LeftOut(
                what="conversations",
                count=len(beside.conversations) - len(conversations),
                reason="already_here",
            ),
            LeftOut(
                what="settings",
                count=int(beside.account is not None and account is None),
                reason="not_asked_for",
            ),
            LeftOut(what="activity", count=len(beside.activity), reason="belongs_to_its_account"),
        )
        return ImportResult(
            preview=is_preview,
            tasks=len(tasks),
            conversations=len(conversations),
            settings=account is not None,
            left_out=[found for found in left_out if found.count],
            duplicates=sum(1 for task in tasks if (task.title, task.due_date) in known),
            ids=ids,
            sample=tasks[:20],
            problems=parsed.problems,
        )

    async def _take_settings(self, given: PortableSettings, by: Identity) -> None:
        user = await UserRepository(self.session).lock(by.user_id)
        assert user is not None
        changes = {name: getattr(given, name) for name in given.model_fields_set}
        user.sqlmodel_update(changes, update={"updated_at": self.clock.now()})

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


def _not_here(drafts: Sequence[PortableTask], here: Sequence[Task]) -> list[PortableTask]:
    """Without what came from this account, or was imported before: such a task began at the very same moment."""
    began = {(task.title, task.created_at) for task in here}
    return [
        draft for draft in drafts if draft.created_at is None or (draft.title, draft.created_at) not in began
    ]


def file_name(by: Identity, extension: str, clock: Clock) -> str:
    return f"todo-{clock.now().astimezone(by.zone):%Y-%m-%d}.{extension}"

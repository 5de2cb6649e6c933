"""Conversations and their items. Every query on owned rows takes the owner."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    ColumnElement,
    Integer,
    Row,
    Select,
    Table,
    Text,
    Uuid,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.chat.models import Conversation, Feedback, Message, Run, RunEvent
from todo.core.db import Database
from todo.events.publish import PUBLISHING

Values = Mapping[str, Any]
"""A row by the names of its columns."""

_LAST = 2**63 - 1
HIDDEN = ("hidden_context_item", "sdk_hidden_context")


class ConversationRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get(self, conversation_id: UUID, *, user_id: UUID) -> Conversation | None:
        found = await self.session.exec(
            select(Conversation).where(Conversation.id == conversation_id, Conversation.user_id == user_id)
        )
        return found.one_or_none()

    async def save(self, conversation: Conversation) -> None:
        """Inserts, or changes title and status of the user's own."""
        values = conversation.model_dump()
        upsert = insert(Conversation).values(values)
        await self.session.exec(
            upsert.on_conflict_do_update(
                index_elements=["id"],
                set_={name: upsert.excluded[name] for name in ("title", "status", "updated_at")},
                where=col(Conversation.user_id) == conversation.user_id,
            )
        )

    async def page(
        self, *, user_id: UUID, after: Conversation | None, limit: int, newest_first: bool
    ) -> list[Conversation]:
        key = tuple_(col(Conversation.updated_at), col(Conversation.id))
        query = select(Conversation).where(Conversation.user_id == user_id)
        if after is not None:
            edge = tuple_(after.updated_at, after.id)
            query = query.where(key < edge if newest_first else key > edge)
        columns = (col(Conversation.updated_at), col(Conversation.id))
        order = [column.desc() if newest_first else column.asc() for column in columns]
        return list(await self.session.exec(query.order_by(*order).limit(limit)))

    async def delete(self, conversation_id: UUID, *, user_id: UUID) -> None:
        """The conversation and what hangs on it; what its calls did to tasks stays in the activity log."""
        runs = select(Run.id).where(Run.conversation_id == conversation_id, Run.user_id == user_id)
        await self.session.exec(delete(RunEvent).where(col(RunEvent.run_id).in_(runs)))
        for model in (Run, Feedback, Message):
            await self.session.exec(
                delete(model).where(
                    col(model.conversation_id) == conversation_id, col(model.user_id) == user_id
                )
            )
        await self.session.exec(
            delete(Conversation).where(
                col(Conversation.id) == conversation_id, col(Conversation.user_id) == user_id
            )
        )


class MessageRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get(self, item_id: str, *, conversation_id: UUID, user_id: UUID) -> Message | None:
        found = await self.session.exec(
            select(Message).where(
                Message.conversation_id == conversation_id,
                Message.id == item_id,
                Message.user_id == user_id,
            )
        )
        return found.one_or_none()

    async def existing(self, item_ids: Sequence[str], *, conversation_id: UUID, user_id: UUID) -> set[str]:
        found = await self.session.exec(
            select(Message.id).where(
                Message.conversation_id == conversation_id,
                Message.user_id == user_id,
                col(Message.id).in_(item_ids),
            )
        )
        return set(found)

    async def page(
        self,
        *,
        conversation_id: UUID,
        user_id: UUID,
        after: Message | None,
        limit: int,
        newest_first: bool,
        with_hidden: bool,
    ) -> list[Message]:
        query = select(Message).where(Message.conversation_id == conversation_id, Message.user_id == user_id)
        if not with_hidden:
            query = query.where(col(Message.type).not_in(HIDDEN))
        position = col(Message.position)
        if after is not None:
            assert after.position is not None
            query = query.where(position < after.position if newest_first else position > after.position)
        query = query.order_by(position.desc() if newest_first else position.asc())
        return list(await self.session.exec(query.limit(limit)))

    async def engines(
        self, item_ids: Sequence[str], *, conversation_id: UUID, user_id: UUID
    ) -> dict[str, str]:
        found = await self.session.exec(
            select(Message.id, Message.engine).where(
                Message.conversation_id == conversation_id,
                Message.user_id == user_id,
                col(Message.id).in_(item_ids),
                col(Message.engine).is_not(None),
            )
        )
        return {item_id: engine for item_id, engine in found if engine is not None}

    async def last_engine(self, *, conversation_id: UUID, user_id: UUID) -> str | None:
        """Of the newest answer of a model; decisions are carried out by none."""
        found = await self.session.exec(
            select(Message.engine)
            .where(
                Message.conversation_id == conversation_id,
                Message.user_id == user_id,
                col(Message.engine).is_not(None),
            )
            .order_by(col(Message.position).desc())
            .limit(1)
        )
        return found.one_or_none()

    async def delete(self, item_id: str, *, conversation_id: UUID, user_id: UUID) -> None:
        await self.session.exec(
            delete(Message).where(
                col(Message.conversation_id) == conversation_id,
                col(Message.id) == item_id,
                col(Message.user_id) == user_id,
            )
        )

    async def last_said(self, *, conversation_id: UUID, user_id: UUID) -> str | None:
        """The words of the person's newest message."""
        found = await self.session.exec(
            select(Message.content)
            .where(
                Message.conversation_id == conversation_id,
                Message.user_id == user_id,
                Message.type == "user_message",
            )
            .order_by(col(Message.position).desc())
            .limit(1)
        )
        return found.one_or_none()

    async def previous_user_message(
        self, message: Message, *, conversation_id: UUID, user_id: UUID
    ) -> str | None:
        """The id of what the person wrote before this."""
        assert message.position is not None
        found = await self.session.exec(
            select(Message.id)
            .where(
                Message.conversation_id == conversation_id,
                Message.user_id == user_id,
                Message.type == "user_message",
                col(Message.position) < message.position,
            )
            .order_by(col(Message.position).desc())
            .limit(1)
        )
        return found.one_or_none()


async def find_conversation(
    database: Database, conversation_id: UUID, *, user_id: UUID
) -> Row[*tuple[Any, ...]] | None:
    """Its row, without an object: every message looks for it."""
    asked = {"conversation_id": conversation_id, "user_id": user_id}
    return next(iter(await database.alone(_FIND_CONVERSATION, asked)), None)


async def messages_before(
    database: Database, position: int | None, *, conversation_id: UUID, user_id: UUID, limit: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Position, role, type, content and item of all kinds, hidden ones too, newest first."""
    asked = {"conversation_id": conversation_id, "user_id": user_id, "position": position, "limit": limit}
    return await database.alone(_BEFORE, asked)


async def keep_message(database: Database, message: Values) -> bool:
    """Inserts a row at the end, or replaces it in place; False if the person has no such conversation.

    What a person says also moves the conversation to the top of the list.
    """
    statement = _KEEP_SAID if message["role"] == "user" else _KEEP_MESSAGE
    return bool(await database.alone(statement, _values(message)))


async def take_lease(database: Database, run: Values, *, at_most: int) -> bool:
    """False if the conversation has an open run, or the person so many of them.

    Forgets the events of answers that are over: their items tell the same.
    """
    return bool(await database.alone(_TAKE_LEASE, {**_values(run), "at_most": at_most}))


def _given(table: Table) -> dict[str, BindParameter[Any]]:
    """One parameter for each column, named as none: SQLAlchemy would set columns of the name in every UPDATE."""
    return {column.name: bindparam(f"given_{column.name}", type_=column.type) for column in table.columns}


def _values(row: Values) -> dict[str, Any]:
    return {f"given_{name}": value for name, value in row.items()}


# The statements of every answer: each is a transaction by itself, and put together once.


def _keep_message() -> ReturningInsert[str]:
    table, conversations = _MESSAGES, _CONVERSATIONS
    given = _given(table)
    del given["position"]
    row = select(*given.values()).where(
        exists().where(
            conversations.c.id == given["conversation_id"], conversations.c.user_id == given["user_id"]
        )
    )
    upsert = insert(table).from_select(list(given), row)
    kept: dict[str, Any] = {
        name: upsert.excluded[name] for name in ("role", "type", "content", "item", "updated_at")
    }
    kept["engine"] = func.coalesce(upsert.excluded["engine"], table.c.engine)
    return upsert.on_conflict_do_update(
        index_elements=["conversation_id", "id"],
        set_=kept,
        where=table.c.user_id == upsert.excluded["user_id"],
    ).returning(table.c.id)


def _keep_said() -> Select[str]:
    table, given = _CONVERSATIONS, _given(_MESSAGES)
    kept = _keep_message().cte("kept")
    touched = (
        update(table)
        .where(
            table.c.id == given["conversation_id"],
            table.c.user_id == given["user_id"],
            exists(select(kept.c.id)),
        )
        .values(updated_at=given["updated_at"])
    )
    return select(kept.c.id).add_cte(touched.cte("touched"))


def _take_lease() -> Select[UUID]:
    table, given = _RUNS, _given(_RUNS)
    others = select(func.count()).where(
        table.c.user_id == given["user_id"],
        table.c.finished_at.is_(None),
        table.c.lease_until > given["started_at"],
    )
    row = select(*given.values()).where(others.scalar_subquery() < bindparam("at_most", type_=Integer()))
    taken = (
        insert(table)
        .from_select(list(given), row)
        .on_conflict_do_nothing()
        .returning(table.c.id)
        .cte("taken")
    )
    over = select(table.c.id).where(
        table.c.conversation_id == given["conversation_id"], table.c.id != given["id"]
    )
    forgotten = delete(_RUN_EVENTS).where(_RUN_EVENTS.c.run_id.in_(over), exists(select(taken.c.id)))
    return select(taken.c.id).add_cte(forgotten.cte("forgotten"))


def _append(*conditions: ColumnElement[bool]) -> Insert:
    given = func.unnest(
        bindparam("event_numbers", type_=ARRAY(Integer())), bindparam("event_data", type_=ARRAY(Text()))
    )
    event = given.table_valued("seq", "data", name="event").render_derived()
    row = select(bindparam("run_id", type_=Uuid()), event.c.seq, event.c.data).where(*conditions)
    return insert(_RUN_EVENTS).from_select(["run_id", "seq", "data"], row)


_MESSAGES, _CONVERSATIONS, _RUNS, _RUN_EVENTS = (
    SQLModel.metadata.tables[name] for name in ("messages", "conversations", "runs", "run_events")
)
_FIND_CONVERSATION = select(*_CONVERSATIONS.columns).where(
    _CONVERSATIONS.c.id == bindparam("conversation_id", type_=Uuid()),
    _CONVERSATIONS.c.user_id == bindparam("user_id", type_=Uuid()),
)
_BEFORE = (
    select(
        *(_MESSAGES.c[name] for name in ("position", "role", "type", "content", "item")),
    )
    .where(
        _MESSAGES.c.conversation_id == bindparam("conversation_id", type_=Uuid()),
        _MESSAGES.c.user_id == bindparam("user_id", type_=Uuid()),
        _MESSAGES.c.position < func.coalesce(bindparam("position", type_=BigInteger()), _LAST),
    )
    .order_by(_MESSAGES.c.position.desc())
    .limit(bindparam("limit", type_=Integer()))
)
_KEEP_MESSAGE = _keep_message()
_KEEP_SAID = _keep_said()
_TAKE_LEASE = _take_lease()
_RUN_ENDED = (
    update(_RUNS)
    .where(_RUNS.c.id == bindparam("run_id", type_=Uuid()), _RUNS.c.finished_at.is_(None))
    .values(
        outcome=bindparam("run_outcome", type_=_RUNS.c.outcome.type),
        finished_at=bindparam("run_finished_at", type_=_RUNS.c.finished_at.type),
    )
)
_END = PUBLISHING.add_cte(_RUN_ENDED.cte("ended"), _append().cte("appended"))
# What is lost if the database machine dies at once is a fraction of a second of one answer's stream.
_LAX = select(func.set_config("synchronous_commit", "off", literal_column("true"))).cte("lax")
_APPEND = _append(exists(select(_LAX.c[0])))


async def append_events(database: Database, run_id: UUID, events: Sequence[str], *, first: int) -> None:
    """However many events there are, it is the same statement."""
    await database.alone(_APPEND, _event_values(run_id, events, first))


async def end_run(
    database: Database,
    run_id: UUID,
    *,
    outcome: str,
    at: datetime,
    told: Values,
    events: Sequence[str] = (),
    first: int = 1,
) -> None:
    """Unless somebody else has ended it; with its last events and the signal `told` (`signal_values`)."""
    ended = {"run_outcome": outcome, "run_finished_at": at}
    await database.alone(_END, {**told, **ended, **_event_values(run_id, events, first)})


def _event_values(run_id: UUID, events: Sequence[str], first: int) -> dict[str, Any]:
    numbers = list(range(first, first + len(events)))
    return {"run_id": run_id, "event_numbers": numbers, "event_data": list(events)}


class RunRepository:
    """Leases and events of running answers."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def open_run(self, conversation_id: UUID) -> Run | None:
        found = await self.session.exec(
            select(Run).where(Run.conversation_id == conversation_id, col(Run.finished_at).is_(None))
        )
        return found.one_or_none()

    async def latest(self, conversation_id: UUID, *, user_id: UUID) -> Run | None:
        found = await self.session.exec(
            select(Run)
            .where(Run.conversation_id == conversation_id, Run.user_id == user_id)
            .order_by(col(Run.started_at).desc(), col(Run.id))
            .limit(1)
        )
        return found.one_or_none()

    async def count_open(self, user_id: UUID, *, at: datetime) -> int:
        """Answers that one person has made now, here and in other processes that live."""
        mine = (Run.user_id == user_id, col(Run.finished_at).is_(None), col(Run.lease_until) > at)
        return (await self.session.exec(select(func.count()).where(*mine))).one()

    async def finish_expired(self, conversation_id: UUID, *, at: datetime) -> list[Run]:
        """Runs whose owner is gone, ended as lost."""
        ended = await self.session.exec(
            update(Run)
            .where(
                col(Run.conversation_id) == conversation_id,
                col(Run.finished_at).is_(None),
                col(Run.lease_until) < at,
            )
            .values(outcome="lost", finished_at=at)
            .returning(Run)
        )
        return list(ended.scalars())

    async def renew(self, run_ids: Sequence[UUID], *, until: datetime) -> dict[UUID, bool]:
        """The runs that are still ours, each with whether it was asked to stop."""
        renewed = await self.session.exec(
            update(Run)
            .where(col(Run.id).in_(run_ids), col(Run.finished_at).is_(None))
            .values(lease_until=until)
            .returning(col(Run.id), col(Run.stop_requested))
        )
        return {row[0]: row[1] for row in renewed}

    async def ask_to_stop(self, conversation_id: UUID, *, user_id: UUID) -> bool:
        asked = await self.session.scalar(
            update(Run)
            .where(
                col(Run.conversation_id) == conversation_id,
                col(Run.user_id) == user_id,
                col(Run.finished_at).is_(None),
            )
            .values(stop_requested=True)
            .returning(col(Run.id))
        )
        return asked is not None

    async def events(self, run_id: UUID, *, after: int) -> list[tuple[int, str]]:
        found = await self.session.exec(
            select(RunEvent.seq, RunEvent.data)
            .where(RunEvent.run_id == run_id, col(RunEvent.seq) > after)
            .order_by(col(RunEvent.seq))
        )
        return [(seq, data) for seq, data in found]

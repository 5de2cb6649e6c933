"""Runs one tool call: identity, scope, arguments, approval, effect and audit, in one transaction."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from pydantic import ValidationError
from sqlalchemy import bindparam, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.core.clock import Clock
from todo.core.db import Database, connection_of
from todo.core.errors import AppError, describe_validation
from todo.core.request_id import current_request_id
from todo.mcp.caller import Caller
from todo.mcp.errors import ForeignUser, InvalidArguments, MissingScope, UnknownTool
from todo.mcp.models import AgentCall
from todo.mcp.tool import Arguments, Effect, NeedsApproval, Preview, Tool, ToolCall, ToolResult

log = structlog.get_logger()

_CALLS = AgentCall.__table__  # type: ignore[attr-defined]
_RECORD = insert(_CALLS)
# A second call with the same run and call id waits here for the first.
_CLAIM = insert(_CALLS).on_conflict_do_nothing().returning(_CALLS.c.id)
_FINISH = update(_CALLS).where(_CALLS.c.id == bindparam("claimed", type_=_CALLS.c.id.type))


class Proposals(Protocol):
    """Where calls wait for a person. Implemented by the agent."""

    async def propose(
        self, session: AsyncSession, *, caller: Caller, tool: str, preview: Preview
    ) -> NeedsApproval: ...

    async def redeem(self, session: AsyncSession, *, caller: Caller, tool: str, preview: Preview) -> None:
        """Uses up the caller's approval; raises if it is not for exactly this call, or no longer valid."""
        ...


@dataclass(frozen=True)
class Outcome:
    result: dict[str, Any]
    effects: list[Effect]
    needs_approval: NeedsApproval | None = None


class ToolRunner:
    def __init__(
        self, database: Database, tools: Sequence[Tool], *, proposals: Proposals, clock: Clock
    ) -> None:
        self.database = database
        self.tools: Mapping[str, Tool] = {tool.name: tool for tool in tools}
        self.proposals = proposals
        self.clock = clock

    async def call(self, name: str, arguments: Mapping[str, Any], caller: Caller) -> Outcome:
        """Raises AppError with a sentence that a model can act on."""
        try:
            tool = self._tool(name, caller)
            parsed = _parse(tool, arguments, caller)
            _check_extra_scope(tool, parsed, caller)
            if tool.read_only:
                return await self._read(tool, parsed, caller)
            async with self.database.transaction() as session:
                return await self._run(ToolCall(session, caller.identity), tool, parsed, caller)
        except AppError as error:
            await self._record_failure(name, arguments, caller, error)
            raise

    def _tool(self, name: str, caller: Caller) -> Tool:
        tool = self.tools.get(name)
        if tool is None:
            raise UnknownTool(name, sorted(self.tools))
        if tool.scope not in caller.identity.scopes:
            raise MissingScope(tool.scope)
        return tool

    async def _run(self, call: ToolCall, tool: Tool, arguments: Arguments, caller: Caller) -> Outcome:
        if caller.turn is not None and tool.preview is not None:
            # Calls that a model makes side by side are counted one after the other.
            await call.session.exec(
                select(func.pg_advisory_xact_lock(func.hashtextextended(caller.turn.run_id, 0)))
            )
        row = self._row(tool.name, _stored(arguments), caller)
        claimed: int | None = await (await connection_of(call.session)).scalar(_CLAIM, row)
        if claimed is None:
            earlier = await self._earlier(call.session, row)
            if await _stands(call, tool, earlier):
                effects = [Effect.model_validate(effect) for effect in earlier.effects]
                return Outcome(earlier.result or {}, effects)
            assert earlier.id is not None
            claimed = earlier.id
        preview = await tool.preview(call, arguments) if tool.preview else None
        if preview is not None and caller.approval_id is not None:
            await self.proposals.redeem(call.session, caller=caller, tool=tool.name, preview=preview)
        elif preview is not None and await self._needs_approval(call, tool, preview, caller):
            proposal = await self.proposals.propose(
                call.session, caller=caller, tool=tool.name, preview=preview
            )
            return await _finish(call.session, claimed, proposal, preview)
        return await _finish(call.session, claimed, await tool.run(call, arguments), preview)

    async def _read(self, tool: Tool, arguments: Arguments, caller: Caller) -> Outcome:
        """What changes nothing may be repeated, so that only its end is written down, and no transaction is needed."""
        async with self.database.reading() as session:
            result = await tool.run(ToolCall(session, caller.identity), arguments)
        row = self._row(tool.name, _stored(arguments), caller)
        ended = _ended(result, None)
        await self.database.alone(_RECORD, {**row, "call_id": None, **ended})
        return Outcome(ended["result"], result.effects)

    async def _needs_approval(self, call: ToolCall, tool: Tool, preview: Preview, caller: Caller) -> bool:
        """In chat, whatever deletes or comes to more than one existing task, by one call or by several."""
        if call.identity.channel != "chat" or not preview.changes:
            return False
        touched = {change.task_id for change in preview.changes} | await self._touched(call.session, caller)
        if tool.name in caller.asked_for and len(preview.changes) == 1:
            return len(touched) > 1
        return len(touched) > 1 or any(change.after is None for change in preview.changes)

    async def _touched(self, session: AsyncSession, caller: Caller) -> set[int]:
        """Existing tasks that earlier calls of this answer changed without being asked."""
        if caller.turn is None:
            return set()
        calls = await session.exec(
            select(AgentCall.task_ids).where(
                AgentCall.run_id == caller.turn.run_id,
                AgentCall.user_id == caller.identity.user_id,
                AgentCall.status == "done",
            )
        )
        return {task_id for ids in calls for task_id in ids}

    async def _earlier(self, session: AsyncSession, row: Mapping[str, Any]) -> AgentCall:
        """The first call with the same run and call id, for which the second one has waited."""
        stored = await session.exec(
            select(AgentCall).where(
                AgentCall.run_id == row["run_id"],
                AgentCall.call_id == row["call_id"],
                AgentCall.user_id == row["user_id"],
            )
        )
        return stored.one()

    async def _record_failure(
        self, name: str, arguments: Mapping[str, Any], caller: Caller, error: AppError
    ) -> None:
        """In a transaction of its own: what failed has been rolled back, and may be tried again."""
        failed = {"status": "refused" if error.status == 403 else "failed", "error": error.message}
        row = {**self._row(name, dict(arguments), caller), "call_id": None, **failed}
        try:
            await self.database.alone(_RECORD, row)
        except Exception:
            log.exception("tool_failure_not_recorded", tool=row["tool"])

    def _row(self, tool: str, arguments: dict[str, Any], caller: Caller) -> dict[str, Any]:
        """Of `agent_calls`, as a call begins."""
        turn = caller.turn
        return {
            "user_id": caller.identity.user_id,
            "channel": caller.identity.channel,
            "client": caller.identity.client,
            "conversation_id": turn.conversation_id if turn else None,
            "run_id": turn.run_id if turn else None,
            "call_id": turn.call_id if turn else None,
            "tool": tool[:64],
            "arguments": arguments,
            "status": "done",
            "result": None,
            "effects": [],
            "task_ids": [],
            "error": None,
            "request_id": current_request_id(),
            "created_at": self.clock.now(),
        }


def _parse(tool: Tool, arguments: Mapping[str, Any], caller: Caller) -> Arguments:
    given = dict(arguments)
    user_id = given.pop("user_id", None)
    if user_id is not None and str(user_id) not in {str(caller.identity.user_id), "me"}:
        raise ForeignUser
    try:
        return tool.arguments.model_validate(given)
    except ValidationError as error:
        found = describe_validation([dict(problem) for problem in error.errors(include_url=False)])
        wrong = "; ".join(f"{problem['field']}: {problem['message']}" for problem in found[:5])
        raise InvalidArguments(f"The arguments of {tool.name} are not valid: {wrong}") from error


def _check_extra_scope(tool: Tool, arguments: Arguments, caller: Caller) -> None:
    scope = tool.extra_scope(arguments) if tool.extra_scope else None
    if scope is not None and scope not in caller.identity.scopes:
        raise MissingScope(scope)


def _stored(arguments: Arguments) -> dict[str, Any]:
    return arguments.model_dump(mode="json", exclude_unset=True)


async def _stands(call: ToolCall, tool: Tool, row: AgentCall) -> bool:
    """Whether what this call did before is the answer now; a tool that may be repeated is simply run again."""
    if row.status != "done" or row.result is None or tool.read_only or tool.idempotent:
        return False
    effects = [Effect.model_validate(effect) for effect in row.effects]
    return tool.still_holds is None or await tool.still_holds(call, effects)


async def _finish(
    session: AsyncSession, claimed: int, result: ToolResult, preview: Preview | None
) -> Outcome:
    ended = _ended(result, preview)
    await (await connection_of(session)).execute(_FINISH, {"claimed": claimed, **ended})
    return Outcome(ended["result"], result.effects, result if isinstance(result, NeedsApproval) else None)


def _ended(result: ToolResult, preview: Preview | None) -> dict[str, Any]:
    """What a row of `agent_calls` says of a call that has come to its end."""
    is_waiting = isinstance(result, NeedsApproval)
    changes = preview.changes if preview and not is_waiting else []
    return {
        "status": "needs_approval" if is_waiting else "done",
        "result": result.model_dump(mode="json", exclude_none=True),
        "effects": [effect.model_dump(mode="json") for effect in result.effects],
        "task_ids": sorted({change.task_id for change in changes}),
    }


def call_key(tool: str, arguments: Mapping[str, Any], occurrence: int) -> str:
    """Names a call by what it does, so that a provider's new call id for the same wish is no second effect."""
    text = json.dumps([tool, arguments, occurrence], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()

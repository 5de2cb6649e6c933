"""The MCP server as the Agents SDK sees it, without a wire in between: same schemas, same gate, same audit."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from agents import AgentBase, RunContextWrapper
from agents.mcp import MCPServer, MCPToolMetaContext
from agents.tool_context import ToolContext
from mcp.types import CallToolResult, GetPromptResult, ListPromptsResult, TextContent
from mcp.types import Tool as ListedTool

from todo.core.identity import Identity
from todo.mcp.caller import Caller, Turn
from todo.mcp.errors import TooManyCalls
from todo.mcp.runner import call_key
from todo.mcp.server import CODE_META, DETAILS_META, LocalTools

_CALL_ID = "todo.dev/call-id"


class CallObserver(Protocol):
    """Hears of each call before it runs, if it can change anything, and after; what it raises ends the answer."""

    async def started(self, call_id: str, tool: str, arguments: Mapping[str, Any]) -> None: ...

    async def finished(
        self, call_id: str, tool: str, arguments: Mapping[str, Any], result: CallToolResult
    ) -> None: ...


@dataclass(frozen=True)
class TurnScope:
    """Whose answer this is, and to which message."""

    identity: Identity
    conversation_id: UUID
    run_id: str
    asked_for: frozenset[str] = frozenset()


class AnswerTools:
    """The tools of one answer: whose it is, how many calls it may make, and who hears of them."""

    def __init__(
        self,
        local: LocalTools,
        scope: TurnScope,
        *,
        observer: CallObserver,
        max_calls: int,
    ) -> None:
        self.local = local
        self.scope = scope
        self.observer = observer
        self.max_calls = max_calls
        self.calls: Counter[str] = Counter()
        self.keys: dict[str, str] = {}
        # Calls that a model makes side by side happen in the order in which it named them.
        self.one_by_one = asyncio.Lock()

    async def call(self, tool: str, arguments: dict[str, Any], call_id: str) -> CallToolResult:
        if len(self.keys) >= self.max_calls and call_id not in self.keys:
            return _refusal(TooManyCalls(self.max_calls))
        key = self._key(call_id, tool, arguments)
        caller = Caller(
            self.scope.identity,
            Turn(self.scope.conversation_id, self.scope.run_id, key),
            asked_for=self.scope.asked_for,
        )
        async with self.one_by_one:
            if not self.local.is_read_only(tool):
                await self.observer.started(call_id or key, tool, arguments)
            result = _for_model(await self.local.call_tool(tool, arguments, caller))
            await self.observer.finished(call_id or key, tool, arguments, result)
        return result

    def _key(self, call_id: str, tool: str, arguments: dict[str, Any]) -> str:
        """The same call sent again keeps its key; the same wish uttered twice gets two."""
        if call_id in self.keys:
            return self.keys[call_id]
        plain = call_key(tool, arguments, 0)
        key = call_key(tool, arguments, self.calls[plain])
        self.calls[plain] += 1
        self.keys[call_id or key] = key
        return key


class InProcessServer(MCPServer):
    """One for all answers, since the SDK's making its own of the tools costs as much as a call."""

    def __init__(self, listed: list[ListedTool]) -> None:
        super().__init__(tool_meta_resolver=_call_id_as_meta)
        self.listed = listed
        self.answering: ContextVar[AnswerTools] = ContextVar("answering")

    @contextmanager
    def answering_with(self, tools: AnswerTools) -> Iterator[None]:
        """A run that begins in here makes its calls by these tools."""
        token = self.answering.set(tools)
        try:
            yield
        finally:
            self.answering.reset(token)

    @property
    def name(self) -> str:
        return "todo"

    async def connect(self) -> None:
        """There is nothing to connect to."""

    async def cleanup(self) -> None:
        """It outlives every answer."""

    async def list_tools(
        self, run_context: RunContextWrapper[Any] | None = None, agent: AgentBase | None = None
    ) -> list[ListedTool]:
        return self.listed

    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: dict[str, Any] | None = None
    ) -> CallToolResult:
        call_id = str((meta or {}).get(_CALL_ID, ""))
        return await self.answering.get().call(tool_name, arguments or {}, call_id)

    async def list_prompts(self) -> ListPromptsResult:
        return ListPromptsResult(prompts=[])

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:
        raise NotImplementedError("the todo server has no prompts")


def _call_id_as_meta(context: MCPToolMetaContext) -> dict[str, Any]:
    run_context = context.run_context
    return {_CALL_ID: run_context.tool_call_id} if isinstance(run_context, ToolContext) else {}


def _refusal(error: TooManyCalls) -> CallToolResult:
    return _for_model(
        CallToolResult(
            content=[TextContent(type="text", text=error.message)],
            is_error=True,
            _meta={CODE_META: error.code, DETAILS_META: dict(error.details)},
        )
    )


def _for_model(result: CallToolResult) -> CallToolResult:
    """A refusal with its code: the built-in model says it in the person's language."""
    if not result.is_error:
        return result
    meta = result.meta or {}
    error = {
        "error": str(meta.get(CODE_META, "error")),
        "message": "\n".join(part.text for part in result.content if isinstance(part, TextContent)),
        "details": meta.get(DETAILS_META) or {},
    }
    text = TextContent(type="text", text=json.dumps(error, ensure_ascii=False))
    return result.model_copy(update={"content": [text], "structured_content": error})

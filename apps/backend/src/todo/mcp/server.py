"""The MCP server: lists the tools that features registered and hands each call to the runner."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from mcp.server import Server
from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.context import ServerRequestContext
from mcp.types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp.types import Tool as ListedTool

from todo.core.errors import AppError
from todo.mcp.caller import Caller
from todo.mcp.runner import ToolRunner
from todo.mcp.schema import input_schema, output_schema
from todo.mcp.token import IdentityClaim
from todo.mcp.tool import Tool

log = structlog.get_logger()

INSTRUCTIONS = (
    "The todo list of the person whose token this is. Tasks are numbered per person (task_id 1, 2, 3 …). "
    "Look tasks up with list_tasks or search_tasks before changing them; never invent a number. "
    "Dates are YYYY-MM-DD and times HH:MM in the person's own time zone. Everything can be undone with undo."
)
EFFECTS_META = "todo.dev/effects"
CODE_META = "todo.dev/code"
DETAILS_META = "todo.dev/details"
UNAUTHENTICATED = "This needs an access token."


class LocalTools:
    """The server's tools without a protocol in between: for the agent, which lives in the same process."""

    def __init__(self, runner: ToolRunner) -> None:
        self.runner = runner

    def is_read_only(self, name: str) -> bool:
        tool = self.runner.tools.get(name)
        return tool is not None and tool.read_only

    async def call_tool(self, name: str, arguments: Mapping[str, Any], caller: Caller) -> CallToolResult:
        """Never raises: a refusal is a result with `is_error`."""
        try:
            outcome = await self.runner.call(name, arguments, caller)
        except AppError as error:
            return _failure(error.message, error.code, error.details)
        except Exception:
            log.exception("tool_crashed", tool=name[:64])
            return _failure("Something went wrong on our side; nothing was changed.", "internal_error")
        effects = [effect.model_dump(mode="json") for effect in outcome.effects]
        return CallToolResult(
            content=[TextContent(type="text", text=_compact(outcome.result))],
            structured_content=outcome.result,
            # Only our own chat renders receipts; outside clients would pay for what the answer already says.
            _meta={EFFECTS_META: effects} if effects and caller.turn is not None else None,
        )


def create_mcp_server(tools: LocalTools) -> Server[Any]:
    listed = list_tools(list(tools.runner.tools.values()))

    async def on_list_tools(
        _context: ServerRequestContext[Any], _params: PaginatedRequestParams | None
    ) -> ListToolsResult:
        return ListToolsResult(tools=listed)

    async def on_call_tool(
        _context: ServerRequestContext[Any], params: CallToolRequestParams
    ) -> CallToolResult:
        caller = _caller()
        if caller is None:
            return _failure(UNAUTHENTICATED)
        return await tools.call_tool(params.name, params.arguments or {}, caller)

    return Server(
        "todo",
        title="Todo",
        instructions=INSTRUCTIONS,
        on_list_tools=on_list_tools,
        on_call_tool=on_call_tool,
    )


def list_tools(tools: Sequence[Tool]) -> list[ListedTool]:
    return [
        ListedTool(
            name=tool.name,
            title=tool.title,
            description=tool.description,
            input_schema=input_schema(tool.arguments),
            output_schema=output_schema(tool.result),
            annotations=ToolAnnotations(
                read_only_hint=tool.read_only,
                destructive_hint=tool.destructive,
                idempotent_hint=tool.idempotent,
                open_world_hint=False,
            ),
        )
        for tool in tools
    ]


def _caller() -> Caller | None:
    """Whoever the request's verified token stands for."""
    token = get_access_token()
    return Caller(token.identity) if isinstance(token, IdentityClaim) else None


def _failure(
    message: str, code: str = "unauthenticated", details: Mapping[str, Any] | None = None
) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=message)],
        structured_content=None,
        is_error=True,
        _meta={CODE_META: code, DETAILS_META: dict(details or {})},
    )


def _compact(result: dict[str, Any]) -> str:
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))

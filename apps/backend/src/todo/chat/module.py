"""Puts the assistant together. `create_app` enters `running()` in its lifespan."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from agents.models.interface import Model
from starlette.routing import Route

from todo.agent.approvals import Approvals
from todo.agent.assistant import Assistant
from todo.agent.engines import Provider, find_provider
from todo.agent.quota import Quota
from todo.chat.decisions import Decisions
from todo.chat.recovery import Recovery
from todo.chat.runs import Runs
from todo.chat.server import TodoChatServer
from todo.chat.service import ChatService
from todo.chat.store import ChatStore
from todo.core.clock import Clock
from todo.core.db import Database
from todo.core.settings import Settings
from todo.core.throttle import Throttle
from todo.mcp.http import mcp_route
from todo.mcp.runner import ToolRunner
from todo.mcp.server import LocalTools, create_mcp_server, list_tools
from todo.mcp.token import IdentifyToken
from todo.mcp.tool import Tool

__all__ = ["ChatModule", "Model"]


class ChatModule:
    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        *,
        tools: Sequence[Tool],
        identify_token: IdentifyToken,
        provider: Provider | None = None,
    ) -> None:
        self.settings = settings
        self.database = database
        self.clock = clock
        self.tools = list(tools)
        self.provider = provider or find_provider(settings)
        self.approvals = Approvals(clock)
        self.runner = ToolRunner(database, tools, proposals=self.approvals, clock=clock)
        self.local = LocalTools(self.runner)
        self.mcp = create_mcp_server(self.local)
        self.mcp_route: Route = mcp_route(
            self.mcp,
            identify=identify_token,
            public_origin=settings.public_origin,
            allowed_hosts=settings.allowed_hosts,
        )
        self.runs = Runs(
            database, clock, recover=Recovery(database, clock), at_most=settings.chat_runs_per_user
        )
        self.service: ChatService | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Opens the HTTP sessions in one task, which also closes them."""
        async with self.mcp.session_manager.run():
            store = ChatStore(self.database, self.clock)
            assistant = Assistant(
                tools=self.local,
                listed=list_tools(self.tools),
                provider=self.provider,
                settings=self.settings,
                clock=self.clock,
            )
            self.quota = Quota(self.database, self.settings, self.clock)
            decisions = Decisions(store, self.approvals, self.local)
            server = TodoChatServer(store, assistant, decisions, self.quota, self.settings)
            self.service = ChatService(
                self.database,
                server,
                self.runs,
                throttle=Throttle(self.database, self.clock),
                settings=self.settings,
                clock=self.clock,
            )
            try:
                yield
            finally:
                await self.runs.drain(self.settings.shutdown_grace_seconds)

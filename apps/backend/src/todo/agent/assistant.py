"""Runs the agent for one answer: instructions, history, tools in process, and whichever engine is up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from agents import (
    Agent,
    ModelSettings,
    RunConfig,
    RunContextWrapper,
    Runner,
    RunResultStreaming,
    Tool,
    set_tracing_disabled,
)
from agents.items import TResponseInputItem
from agents.models.interface import Model
from mcp.types import Tool as ListedTool

from todo.agent.builtin.acts import plan
from todo.agent.builtin.model import BuiltinModel
from todo.agent.builtin.planner import Planner
from todo.agent.engines import Provider
from todo.agent.failures import Reason
from todo.agent.in_process import AnswerTools, CallObserver, InProcessServer, TurnScope
from todo.agent.instructions import instructions
from todo.agent.resilient import ResilientModel
from todo.core.clock import Clock
from todo.core.settings import Settings
from todo.language import Understanding, understand
from todo.mcp.server import LocalTools

# Nothing about a conversation leaves for a tracing service.
set_tracing_disabled(True)


@dataclass
class TodoAgent(Agent[str]):
    """The agent of all answers, with tools that are the SDK's already. A run's context is its instructions."""

    made_tools: list[Tool] = field(default_factory=list)

    async def get_mcp_tools(self, run_context: RunContextWrapper[Any]) -> list[Tool]:
        if not self.made_tools:
            self.made_tools.extend(await super().get_mcp_tools(run_context))
        return self.made_tools


class Assistant:
    def __init__(
        self,
        *,
        tools: LocalTools,
        listed: list[ListedTool],
        provider: Provider | None,
        settings: Settings,
        clock: Clock,
    ) -> None:
        self.tools = tools
        self.server = InProcessServer(listed)
        self.agent = TodoAgent(
            name="todo",
            instructions=_of_answer,
            model_settings=ModelSettings(
                max_tokens=settings.chat_max_output_tokens,
                # Compatible servers count tokens only when they are asked to.
                include_usage=True,
            ),
            mcp_servers=[self.server],
        )
        self.provider = provider
        self.settings = settings
        self.clock = clock

    def answer(
        self,
        history: list[TResponseInputItem],
        scope: TurnScope,
        *,
        understood: Understanding,
        observer: CallObserver,
        use_provider: bool,
        on_fallback: Callable[[Reason], None],
    ) -> RunResultStreaming:
        """Begins the run; the caller streams its events and cancels it when it stops listening.

        `understood` is what the caller has read of the newest message already.
        """
        zone, now = scope.identity.zone, self.clock.now()
        tools = AnswerTools(self.tools, scope, observer=observer, max_calls=self.settings.chat_max_tool_calls)
        with self.server.answering_with(tools):
            return Runner.run_streamed(
                self.agent,
                history,
                context=instructions(now, zone),
                max_turns=self.settings.chat_max_steps,
                run_config=RunConfig(
                    model=self._model(scope, understood, use_provider, on_fallback), tracing_disabled=True
                ),
            )

    def _model(
        self,
        scope: TurnScope,
        understood: Understanding,
        use_provider: bool,
        on_fallback: Callable[[Reason], None],
    ) -> Model:
        builtin = BuiltinModel(
            Planner(
                understand=understand,
                plan=plan,
                now=self.clock.now(),
                zone=scope.identity.zone,
                language=None,
                understood={understood.text: understood},
            )
        )
        if self.provider is None or not use_provider:
            return builtin
        return ResilientModel(
            self.provider.model,
            builtin,
            breaker=self.provider.breaker,
            timeout_seconds=self.settings.openai_timeout_seconds,
            on_fallback=on_fallback,
        )


def _of_answer(run_context: RunContextWrapper[str], _agent: Agent[str]) -> str:
    return run_context.context

"""The assistant that needs no key: rules in the place of a model, behind the same runner, tools and approvals."""

import json
from collections.abc import AsyncIterator
from typing import Any

from agents import Handoff, ModelResponse, ModelSettings, Tool, Usage
from agents.agent_output import AgentOutputSchemaBase
from agents.items import TResponseInputItem, TResponseStreamEvent
from agents.models.interface import Model, ModelTracing
from openai.types.responses import ResponseFunctionToolCall, ResponseOutputMessage
from openai.types.responses.response_prompt_param import ResponsePromptParam
from typing_extensions import override

from todo.agent.builtin import events
from todo.agent.builtin.planner import Call, Planner
from todo.agent.builtin.transcript import read_transcript

NAME = "builtin"
# A list comes to hundreds of words, and each piece is an event for the runner, the stream and the browser.
_MOST_PIECES = 12


class BuiltinModel(Model):
    def __init__(self, planner: Planner) -> None:
        self.planner = planner

    @override
    async def get_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: ModelSettings,
        tools: list[Tool],
        output_schema: AgentOutputSchemaBase | None,
        handoffs: list[Handoff],
        tracing: ModelTracing,
        *,
        previous_response_id: str | None,
        conversation_id: str | None,
        prompt: ResponsePromptParam | None,
    ) -> ModelResponse:
        return ModelResponse(output=[self._next(input)], usage=Usage(), response_id=None)

    @override
    async def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: ModelSettings,
        tools: list[Tool],
        output_schema: AgentOutputSchemaBase | None,
        handoffs: list[Handoff],
        tracing: ModelTracing,
        *,
        previous_response_id: str | None,
        conversation_id: str | None,
        prompt: ResponsePromptParam | None,
    ) -> AsyncIterator[TResponseStreamEvent]:
        for event in events.stream([self._next(input)], NAME, most_pieces=_MOST_PIECES):
            yield event

    def _next(self, input: str | list[Any]) -> ResponseFunctionToolCall | ResponseOutputMessage:
        step = self.planner.next(read_transcript(input))
        if isinstance(step, Call):
            return events.function_call(step.tool, json.dumps(step.arguments, ensure_ascii=False))
        return events.message(step.text)

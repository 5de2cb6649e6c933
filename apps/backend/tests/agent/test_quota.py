"""Tokens are counted for each person; at the daily limit the built-in assistant answers."""

from collections.abc import Awaitable, Callable
from typing import Any

from agents.items import TResponseStreamEvent
from fastapi import FastAPI
from httpx import AsyncClient
from openai.types.responses import ResponseCompletedEvent, ResponseUsage
from openai.types.responses.response_usage import InputTokensDetails, OutputTokensDetails

from support.chat import Chat, said
from support.models import Scripted, provider, says
from support.people import Person
from todo.agent.builtin import events


async def costly(tokens: int) -> Any:
    usage = ResponseUsage(
        input_tokens=tokens,
        output_tokens=tokens,
        total_tokens=2 * tokens,
        input_tokens_details=InputTokensDetails(cached_tokens=0, cache_write_tokens=0),
        output_tokens_details=OutputTokensDetails(reasoning_tokens=0),
    )
    for event in events.stream(says("Hello."), "scripted"):
        yield with_usage(event, usage)


def with_usage(event: TResponseStreamEvent, usage: ResponseUsage) -> TResponseStreamEvent:
    if not isinstance(event, ResponseCompletedEvent):
        return event
    return event.model_copy(update={"response": event.response.model_copy(update={"usage": usage})})


async def test_the_limit_hands_over_to_the_built_in_assistant(
    ada: Person,
    make_app: Callable[..., Awaitable[FastAPI]],
    make_client: Callable[..., Awaitable[AsyncClient]],
) -> None:
    app = await make_app(
        provider=provider(Scripted(lambda _: costly(600))),
        chat_daily_tokens=1000,
        openai_input_price=1,
        openai_output_price=3,
    )
    person = Person(await make_client(app), ada.email, ada.password, ada.session)
    chat = Chat(person)
    before = (await person.get("/api/me/assistant")).json()

    assert said(await chat.say("Hello")) == "Hello."
    after = (await person.get("/api/me/assistant")).json()
    events = await chat.say("help")

    assert (before["engine"], before["tokens"], before["daily_tokens"]) == ("openai", 0, 1000)
    assert (after["engine"], after["tokens"], after["requests"]) == ("builtin", 1200, 1)
    assert after["cost_dollars"] == 0.0024
    assert "allowance" in next(event["message"] for event in events if event["type"] == "notice")
    assert "todo list" in said(events)

"""The Responses API with a key, over a real socket: what is asked, what is tried again, what is paid."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from agents import OpenAIResponsesModel
from fastapi import FastAPI
from httpx import AsyncClient
from openai import AsyncOpenAI

from support.chat import Chat, receipts, said
from support.models import calls, says
from support.people import Person
from support.provider_server import ProviderServer, Reply, answering, refusal, responses
from todo.agent.breaker import CircuitBreaker
from todo.agent.engines import Provider, find_provider
from todo.core.settings import Settings


@pytest.fixture
async def chat_with(
    ada: Person,
    settings: Settings,
    make_app: Callable[..., Awaitable[FastAPI]],
    make_client: Callable[..., Awaitable[AsyncClient]],
) -> Any:
    async with AsyncExitStack() as stack:

        async def make(*replies: Reply, **changes: Any) -> tuple[Chat, ProviderServer]:
            server = await stack.enter_async_context(answering(*replies))
            # As `find_provider` makes it, but for the address, which is OpenAI's own.
            own = Settings.model_validate(
                settings.model_dump() | {"openai_api_key": "sk-canary", "openai_model": "gpt-test"} | changes
            )
            provider = find_provider(own)
            assert provider is not None
            assert isinstance(provider.model, OpenAIResponsesModel)
            client = provider.model._client
            assert isinstance(client, AsyncOpenAI)
            assert (client.max_retries, str(client.base_url)) == (0, "https://api.openai.com/v1/")
            client.base_url = server.url
            app = await make_app(provider=provider, **changes)
            return Chat(Person(await make_client(app), ada.email, ada.password, ada.session)), server

        yield make


def notices(events: list[dict[str, Any]]) -> list[str]:
    return [event["message"] for event in events if event["type"] == "notice"]


def engine(events: list[dict[str, Any]]) -> str:
    return str(next(event["data"]["engine"] for event in events if event["type"] == "client_effect"))


async def test_a_call_its_result_and_the_words_go_round(chat_with: Any) -> None:
    chat, server = await chat_with(
        Reply(pieces=responses(calls("add_task", title="Buy groceries"), tokens=100)),
        Reply(pieces=responses(says("Added it."), tokens=150)),
        openai_input_price=2,
    )

    events = await chat.say("Add a task to buy groceries")

    assert receipts(events) == ["Added #1 Buy groceries"]
    assert (said(events), engine(events), notices(events)) == ("Added it.", "openai", [])
    first, second = server.bodies
    assert server.paths == ["/v1/responses"] * 2
    assert (first["model"], first["stream"], first["max_output_tokens"]) == ("gpt-test", True, 2000)
    assert {tool["name"] for tool in first["tools"]} >= {"add_task", "delete_task", "undo"}
    assert [item.get("type", "message") for item in second["input"]] == [
        "message",
        "function_call",
        "function_call_output",
    ]
    spent = (await chat.person.get("/api/me/assistant")).json()
    assert (spent["requests"], spent["tokens"], spent["cost_dollars"]) == (2, 250, 0.0005)
    assert "sk-canary" in server.headers[0]
    assert "sk-canary" not in str(events)


@pytest.mark.parametrize(
    ("reply", "asked", "why"),
    [
        (refusal(400), 1, "refused"),
        (refusal(401), 1, "refused"),
        (refusal(403), 1, "refused"),
        (refusal(429, retry_after="0"), 3, "too many requests"),
        (refusal(429, retry_after="120"), 1, "too many requests"),
        (refusal(429, "insufficient_quota"), 1, "refused"),
        (refusal(500, retry_after="0"), 3, "did not answer"),
        (refusal(503, retry_after="0"), 3, "did not answer"),
        (Reply(pieces=[]), 1, "could not be used"),
        (Reply(pieces=responses(says("Well, let me see"))[:5]), 1, "could not be used"),
    ],
    ids=["400", "401", "403", "429", "429 for long", "quota", "500", "503", "empty", "cut"],
)
async def test_only_what_may_pass_is_tried_again(chat_with: Any, reply: Reply, asked: int, why: str) -> None:
    chat, server = await chat_with(reply)

    events = await chat.say("Add a task to buy groceries")

    assert len(server.bodies) == asked
    assert why in notices(events)[0]
    assert receipts(events) == ["Added #1 Buy groceries"]
    assert engine(events) == "builtin"


async def test_the_next_attempt_makes_it_good(chat_with: Any) -> None:
    chat, _ = await chat_with(refusal(503, retry_after="0"), Reply(pieces=responses(says("Hello."))))

    events = await chat.say("Hello")

    assert (said(events), notices(events), engine(events)) == ("Hello.", [], "openai")


async def test_a_line_that_goes_silent_is_given_up(chat_with: Any) -> None:
    chat, _ = await chat_with(
        Reply(pieces=responses(says("Once upon a time"))[:4], hangs=True), openai_timeout_seconds=0.5
    )

    events = await chat.say("Add a task to buy groceries")

    assert "did not answer" in notices(events)[0]
    assert receipts(events) == ["Added #1 Buy groceries"]
    assert said(await chat.say("help")) != ""


async def test_when_the_allowance_is_spent_no_more_is_asked(chat_with: Any) -> None:
    chat, server = await chat_with(Reply(pieces=responses(says("Hello."), tokens=900)), chat_daily_tokens=500)
    await chat.say("Hello")

    events = await chat.say("Show me all my tasks")

    assert len(server.bodies) == 1
    assert "allowance" in notices(events)[0]
    assert engine(events) == "builtin"


def test_a_breaker_lets_one_try_through_after_its_time() -> None:
    now = [0.0]
    breaker = CircuitBreaker(failures_to_open=3, open_seconds=30, seconds=lambda: now[0])
    for _ in range(3):
        assert breaker.allows()
        breaker.failed()
    assert not breaker.allows()
    now[0] = 30.0
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()
    now[0] = 60.0
    assert breaker.allows()
    breaker.succeeded()
    breaker.failed()
    assert breaker.allows()


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, None),
        ({"openai_api_key": "sk-x"}, "openai"),
        ({"openai_base_url": "http://localhost:11434/v1"}, "compatible"),
        ({"openai_api_key": "x", "openai_base_url": "http://localhost:11434/v1"}, "compatible"),
    ],
)
def test_the_environment_names_the_engine(
    settings: Settings, changes: dict[str, Any], name: str | None
) -> None:
    provider: Provider | None = find_provider(Settings.model_validate(settings.model_dump() | changes))

    assert (provider.name if provider else None) == name

"""Whatever a provider does, the person gets an answer or a sentence, and the conversation goes on."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import openai
import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.chat import Chat, receipts, said
from support.models import Scripted, calls, cut_after, provider, says, silence
from support.people import Person
from todo.agent.builtin import events as responses

MakeApp = Callable[..., Awaitable[FastAPI]]
MakeClient = Callable[..., Awaitable[AsyncClient]]
REQUEST = httpx2.Request("POST", "https://provider.example/v1/responses")


def status(code: int, **headers: str) -> openai.APIStatusError:
    kinds: dict[int, type[openai.APIStatusError]] = {
        400: openai.BadRequestError,
        401: openai.AuthenticationError,
        429: openai.RateLimitError,
    }
    answer = httpx2.Response(code, headers=headers, request=REQUEST)
    return kinds.get(code, openai.InternalServerError)("no", response=answer, body=None)


@pytest.fixture
def chat_with(ada: Person, make_app: MakeApp, make_client: MakeClient) -> Any:
    async def make(*steps: Any, **changes: Any) -> tuple[Chat, Scripted]:
        model = Scripted(*steps)
        app = await make_app(provider=provider(model), **changes)
        return Chat(Person(await make_client(app), ada.email, ada.password, ada.session)), model

    return make


def notices(events: list[dict[str, Any]]) -> list[str]:
    return [event["message"] for event in events if event["type"] == "notice"]


def engine(events: list[dict[str, Any]]) -> str:
    return str(next(event["data"]["engine"] for event in events if event["type"] == "client_effect"))


@pytest.mark.parametrize(
    ("failure", "attempts", "why"),
    [
        (status(401), 1, "refused"),
        (status(400), 1, "refused"),
        (status(429, **{"retry-after": "0"}), 3, "too many requests"),
        (status(429, **{"retry-after": "60"}), 1, "too many requests"),
        (status(500), 3, "did not answer"),
        (openai.APIConnectionError(request=REQUEST), 3, "did not answer"),
        (openai.APITimeoutError(request=REQUEST), 3, "did not answer"),
        (RuntimeError("a bug in the client"), 1, "could not be used"),
    ],
    ids=["401", "400", "429", "429 for long", "500", "no connection", "timeout", "unexpected"],
)
async def test_the_built_in_assistant_takes_over(
    chat_with: Any, failure: Exception, attempts: int, why: str
) -> None:
    chat, model = await chat_with(failure)

    events = await chat.say("Add a task to buy groceries")

    assert len(model.inputs) == attempts
    assert why in notices(events)[0]
    assert receipts(events) == ["Added #1 Buy groceries"]
    assert engine(events) == "builtin"


async def test_one_failure_is_made_good_by_the_next_attempt(chat_with: Any) -> None:
    chat, model = await chat_with(status(500), says("Hello there."))

    events = await chat.say("Hello")

    assert said(events) == "Hello there."
    assert notices(events) == []
    assert engine(events) == "openai"
    assert len(model.inputs) == 2


async def test_a_silent_provider_is_given_up(chat_with: Any) -> None:
    chat, _ = await chat_with(lambda _: silence(), openai_timeout_seconds=0.1)

    events = await chat.say("Add a task to buy groceries")

    assert "did not answer" in notices(events)[0]
    assert receipts(events) == ["Added #1 Buy groceries"]


async def test_a_cut_stream_keeps_its_words_and_is_answered(chat_with: Any) -> None:
    chat, _ = await chat_with(lambda _: cut_after("Let me see what"))

    events = await chat.say("Add a task to buy groceries")

    assert said(events).startswith("Let me see what …")
    assert receipts(events) == ["Added #1 Buy groceries"]
    stored = [
        item["content"][0]["text"] for item in await chat.items() if item["type"] == "assistant_message"
    ]
    assert stored == ["Let me see what …", "Added #1 Buy groceries."]


async def test_a_failure_after_an_act_does_not_act_again(chat_with: Any) -> None:
    chat, _ = await chat_with(calls("add_task", title="Groceries, the weekly ones"), status(401))

    events = await chat.say("Add a task to buy groceries")

    assert receipts(events) == ["Added #1 Groceries, the weekly ones"]
    tasks = (await chat.person.get("/api/me/tasks")).json()
    assert [task["title"] for task in tasks] == ["Groceries, the weekly ones"]


@pytest.mark.parametrize(
    "nonsense",
    [
        calls("fly_to_the_moon", speed=3),
        [responses.function_call("add_task", "{not json")],
        [responses.function_call("add_task", "[1, 2]")],
    ],
    ids=["unknown tool", "no json", "no object"],
)
async def test_nonsense_calls_are_taken_over(chat_with: Any, nonsense: Any) -> None:
    chat, _ = await chat_with(nonsense)

    events = await chat.say("Add a task to buy groceries")

    assert "could not be used" in notices(events)[0]
    assert receipts(events) == ["Added #1 Buy groceries"]


async def test_wrong_arguments_are_told_to_the_model(chat_with: Any) -> None:
    chat, model = await chat_with(
        calls("add_task", title="x", due_date="someday"), calls("add_task", title="x"), says("Added.")
    )

    events = await chat.say("Add x someday")

    assert "due_date" in json.dumps(model.inputs[1])
    assert receipts(events) == ["Added #1 x"]


async def test_a_provider_that_keeps_failing_is_left_alone_for_a_while(chat_with: Any) -> None:
    chat, model = await chat_with(status(401))
    for _ in range(3):
        await chat.say("help")
    asked = len(model.inputs)

    events = await chat.say("help")

    assert len(model.inputs) == asked
    assert engine(events) == "builtin"


async def test_a_provider_that_is_back_is_announced(chat_with: Any) -> None:
    chat, _ = await chat_with(status(401), says("Hello again."))
    await chat.say("help")

    events = await chat.say("Hello")

    assert said(events) == "Hello again."
    assert "answers again" in notices(events)[0]


async def test_the_conversation_goes_on_with_all_of_it_in_view(chat_with: Any) -> None:
    chat, model = await chat_with(status(401), says("As I said: groceries."))
    await chat.say("Add a task to buy groceries")

    await chat.say("What did I just add?")

    given = model.inputs[-1]
    assert [item.get("role") or item["type"] for item in given] == [
        "user",
        "function_call",
        "function_call_output",
        "assistant",
        "user",
    ]

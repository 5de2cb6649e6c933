"""Servers that speak Chat Completions, over a real socket: Ollama, LM Studio, vLLM and the like."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.chat import Chat, done, receipts, said
from support.people import Person
from support.provider_server import (
    DONE,
    ProviderServer,
    Reply,
    answering,
    chunk,
    in_pieces,
    refusal,
    spoken,
    tool_call,
    usage_chunk,
)

ADDED = tool_call("add_task", '{"title": ', '"Buy gro', 'ceries"}')


@pytest.fixture
async def chat_with(
    ada: Person,
    make_app: Callable[..., Awaitable[FastAPI]],
    make_client: Callable[..., Awaitable[AsyncClient]],
) -> Any:
    async with AsyncExitStack() as stack:

        async def make(*replies: Reply, **changes: Any) -> tuple[Chat, ProviderServer]:
            server = await stack.enter_async_context(answering(*replies))
            app = await make_app(openai_base_url=server.url, openai_model="local", **changes)
            return Chat(Person(await make_client(app), ada.email, ada.password, ada.session)), server

        yield make


def notices(events: list[dict[str, Any]]) -> list[str]:
    return [event["message"] for event in events if event["type"] == "notice"]


async def test_a_call_its_result_and_the_words_go_round(chat_with: Any) -> None:
    chat, server = await chat_with(
        Reply(pieces=[*ADDED, DONE]), Reply(pieces=[*spoken("Added ", "it."), usage_chunk(20, 5), DONE])
    )

    events = await chat.say("Add a task to buy groceries")

    assert receipts(events) == ["Added #1 Buy groceries"]
    assert said(events) == "Added it."
    assert notices(events) == []
    assert server.paths == ["/v1/chat/completions"] * 2
    roles = [message["role"] for message in server.bodies[1]["messages"]]
    assert roles == ["system", "user", "assistant", "tool"]
    assert "groceries" in str(server.bodies[1]["messages"][-1]["content"])
    assert "Authorization: Bearer none" in server.headers[0].replace("authorization", "Authorization")


async def test_answers_do_not_overwrite_each_other(chat_with: Any) -> None:
    """The SDK gives every message of such a server the same id."""
    chat, _ = await chat_with(
        Reply(pieces=[*spoken("First."), DONE]),
        Reply(pieces=[*spoken("Second."), DONE]),
        Reply(pieces=[*spoken("Third."), DONE]),
    )
    streamed = [item["id"] for _ in range(3) for item in done(await chat.say("Hello"), "assistant_message")]

    answers = [item for item in await chat.items() if item["type"] == "assistant_message"]

    assert [item["content"][0]["text"] for item in answers] == ["First.", "Second.", "Third."]
    assert [item["id"] for item in answers] == streamed
    assert len(set(streamed)) == 3
    assert not any("fake" in item_id for item_id in streamed)


async def test_one_id_runs_through_all_events_of_a_message(chat_with: Any) -> None:
    before_the_call = chunk({"role": "assistant", "content": "Let me add that."})
    chat, _ = await chat_with(
        Reply(pieces=[before_the_call, *ADDED, DONE]), Reply(pieces=[*spoken("Added."), DONE])
    )

    events = await chat.say("Add a task to buy groceries")

    begun = [event["item"]["id"] for event in events if event["type"] == "thread.item.added"]
    ended = [item["id"] for item in done(events, "assistant_message")]
    touched = {event["item_id"] for event in events if event["type"] == "thread.item.updated"}
    assert begun == ended
    assert touched == set(begun)
    assert len(set(begun)) == 2
    assert said(events) == "Let me add that.\nAdded."


@pytest.mark.parametrize("size", [1, 7, 4096])
async def test_it_does_not_matter_where_the_stream_is_cut(chat_with: Any, size: int) -> None:
    called = list(in_pieces([*ADDED, DONE], size))
    answered = list(in_pieces([*spoken("Added ", "دودھ ", "🥛."), DONE], size))
    chat, _ = await chat_with(Reply(pieces=called), Reply(pieces=answered))

    events = await chat.say("Add a task to buy groceries")

    assert receipts(events) == ["Added #1 Buy groceries"]
    assert said(events) == "Added دودھ 🥛."


async def test_a_call_in_one_chunk_and_two_calls_at_once(chat_with: Any) -> None:
    two = {
        "role": "assistant",
        "tool_calls": [
            {
                "index": number,
                "id": f"call_{number}",
                "type": "function",
                "function": {"name": "add_task", "arguments": f'{{"title": "Task {number}"}}'},
            }
            for number in range(2)
        ],
    }
    chat, _ = await chat_with(
        Reply(pieces=[chunk(two), chunk({}, "tool_calls"), DONE]), Reply(pieces=[*spoken("Both."), DONE])
    )

    events = await chat.say("Add two tasks")

    assert receipts(events) == ["Added #1 Task 0", "Added #2 Task 1"]


async def test_without_usage_nothing_breaks_and_with_it_tokens_are_counted(chat_with: Any) -> None:
    chat, server = await chat_with(
        Reply(pieces=[*spoken("No numbers."), DONE]),
        Reply(pieces=[*spoken("Numbers."), usage_chunk(100, 20), DONE]),
    )

    await chat.say("Hello")
    unknown = (await chat.person.get("/api/me/assistant")).json()
    await chat.say("Hello")
    known = (await chat.person.get("/api/me/assistant")).json()

    assert (unknown["engine"], unknown["tokens"]) == ("compatible", 0)
    assert known["tokens"] == 120
    assert known["provider_host"] == "127.0.0.1"
    assert server.bodies[0]["stream_options"] == {"include_usage": True}


async def test_a_stream_without_its_end_keeps_its_words_and_is_taken_over(chat_with: Any) -> None:
    chat, _ = await chat_with(Reply(pieces=spoken("Let me ", "see")[:-1], is_cut=True))

    events = await chat.say("Add a task to buy groceries")

    assert said(events).startswith("Let me see …")
    assert receipts(events) == ["Added #1 Buy groceries"]
    assert len(notices(events)) == 1


@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        (refusal(404), 1),
        (refusal(500), 3),
        (refusal(429, retry_after="0"), 3),
        (Reply(pieces=[b"data: this is no JSON\n\n"]), 1),
        (Reply(pieces=[b"<html>hello</html>"]), 1),
        (Reply(pieces=[chunk({"role": "assistant"}), chunk({}, "stop"), DONE]), 1),
        (Reply(pieces=[*tool_call("add_task", '{"title": '), DONE]), 1),
        (Reply(pieces=[*tool_call("rm_rf", "{}"), DONE]), 1),
    ],
    ids=["404", "500", "429", "no json", "html", "no words", "half a call", "unknown tool"],
)
async def test_whatever_it_answers_the_person_is_answered(chat_with: Any, reply: Reply, asked: int) -> None:
    chat, server = await chat_with(reply)

    events = await chat.say("Add a task to buy groceries")

    assert len(server.bodies) == asked
    assert receipts(events) == ["Added #1 Buy groceries"]
    assert len(notices(events)) == 1


async def test_silence_in_the_middle_is_not_waited_out(chat_with: Any) -> None:
    chat, _ = await chat_with(Reply(pieces=spoken("Well")[:2], hangs=True), openai_timeout_seconds=0.5)

    events = await chat.say("Add a task to buy groceries")

    assert receipts(events) == ["Added #1 Buy groceries"]
    assert "did not answer" in notices(events)[0]


async def test_nobody_listening_is_answered_by_the_built_in_assistant(
    ada: Person,
    make_app: Callable[..., Awaitable[FastAPI]],
    make_client: Callable[..., Awaitable[AsyncClient]],
) -> None:
    async with answering(Reply()) as server:
        gone = server.url
    app = await make_app(openai_base_url=gone)
    chat = Chat(Person(await make_client(app), ada.email, ada.password, ada.session))

    events = await chat.say("Add a task to buy groceries")

    assert receipts(events) == ["Added #1 Buy groceries"]
    assert "did not answer" in notices(events)[0]

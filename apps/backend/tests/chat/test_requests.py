"""Everything wrong with a request is answered before a stream begins, with a status and a problem."""

from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.chat import Chat, params_of, user_input
from support.people import Person, bearer


async def post(person: Person, body: Any) -> tuple[int, str]:
    answer = await person.post("/chatkit", json=body)
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, answer.json()["code"]


def request(kind: str, /, **params: Any) -> dict[str, Any]:
    return {"type": kind, "params": params}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "malformed_json"),
        (b"\xff\xfe", 400, "malformed_json"),
        (b"", 400, "malformed_json"),
        (b"{}", 422, "invalid_request"),
        (b"[]", 422, "invalid_request"),
        (b'{"type":"threads.create"}', 422, "invalid_request"),
        (b'{"type":"threads.explode","params":{}}', 422, "invalid_request"),
    ],
)
async def test_a_body_that_is_no_request(ada: Person, body: bytes, status: int, code: str) -> None:
    answer = await ada.post("/chatkit", content=body, headers={"Content-Type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_body_that_is_too_large(ada: Person) -> None:
    answer = await ada.post("/chatkit", content=b'{"x":"' + b"x" * 300_000 + b'"}')

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("", 422, "empty_message"),
        ("   \n", 422, "empty_message"),
        ("x" * 4001, 413, "message_too_long"),
        ("nul \x00 byte", 422, "invalid_request"),
    ],
)
async def test_a_message_that_cannot_be_taken(ada: Person, text: str, status: int, code: str) -> None:
    assert await post(ada, request("threads.create", input=user_input(text))) == (status, code)


@pytest.mark.parametrize(
    "thread_id", ["0b0f7d2e-5c1a-4a3e-9d55-6f2f3a1c7e10", "thr_12345678", "' OR 1=1 --", "../x"]
)
@pytest.mark.parametrize(
    "kind",
    [
        "threads.get_by_id",
        "threads.delete",
        "items.list",
        "threads.add_user_message",
        "threads.update",
        "threads.retry_after_item",
        "threads.custom_action",
        "items.feedback",
    ],
)
async def test_a_thread_that_does_not_exist(ada: Person, kind: str, thread_id: str) -> None:
    assert await post(ada, request(kind, **params_of(kind, thread_id, "msg_x"))) == (
        404,
        "conversation_not_found",
    )


@pytest.mark.parametrize(
    "kind",
    [
        "threads.get_by_id",
        "items.list",
        "threads.add_user_message",
        "threads.update",
        "threads.retry_after_item",
        "threads.custom_action",
        "items.feedback",
        "threads.delete",
    ],
)
async def test_a_thread_of_somebody_else_does_not_exist(ada: Person, bob: Person, kind: str) -> None:
    chat = Chat(ada)
    await chat.say("Add a task to buy groceries")
    item = (await chat.items())[0]["id"]

    assert await post(bob, request(kind, **params_of(kind, str(chat.thread_id), item))) == (
        404,
        "conversation_not_found",
    )
    assert len(await chat.items()) == 3


async def test_stopping_and_joining_need_the_owner(ada: Person, bob: Person) -> None:
    chat = Chat(ada)
    await chat.say("help")

    assert (await bob.post("/chatkit/stop", json={"thread_id": chat.thread_id})).status_code == 404
    assert (await bob.get(f"/chatkit/runs/{chat.thread_id}/events")).status_code == 404
    assert (await ada.post("/chatkit/stop", json={"thread_id": chat.thread_id})).json() == {"stopped": False}
    assert (await ada.get(f"/chatkit/runs/{chat.thread_id}/events")).status_code == 204


async def test_items_of_another_thread_are_not_found(ada: Person) -> None:
    one, other = Chat(ada), Chat(ada)
    await one.say("help")
    await other.say("help")
    foreign = (await other.items())[0]["id"]

    for kind in ("threads.retry_after_item", "items.feedback", "threads.custom_action"):
        params = params_of(kind, str(one.thread_id), foreign)
        assert await post(ada, request(kind, **params)) == (404, "item_not_found")


async def test_only_what_a_person_wrote_can_be_answered_again(ada: Person) -> None:
    chat = Chat(ada)
    await chat.say("help")
    answer = (await chat.items())[1]["id"]

    params = params_of("threads.retry_after_item", str(chat.thread_id), answer)
    assert await post(ada, request("threads.retry_after_item", **params)) == (422, "invalid_request")


async def test_unknown_actions_and_payloads_are_refused(ada: Person) -> None:
    chat = Chat(ada)
    await chat.say("help")
    for action in (
        {"type": "approval.confirm", "payload": None},
        {"type": "approval.confirm", "payload": {"approval_id": "1"}},
        {"type": "delete_everything", "payload": {}},
    ):
        body = request("threads.custom_action", thread_id=chat.thread_id, action=action)
        assert await post(ada, body) == (422, "invalid_request")


@pytest.mark.parametrize(
    "body",
    [
        request("threads.list", limit=0),
        request("threads.list", limit=1000),
        request("attachments.create", name="x", size=1, mime_type="text/plain"),
        request("input.transcribe", audio_base64="", mime_type="audio/webm"),
        request("threads.create", input={**user_input("hi"), "attachments": ["atc_1"]}),
    ],
)
async def test_what_is_not_offered_is_refused(ada: Person, body: Any) -> None:
    assert await post(ada, body) == (422, "invalid_request")


async def test_threads_are_listed_renamed_and_deleted(ada: Person) -> None:
    chats = [Chat(ada), Chat(ada)]
    for chat in chats:
        await chat.say("help")
    first, second = chats

    listed = (await first.send("threads.list")).json()["data"]
    assert [thread["id"] for thread in listed] == [second.thread_id, first.thread_id]

    renamed = await first.send("threads.update", thread_id=first.thread_id, title="  My  groceries ")
    assert renamed.json()["title"] == "My groceries"
    assert await post(ada, request("threads.update", thread_id=first.thread_id, title=" ")) == (
        422,
        "invalid_request",
    )

    assert (await first.send("threads.delete", thread_id=first.thread_id)).json() == {}
    assert await post(ada, request("threads.get_by_id", thread_id=first.thread_id)) == (
        404,
        "conversation_not_found",
    )
    page = (await first.send("threads.list", limit=1)).json()
    assert ([thread["id"] for thread in page["data"]], page["has_more"]) == ([second.thread_id], False)


async def test_feedback_is_kept(ada: Person) -> None:
    chat = Chat(ada)
    await chat.say("help")
    answer = (await chat.items())[1]["id"]

    for kind in ("positive", "negative"):
        kept = await chat.send("items.feedback", thread_id=chat.thread_id, item_ids=[answer], kind=kind)
        assert (kept.status_code, kept.json()) == (200, {})


async def test_nobody_and_personal_tokens_get_no_chat(ada: Person, client: AsyncClient, app: FastAPI) -> None:
    token = await ada.personal_token("tasks:read", "tasks:write", "tasks:delete")
    for headers, status in ((bearer(token), {401, 403}), ({}, {401}), (bearer("nonsense"), {401})):
        for method, path in (
            ("POST", "/chatkit"),
            ("POST", "/chatkit/stop"),
            ("GET", f"/chatkit/runs/{uuid4()}/events"),
        ):
            answer = await client.request(
                method, path, headers=headers, json={} if method == "POST" else None
            )
            assert answer.status_code in status, (path, answer.text)


async def test_too_many_messages_are_slowed_down(ada: Person, make_app: Any, make_client: Any) -> None:
    slow = Person(
        await make_client(await make_app(chat_messages_per_minute=2)), ada.email, ada.password, ada.session
    )

    answers = [await slow.post("/api/me/chat", {"message": "help"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) > 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"message": ""}, 422),
        ({"message": "x" * 4001}, 413),
        ({"message": "hi", "conversation_id": str(uuid4())}, 404),
        ({"message": "hi", "conversation_id": "7"}, 422),
        ({"message": "hi", "user_id": "someone"}, 422),
        ({}, 422),
    ],
)
async def test_the_plain_route_refuses_the_same(ada: Person, body: Any, status: int) -> None:
    answer = await ada.post("/api/me/chat", json=body)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"

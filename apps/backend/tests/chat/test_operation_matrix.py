"""Every ChatKit operation against everybody who may not use it, generated from ChatKit's own union of requests.

An operation without a case fails here: whoever offers one says what it takes; whatever is not offered is refused.
"""

from typing import Any, get_args
from uuid import uuid4

import pytest
from chatkit.types import ChatKitReq, NonStreamingReq, StreamingReq
from httpx import AsyncClient

from support.chat import Chat, params_of, user_input
from support.people import Person, bearer, good, refused
from todo.chat.requests import Handled

CANARY = "canary-of-ada"
OPERATIONS = sorted(
    request.model_fields["type"].default for request in (*get_args(StreamingReq), *get_args(NonStreamingReq))
)
OFFERED = sorted(request.model_fields["type"].default for request in get_args(Handled))
# Of one's own, whoever asks: there is no id in it to take from somebody else.
OWN = {"threads.create": {"input": user_input("help")}, "threads.list": {}}


def request(operation: str, params: dict[str, Any]) -> dict[str, Any]:
    return {"type": operation, "params": params}


class Secret:
    """A conversation of Ada's that says CANARY, and what somebody else must not change of it."""

    def __init__(self, chat: Chat, item_id: str) -> None:
        self.chat = chat
        self.item_id = item_id

    async def everything(self) -> Any:
        person = self.chat.person
        threads = good(await person.post("/chatkit", request("threads.list", {})))
        return threads, await self.chat.items(), await person.tasks(status="all")


@pytest.fixture
async def secret(ada: Person) -> Secret:
    chat = Chat(ada)
    await chat.say(f"Add a task to {CANARY}")
    items = await chat.items()
    return Secret(chat, items[0]["id"])


def bodies(operation: str, secret: Secret) -> dict[str, Any]:
    own = OWN.get(operation)
    return request(
        operation,
        params_of(operation, str(secret.chat.thread_id), secret.item_id) if own is None else own,
    )


def test_every_operation_is_one_of_chatkits() -> None:
    assert set(OFFERED) <= set(OPERATIONS)
    assert len(OPERATIONS) == len(get_args(get_args(ChatKitReq)[0]))


@pytest.mark.parametrize("operation", OFFERED)
async def test_without_a_token_there_is_nothing(operation: str, secret: Secret, client: AsyncClient) -> None:
    before = await secret.everything()

    answer = await client.post("/chatkit", json=bodies(operation, secret))

    refused(answer, 401, "unauthenticated")
    assert await secret.everything() == before


@pytest.mark.parametrize("operation", OFFERED)
async def test_a_personal_token_opens_no_conversation(
    operation: str, secret: Secret, client: AsyncClient
) -> None:
    token = await secret.chat.person.personal_token("tasks:read", "tasks:write", "tasks:delete")
    before = await secret.everything()

    answer = await client.post("/chatkit", json=bodies(operation, secret), headers=bearer(token))

    refused(answer, 403, "session_needed")
    assert await secret.everything() == before


@pytest.mark.parametrize("operation", OFFERED)
async def test_somebody_elses_conversation_does_not_exist(
    operation: str, secret: Secret, bob: Person
) -> None:
    before = await secret.everything()

    answer = await bob.post("/chatkit", json=bodies(operation, secret))

    if operation in OWN:
        assert answer.is_success, answer.text
    else:
        refused(answer, 404, "conversation_not_found")
    assert CANARY not in answer.text
    assert await secret.everything() == before


@pytest.mark.parametrize("operation", sorted(set(OFFERED) - set(OWN)))
async def test_an_item_of_somebody_else_is_no_item_of_ones_own_conversation(
    operation: str, secret: Secret, bob: Person
) -> None:
    own = Chat(bob)
    await own.say("help")
    params = params_of(operation, str(own.thread_id), secret.item_id)
    before = await secret.everything()

    answer = await bob.post("/chatkit", json=request(operation, params))

    if {"item_id", "item_ids"} & set(params):
        refused(answer, 404, "item_not_found")
    assert CANARY not in answer.text
    assert await secret.everything() == before


@pytest.mark.parametrize("operation", sorted(set(OPERATIONS) - set(OFFERED)))
async def test_what_is_not_offered_is_refused(operation: str, ada: Person) -> None:
    answer = await ada.post("/chatkit", json=request(operation, {"thread_id": str(uuid4())}))

    refused(answer, 422, "invalid_request")

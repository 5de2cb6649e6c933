"""The same in Urdu."""

import pytest

from support.chat import Chat, cards, receipts, said
from support.people import Person


async def test_urdu_is_answered_in_urdu(ada: Person) -> None:
    events = await Chat(ada).say("دودھ خریدنا شامل کرو")

    assert "شامل کر دیا: #1" in said(events)


@pytest.mark.parametrize(("answer", "left"), [("ہاں", 0), ("جی ہاں", 0), ("نہیں", 1)])
async def test_a_plain_yes_or_no_decides(ada: Person, answer: str, left: int) -> None:
    chat = Chat(ada)
    await chat.say("Add a task to buy groceries")
    assert cards(await chat.say("کام 1 حذف کرو"))

    events = await chat.say(answer)

    assert len(receipts(events)) == 1 - left
    assert len((await ada.get("/api/me/tasks")).json()) == left

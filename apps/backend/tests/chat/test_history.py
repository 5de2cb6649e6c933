"""What a model is given of a conversation: the newest within a budget, and never a call without its result."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from todo.chat.history import History, estimate_tokens
from todo.chat.models import Message

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def message(type: str, text: str = "", **item: Any) -> Message:
    role = {"user_message": "user", "assistant_message": "assistant"}.get(type, "tool")
    return Message(
        conversation_id=uuid4(),
        id=uuid4().hex,
        user_id=uuid4(),
        role=role,
        type=type,
        content=text,
        item=item,
        created_at=NOW,
        updated_at=NOW,
    )


def asked(text: str, **item: Any) -> Message:
    return message("user_message", text, **item)


def answered(text: str) -> Message:
    return message("assistant_message", text)


def called(tool: str, output: str | None, call_id: str = "call_1") -> Message:
    content = {"kind": "tool_call", "call_id": call_id, "tool": tool, "arguments": {}, "output": output}
    return message("hidden_context_item", content=content)


def history(*oldest_first: Message, budget_tokens: int = 10_000) -> list[Any]:
    history = History(budget_tokens)
    all(history.take(message) for message in reversed(oldest_first))
    return history.items()


def texts(items: list[Any]) -> list[str]:
    return [item["content"] for item in items if "role" in item]


def test_the_newest_are_kept_and_the_oldest_left_out() -> None:
    talk = [
        part for number in range(100) for part in (asked(f"question {number}"), answered(f"answer {number}"))
    ]

    kept = texts(history(*talk, budget_tokens=300))

    assert kept[-2:] == ["question 99", "answer 99"]
    assert "question 0" not in kept
    assert 4 < len(kept) < 40


def test_the_budget_is_not_passed() -> None:
    talk = [asked("word " * 50) for _ in range(100)]

    kept = history(*talk, budget_tokens=500)

    assert 0 < sum(estimate_tokens(json.dumps(item)) for item in kept) <= 500


def test_what_the_person_said_last_is_in_however_long_it_is() -> None:
    long = "word " * 800

    assert texts(history(asked("hello"), answered("hi"), asked(long), budget_tokens=500)) == [long]


def test_a_history_never_begins_in_the_middle_of_an_answer() -> None:
    talk = (asked("list " * 200), called("list_tasks", "{}"), answered("Here."), asked("thanks"))

    kept = history(*talk, budget_tokens=120)

    assert kept[0]["role"] == "user"


def test_a_call_without_a_result_gets_one_that_says_so() -> None:
    kept = history(asked("delete it"), called("delete_task", None), asked("and?"))

    assert [item.get("type") for item in kept] == [None, "function_call", "function_call_output", None]
    assert "interrupted" in kept[2]["output"]


def test_a_stopped_answer_is_known_to_be_stopped() -> None:
    kept = texts(history(asked("tell"), answered("Once"), message("sdk_hidden_context"), asked("go on")))

    assert "stopped" in kept[2]


def test_a_long_result_is_shortened_and_stays_readable() -> None:
    tasks = [{"id": number, "title": "x" * 100} for number in range(300)]

    kept = history(asked("list"), called("list_tasks", json.dumps({"result": tasks})))

    shown = json.loads(kept[2]["output"])
    assert shown["total"] == 300
    assert 0 < len(shown["result"]) < 300
    assert len(kept[2]["output"]) <= 6_000


def test_quoted_words_and_cards() -> None:
    assert texts(history(asked("this one", quoted_text="#3 Milk"), message("widget"))) == [
        "> #3 Milk\n\nthis one"
    ]


_part = st.one_of(
    st.builds(asked, st.text(min_size=1, max_size=200)),
    st.builds(answered, st.text(max_size=200)),
    st.builds(
        called,
        st.sampled_from(["list_tasks", "add_task"]),
        st.one_of(st.none(), st.text(max_size=200)),
        st.uuids().map(str),
    ),
    st.builds(lambda: message("sdk_hidden_context")),
)


@given(st.lists(_part, max_size=30), st.integers(50, 2_000))
def test_every_call_has_its_result_right_behind_it_wherever_the_cut_is(
    talk: list[Message], budget: int
) -> None:
    kept = history(*talk, budget_tokens=budget)

    for at, item in enumerate(kept):
        if item.get("type") == "function_call":
            assert kept[at + 1]["type"] == "function_call_output"
            assert kept[at + 1]["call_id"] == item["call_id"]
        if item.get("type") == "function_call_output":
            assert kept[at - 1]["call_id"] == item["call_id"]


def test_an_engine_that_looks_back_a_little_gets_the_newest_messages_only() -> None:
    history = History(6000, at_most_asked=2)
    for item in reversed([asked("one"), answered("1"), asked("two"), answered("2"), asked("three")]):
        history.take(item)

    assert texts(history.items()) == ["two", "2", "three"]

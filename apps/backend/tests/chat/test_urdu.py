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


async def test_cards_and_receipts_speak_the_language_of_the_message(ada: Person) -> None:
    chat = Chat(ada)
    receipt = receipts(await chat.say("دودھ خریدنا شامل کرو"))[0]
    card = cards(await chat.say("کام 1 حذف کرو"))[0]

    done = await chat.press("confirm", card)

    assert "شامل کیا" in receipt
    assert "حذف" in str(card["widget"])
    assert "Delete" not in str(card["widget"])
    assert "حذف کیا" in receipts(done)[0]
    assert "Done." not in said(done)


async def test_one_english_message_among_urdu_ones_is_answered_in_english(ada: Person) -> None:
    chat = Chat(ada)
    await chat.say("دودھ خریدنا شامل کرو")

    receipt = receipts(await chat.say("Add a task to buy bread"))[0]

    assert "Added" in receipt


async def test_a_title_of_the_other_direction_is_kept_apart_from_the_sentence(ada: Person) -> None:
    chat = Chat(ada)
    await chat.say("Add a task to buy milk")
    await chat.say("دودھ خریدنا شامل کرو")

    urdu = said(await chat.say("میرے سب کام دکھاؤ"))
    english = said(await chat.say("show my tasks"))

    assert "- \u200f#1 \u2068Buy milk\u2069" in urdu
    assert "#2 دودھ خریدنا" in urdu
    assert "- #1 Buy milk" in english
    assert "#2 \u2068دودھ خریدنا\u2069" in english


async def test_the_end_of_a_repetition_is_told_in_urdu(ada: Person) -> None:
    chat = Chat(ada)
    await chat.say("ہر جمعے کو ورزش شامل کرو")

    await chat.say("اسے 31 دسمبر 2026 تک دہراؤ")

    (task,) = (await ada.get("/api/me/tasks")).json()
    assert task["recurrence"].endswith("UNTIL=20261231T235959")


async def test_removing_all_dates_in_urdu_is_asked_first(ada: Person) -> None:
    chat = Chat(ada)
    for thing in ("دودھ", "انڈے", "چینی", "چائے", "آٹا"):
        await chat.say(f"کل {thing} لانا شامل کرو")

    events = await chat.say("میری تمام تاریخیں ہٹا دو")

    assert cards(events)
    assert all(task["due_date"] for task in (await ada.get("/api/me/tasks")).json())


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("کام 1 کب ہے", "\u200f#1 ڈاکٹر کی تاریخ جمعہ 4 جنوری 2199، 16:00 ہے۔"),
        ("ڈاکٹر کب ہے", "\u200f#1 ڈاکٹر کی تاریخ جمعہ 4 جنوری 2199، 16:00 ہے۔"),
        ("کیا کام 1 ہو گیا", "جی نہیں، #1 ڈاکٹر ابھی باقی ہے، جمعہ 4 جنوری 2199، 16:00۔"),
        ("ڈاکٹر کتنا ضروری ہے", "\u200f#1 ڈاکٹر کی اہمیت زیادہ ہے۔"),
        ("کام 1 کے ٹیگ کیا ہیں", "\u200f#1 ڈاکٹر کے ٹیگ: \u2068#health\u2069۔"),
    ],
)
async def test_a_question_about_one_task_is_answered_in_urdu(ada: Person, question: str, answer: str) -> None:
    chat = Chat(ada)
    await chat.say("add ڈاکٹر on 4 January 2199 at 4pm, high priority #health")

    assert said(await chat.say(question)) == answer


async def test_a_long_list_is_read_page_by_page_in_urdu(ada: Person) -> None:
    chat = Chat(ada)
    lines = "\n".join(f"Task {number}" for number in range(1, 61))
    await ada.post("/api/me/import?format=todotxt&preview=false", content=lines.encode())

    first = said(await chat.say("میرے سب کام دکھاؤ")).splitlines()
    second = said(await chat.say("اور دکھاؤ")).splitlines()

    numbers = [line.split("#")[1].split()[0] for line in [*first, *second] if "#" in line]
    assert numbers[: len(set(numbers))] == [str(number) for number in range(1, len(numbers) + 1)]
    assert "کل 60 کام" in second[0]

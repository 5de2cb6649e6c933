"""What a person writes, and what happens: through ChatKit, on the real database, with the built-in assistant."""

from datetime import date, timedelta

import pytest

from support.chat import Chat, cards, done, read_events, receipts, said
from support.people import Person


@pytest.fixture
def chat(ada: Person) -> Chat:
    return Chat(ada)


async def titles(person: Person, status: str = "all") -> list[str]:
    answer = await person.get(f"/api/me/tasks?status={status}&sort=id&limit=200")
    return [task["title"] for task in answer.json()]


async def test_adding_a_task_streams_an_answer_with_a_receipt(chat: Chat) -> None:
    events = await chat.say("Add a task to buy groceries")

    assert [event["type"] for event in events][:3] == ["thread.created", "thread.item.done", "stream_options"]
    assert "thread.item.updated" in [event["type"] for event in events]
    assert receipts(events) == ["Added #1 Buy groceries"]
    assert said(events) == "Added #1 Buy groceries."
    assert await titles(chat.person) == ["Buy groceries"]


async def test_a_list_names_every_task_with_its_number(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("I need to remember to pay bills")

    assert (
        said(await chat.say("Show me all my tasks"))
        == "You have 2 tasks:\n- #1 Buy groceries\n- #2 Pay bills"
    )


async def import_many(chat: Chat, count: int, *, each: str = "Task") -> None:
    lines = "\n".join(f"{each} {number}" for number in range(1, count + 1))
    answer = await chat.person.post("/api/me/import?format=todotxt&preview=false", content=lines.encode())
    assert answer.status_code == 200, answer.text


async def test_a_list_that_is_cut_says_how_many_there_are(chat: Chat) -> None:
    await import_many(chat, 610)

    listed = said(await chat.say("Show me all my tasks"))
    assert listed.startswith("You have 610 tasks:\n")
    assert listed.endswith("\n… and 585 more in the list.")
    assert "610 tasks" in said(await chat.say("How many tasks do I have?"))
    assert "at least 500 tasks" in said(await chat.say("Show tasks without a date"))


async def test_one_action_on_more_tasks_than_go_at_once_says_so(chat: Chat) -> None:
    await import_many(chat, 610)

    proposed = said(await chat.say("Delete all my tasks"))
    assert "These are the first 500" in proposed
    await chat.say("yes")
    assert len(await titles(chat.person)) == 110
    proposed = said(await chat.say("Delete all my tasks"))
    assert "the first" not in proposed
    await chat.say("yes")
    assert await titles(chat.person) == []


async def test_what_was_done_to_many_tasks_is_taken_back_at_once(chat: Chat) -> None:
    await import_many(chat, 150)
    await chat.say("Complete everything")
    await chat.say("yes")
    assert "150 tasks" in said(await chat.say("What have I completed?"))

    await chat.say("Undo")
    await chat.say("yes")

    assert "Nothing is completed yet." in said(await chat.say("What have I completed?"))


async def test_a_change_of_more_tasks_than_go_at_once_is_not_taken_back_by_half(chat: Chat) -> None:
    await import_many(chat, 510)

    answer = said(await chat.say("Undo"))

    assert "510 tasks" in answer
    assert "500 are taken back at most" in answer
    assert "510 tasks" in said(await chat.say("How many tasks do I have?"))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("کام 99 مکمل کرو", "یہ نہیں ہو سکا: کام 99 نہیں ہے۔"),
        ("کام 99 حذف کرو", "یہ نہیں ہو سکا: کام 99 نہیں ہے۔"),
        ("واپس لو", "یہ نہیں ہو سکا: واپس لینے کو کوئی تبدیلی نہیں رہی۔"),
    ],
)
async def test_a_refusal_is_said_in_the_language_of_the_question(chat: Chat, text: str, answer: str) -> None:
    assert said(await chat.say(text)) == answer


async def test_an_undo_names_what_was_taken_back_in_the_language_of_the_question(chat: Chat) -> None:
    await chat.say("Add a task to buy milk")
    await chat.say("Mark task 1 as complete")
    assert said(await chat.say("undo")) == "Taken back: #1 Buy milk was completed."
    await chat.say("Mark task 1 as complete")
    assert said(await chat.say("واپس لو")) == "واپس لے لیا: #1 \u2068Buy milk\u2069 مکمل ہوا تھا۔"


async def test_completing_and_asking_for_what_is_done(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Add a task to call mom")

    assert receipts(await chat.say("Mark task 1 as complete")) == ["Completed #1 Buy groceries"]
    assert "#2 Call mom" in said(await chat.say("What's pending?"))
    assert "#1 Buy groceries" in said(await chat.say("What have I completed?"))


async def test_renaming_changes_only_the_title(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")

    events = await chat.say("Change task 1 to 'Call mom tonight'")

    assert receipts(events) == ["Changed #1 Call mom tonight"]
    assert await titles(chat.person) == ["Call mom tonight"]


async def test_several_changes_of_one_task_in_one_sentence_are_all_made(chat: Chat) -> None:
    await chat.say("Add a task to buy milk")

    await chat.say('Change the milk task to "Buy bread" due 24 December 2030 at 5pm, high priority, #food')
    task = (await chat.person.get("/api/me/tasks")).json()[0]
    assert (task["title"], task["priority"], task["tags"]) == ("Buy bread", "high", ["food"])
    assert (task["due_date"], task["due_time"]) == ("2030-12-24", "17:00")


async def test_deleting_waits_for_the_card(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")

    (card,) = cards(await chat.say("Delete task 1"))
    assert await titles(chat.person) == ["Buy groceries"]

    events = await chat.press("confirm", card)
    assert receipts(events) == ["Deleted #1 Buy groceries"]
    assert await titles(chat.person) == []
    assert await titles(chat.person, "trash") == ["Buy groceries"]
    replaced = next(event["item"] for event in events if event["type"] == "thread.item.replaced")
    assert replaced["id"] == card["id"]
    assert "confirm" not in replaced["widget"]


async def test_deleting_by_words_finds_the_task_first(chat: Chat) -> None:
    await chat.say("Add a task to prepare the budget meeting")

    (card,) = cards(await chat.say("Delete the meeting task"))

    assert "#1" in card["copy_text"]


@pytest.mark.parametrize("answer", ["yes", "Yes, please", "ok"])
async def test_a_plain_yes_typed_next_confirms(chat: Chat, answer: str) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Delete task 1")

    assert receipts(await chat.say(answer)) == ["Deleted #1 Buy groceries"]
    assert await titles(chat.person) == []


@pytest.mark.parametrize("answer", ["no", "cancel"])
async def test_a_plain_no_typed_next_cancels(chat: Chat, answer: str) -> None:
    await chat.say("Add a task to buy groceries")
    (card,) = cards(await chat.say("Delete task 1"))

    await chat.say(answer)

    assert await titles(chat.person) == ["Buy groceries"]
    approval = await chat.person.get(
        f"/api/me/approvals/{card['widget']['confirm']['action']['payload']['approval_id']}"
    )
    assert approval.json()["status"] == "cancelled"


async def test_a_yes_after_something_else_was_said_deletes_nothing(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Delete task 1")
    await chat.say("Show me all my tasks")

    assert receipts(await chat.say("yes")) == []
    assert await titles(chat.person) == ["Buy groceries"]


async def test_changing_several_tasks_at_once_waits_for_the_card(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Add a task to call mom")

    (card,) = cards(await chat.say("Mark tasks 1 and 2 as complete"))
    assert await titles(chat.person, "completed") == []

    assert receipts(await chat.press("confirm", card)) == [
        "Completed #1 Buy groceries\nCompleted #2 Call mom"
    ]


async def test_words_that_fit_several_tasks_are_answered_with_a_question(chat: Chat) -> None:
    await chat.say("Add a task to call mom")
    await chat.say("Add a task to call dad")

    events = await chat.say("Delete the call task")

    assert cards(events) == []
    assert "Which one" in said(events)
    assert "#1 Call mom" in said(events)
    assert "#2 Call dad" in said(events)


@pytest.mark.parametrize("answer", ["2", "#2", "the first one", "call dad"])
async def test_the_answer_to_which_one_is_understood(chat: Chat, answer: str) -> None:
    await chat.say("Add a task to call mom")
    await chat.say("Add a task to call dad")
    assert said(await chat.say("Delete the call task")).splitlines()[1] == "- #2 Call dad"

    (card,) = cards(await chat.say(answer))

    assert "#2 Call dad" in card["copy_text"]


@pytest.mark.parametrize(
    ("message", "question", "answer", "due"),
    [
        ("add pay invoice 3/4/2199", "two ways", "the second one", "2199-03-04"),
        ("add pay invoice 3/4/2199", "two ways", "3 April 2199", "2199-04-03"),
        ("add pay invoice before eid", "which day", "20 March 2199", "2199-03-20"),
    ],
)
async def test_a_date_in_doubt_is_asked_for_and_its_answer_understood(
    chat: Chat, message: str, question: str, answer: str, due: str
) -> None:
    assert question in said(await chat.say(message))
    assert await titles(chat.person) == []

    await chat.say(answer)

    (task,) = (await chat.person.get("/api/me/tasks")).json()
    assert (task["title"], task["due_date"]) == ("Pay invoice", due)


@pytest.mark.parametrize(
    ("message", "asked", "answer", "title"),
    [
        ("every monday", "every week on Monday", "water the plants", "Water the plants"),
        ("every monday", "every week on Monday", "milk", "Milk"),
        ("ہر پیر", "ہر ہفتے پیر کو", "پودوں کو پانی دینا", "پودوں کو پانی دینا"),
    ],
)
async def test_a_repetition_alone_is_asked_for_its_title(
    chat: Chat, message: str, asked: str, answer: str, title: str
) -> None:
    assert asked in said(await chat.say(message))
    assert await titles(chat.person) == []

    await chat.say(answer)

    (task,) = (await chat.person.get("/api/me/tasks")).json()
    assert (task["title"], task["recurrence"]) == (title, "FREQ=WEEKLY;BYDAY=MO")


async def test_another_wish_after_the_question_for_a_title_is_that_wish(chat: Chat) -> None:
    await chat.say("every monday")

    await chat.say("add buy milk")

    (task,) = (await chat.person.get("/api/me/tasks")).json()
    assert (task["title"], task["recurrence"]) == ("Buy milk", None)


async def test_the_answer_to_for_when_moves_the_task(chat: Chat) -> None:
    await chat.say("Add a task to call mom")
    assert "For when" in said(await chat.say("reschedule task 1"))

    await chat.say("20 March 2199 at 2 pm")

    (task,) = (await chat.person.get("/api/me/tasks")).json()
    assert (task["due_date"], task["due_time"][:5]) == ("2199-03-20", "14:00")


async def test_what_is_not_there_is_said_plainly(chat: Chat) -> None:
    assert "no task 7" in said(await chat.say("Mark task 7 as complete"))


async def test_small_talk_says_what_it_can_do(chat: Chat) -> None:
    assert "todo list" in said(await chat.say("help"))


async def test_the_conversation_is_there_again_after_a_reload(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Show me all my tasks")

    items = await chat.items()

    assert [item["type"] for item in items] == [
        "user_message",
        "widget",
        "assistant_message",
        "user_message",
        "assistant_message",
    ]
    assert {item["engine"] for item in items if item["type"] == "assistant_message"} == {"builtin"}
    assert all(item["created_at"].endswith("Z") for item in items)


async def test_a_conversation_gets_its_title_from_its_first_message(chat: Chat) -> None:
    await chat.say("add a task to buy groceries")

    thread = (await chat.send("threads.get_by_id", thread_id=chat.thread_id)).json()

    assert thread["title"] == "Add a task to buy groceries"


async def test_making_an_answer_again_does_not_act_again(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    message = (await chat.items())[0]

    answer = await chat.send("threads.retry_after_item", thread_id=chat.thread_id, item_id=message["id"])

    assert answer.status_code == 200
    assert await titles(chat.person) == ["Buy groceries"]
    assert [item["type"] for item in await chat.items()] == ["user_message", "widget", "assistant_message"]


async def test_the_plain_route_is_the_same_conversation(ada: Person) -> None:
    first = (await ada.post("/api/me/chat", json={"message": "Add a task to buy groceries"})).json()
    second = (
        await ada.post(
            "/api/me/chat", {"message": "Show me all my tasks", "conversation_id": first["conversation_id"]}
        )
    ).json()

    assert first["tool_calls"][0]["name"] == "add_task"
    assert first["tool_calls"][0]["status"] == "created"
    assert first["engine"] == "builtin"
    assert second["response"] == "You have 1 task:\n- #1 Buy groceries"
    assert len(await Chat(ada, first["conversation_id"]).items()) == 5


async def test_the_plain_route_hands_out_the_approval(ada: Person) -> None:
    first = (await ada.post("/api/me/chat", json={"message": "Add a task to buy groceries"})).json()
    asked = {"message": "Delete task 1", "conversation_id": first["conversation_id"]}
    approval = (await ada.post("/api/me/chat", json=asked)).json()["approval"]
    assert [change["task_id"] for change in approval["changes"]] == [1]

    confirmed = await ada.post(f"/api/me/approvals/{approval['id']}/confirm")

    assert confirmed.json()["status"] == "confirmed"
    assert await titles(ada) == []
    again = await ada.post(f"/api/me/approvals/{approval['id']}/confirm")
    assert (again.status_code, again.json()["code"]) == (409, "approval_already_decided")


async def test_done_answers_are_whole_items(chat: Chat) -> None:
    events = await chat.say("help")

    (answer,) = done(events, "assistant_message")
    deltas = [event["update"]["delta"] for event in events if event.get("update", {}).get("delta")]
    assert "".join(deltas) == answer["content"][0]["text"]


async def test_undo_on_a_receipt_takes_back_that_change(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    (receipt,) = done(await chat.say("Mark task 1 as complete"), "widget")
    button = receipt["widget"]["children"][0]["children"][-1]["children"][-1]
    action = {"type": button["onClickAction"]["type"], "payload": button["onClickAction"]["payload"]}

    answer = await chat.send(
        "threads.custom_action", thread_id=chat.thread_id, item_id=receipt["id"], action=action
    )

    assert receipts(read_events(answer)) == ["Reopened #1 Buy groceries"]
    assert await titles(chat.person, "pending") == ["Buy groceries"]


@pytest.mark.parametrize("words", ["undo", "undo that", "Undo!"])
async def test_undo_by_words_takes_back_the_last_change(chat: Chat, words: str) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Change task 1 to 'Call mom tonight'")

    assert receipts(await chat.say(words)) == ["Changed #1 Buy groceries"]
    assert await titles(chat.person) == ["Buy groceries"]


async def test_the_last_changes_of_one_task_are_taken_back_together(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Change task 1 to 'Call mom tonight'")
    await chat.say("Make task 1 high priority")

    await chat.say("Undo the last two changes")
    assert await titles(chat.person) == ["Buy groceries"]
    assert (await chat.person.get("/api/me/tasks/1")).json()["priority"] == "medium"


async def test_the_last_changes_of_several_tasks_wait_for_the_card(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Add a task to call mom")
    await chat.say("Change task 1 to 'Buy bread'")
    await chat.say("Complete task 2")

    assert cards(await chat.say("Undo the last 2 changes"))
    assert await titles(chat.person, "pending") == ["Buy bread"]
    await chat.say("yes")
    assert await titles(chat.person, "pending") == ["Buy groceries", "Call mom"]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Show my tasks sorted by priority", [2, 3, 1]),
        ("List all tasks alphabetically", [3, 2, 1]),
        ("What did I add?", [3, 2, 1]),
        ("What should I do first?", [3, 2, 1]),
        ("Show the 2 oldest tasks", [1, 2]),
        ("What are my top 2 most important tasks?", [2, 3]),
        ("Show my upcoming tasks", [3, 2]),
        ("حالیہ کام دکھاؤ", [3, 2, 1]),
    ],
)
async def test_a_list_is_in_the_order_that_was_asked_for(chat: Chat, text: str, order: list[int]) -> None:
    await chat.say("Add a task to write the report, low priority")
    await chat.say("Add a task to call mom next friday, high priority")
    await chat.say("Add a task to buy milk tomorrow")

    listed = said(await chat.say(text)).split("\n")[1:]
    assert [int(line.split("#")[1].split()[0]) for line in listed] == order


async def test_one_time_of_a_repeating_task_is_skipped(chat: Chat) -> None:
    await chat.say("Add a task to water the plants every day starting tomorrow")
    before = (await chat.person.get("/api/me/tasks/1")).json()["due_date"]
    assert said(await chat.say("Skip the plants this time")).startswith("Skipped once: #1 Water the plants")
    after = (await chat.person.get("/api/me/tasks/1")).json()
    assert date.fromisoformat(after["due_date"]) - date.fromisoformat(before) == timedelta(days=1)
    assert not after["completed"]


async def test_what_does_not_repeat_is_not_skipped(chat: Chat) -> None:
    await chat.say("Add a task to call mom tomorrow")
    answer = said(await chat.say("skip task 1"))
    assert answer == "#1 Call mom does not come again, so there is nothing to skip."


async def test_skipping_several_tasks_waits_for_the_card(chat: Chat) -> None:
    await chat.say("Add a task to water the plants every day starting tomorrow")
    await chat.say("Add a task to stretch every day starting tomorrow")
    before = (await chat.person.get("/api/me/tasks/1")).json()["due_date"]
    assert cards(await chat.say("skip tasks 1 and 2"))
    assert (await chat.person.get("/api/me/tasks/1")).json()["due_date"] == before
    await chat.say("yes")
    for number in (1, 2):
        assert (await chat.person.get(f"/api/me/tasks/{number}")).json()["due_date"] > before


async def test_tasks_are_found_by_the_day_they_were_added_and_by_having_no_tag(chat: Chat) -> None:
    await chat.say("Add a task to buy milk #home")
    await chat.say("Add a task to call mom")

    assert "2 tasks" in said(await chat.say("Which tasks did I add today?"))
    assert said(await chat.say("Show the tasks I added yesterday")) == "No task fits that."
    assert said(await chat.say("Show tasks without tags")) == "I found 1 task:\n- #2 Call mom"


@pytest.mark.parametrize("words", ["Sorry, in 3 days", "No, in 3 days"])
async def test_a_correction_moves_what_was_just_spoken_of(chat: Chat, words: str) -> None:
    await chat.say("Add a task to call mom tomorrow")
    before = (await chat.person.get("/api/me/tasks/1")).json()["due_date"]
    await chat.say(words)
    after = (await chat.person.get("/api/me/tasks/1")).json()["due_date"]
    assert date.fromisoformat(after) - date.fromisoformat(before) == timedelta(days=2)


async def test_it_is_the_task_just_changed_and_not_the_first_of_a_list(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    await chat.say("Add a task to call mom tomorrow")
    await chat.say("Move it to friday")
    await chat.say("Show me all my tasks")
    await chat.say("Complete it")
    assert await titles(chat.person, "completed") == ["Call mom"]


async def test_the_notes_on_a_task_are_read_out(chat: Chat) -> None:
    await chat.say("Add a task to see the dentist")
    await chat.say("Add a note to the dentist task: bring x-rays")
    answer = said(await chat.say("What are the notes on the dentist task?"))
    assert answer == "- #1 See the dentist\nbring x-rays"


async def test_nothing_that_fits_a_description_is_said_plainly(chat: Chat) -> None:
    await chat.say("Add a task to buy groceries")
    assert said(await chat.say("Delete all completed tasks")) == "No task fits that."


async def test_a_message_written_anew_is_answered_anew(chat: Chat) -> None:
    await chat.say("Show me all my tasks")
    await chat.say("help")
    first = (await chat.items())[0]["id"]
    action = {"type": "message.edit", "payload": {"item_id": first, "text": "Add a task to buy bread"}}

    answer = await chat.send("threads.custom_action", thread_id=chat.thread_id, action=action)

    events = read_events(answer)
    assert receipts(events) == ["Added #1 Buy bread"]
    assert len([event for event in events if event["type"] == "thread.item.removed"]) == 4
    items = await chat.items()
    assert [item["type"] for item in items] == ["user_message", "widget", "assistant_message"]
    assert items[0]["content"][0]["text"] == "Add a task to buy bread"


async def test_what_was_looked_up_in_vain_is_neither_a_list_nor_it(chat: Chat) -> None:
    for title in ("buy milk", "call mom", "gym"):
        await chat.say(f"Add a task to {title}")
    await chat.say("Mark task 1 as complete")
    await chat.say("Show completed tasks")
    assert "cannot find" in said(await chat.say("Complete the laundry"))

    assert receipts(await chat.say("Make it high priority")) == []
    await chat.say("Reopen the first one")
    assert (await chat.person.get("/api/me/tasks/1")).json()["completed"] is False


async def test_it_may_be_any_of_a_list_that_nothing_was_changed_of(chat: Chat) -> None:
    await import_many(chat, 3)
    await chat.say("Show me all my tasks")

    assert said(await chat.say("Complete it")).startswith("Which one do you mean?")
    assert receipts(await chat.say("the second one")) == ["Completed #2 Task 2"]


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("set its priority to high", "priority", "high"),
        ("change its title to Call dad", "title", "Call dad"),
        ("its due date should be 2031-05-02", "due_date", "2031-05-02"),
        ("call it Call dad", "title", "Call dad"),
    ],
)
async def test_what_is_said_of_its_parts_changes_it(chat: Chat, words: str, field: str, value: str) -> None:
    await chat.say("Add a task to call mom")
    await chat.say(words)
    assert (await chat.person.get("/api/me/tasks/1")).json()[field] == value


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("no, just 1", ["Task 2", "Task 3"]),
        ("only the last one", ["Task 1", "Task 2"]),
        ("not task 2", ["Task 2"]),
        ("صرف کام 1", ["Task 2", "Task 3"]),
    ],
)
async def test_a_proposal_is_narrowed_and_asked_about_anew(chat: Chat, words: str, left: list[str]) -> None:
    await import_many(chat, 3)
    await chat.say("Delete tasks 1, 2 and 3")
    assert cards(await chat.say(words))
    assert len(await titles(chat.person)) == 3
    await chat.say("yes")
    assert await titles(chat.person) == left


async def test_a_yes_that_repeats_the_act_is_a_yes(chat: Chat) -> None:
    await import_many(chat, 2)
    await chat.say("Delete tasks 1 and 2")
    await chat.say("Yes, delete them")
    assert await titles(chat.person) == []


async def test_a_yes_to_another_act_is_none(chat: Chat) -> None:
    await import_many(chat, 2)
    await chat.say("Delete tasks 1 and 2")
    await chat.say("Yes, complete them")
    assert await titles(chat.person) == ["Task 1", "Task 2"]


async def test_several_changes_of_one_task_are_one_change_to_take_back(chat: Chat) -> None:
    await chat.say("Add a task to call mom")
    changed = await chat.say("Make task 1 high priority and move it to 2031-05-02")
    assert len(receipts(changed)) == 1
    await chat.say("undo")
    task = (await chat.person.get("/api/me/tasks/1")).json()
    assert (task["priority"], task["due_date"]) == ("medium", None)


async def test_what_is_said_of_a_new_task_belongs_to_its_addition(chat: Chat) -> None:
    added = await chat.say("Add buy paint and make it high priority")
    assert receipts(added) == ["Added #1 Buy paint"]
    assert (await chat.person.get("/api/me/tasks/1")).json()["priority"] == "high"


async def test_the_end_of_a_range_is_kept_as_a_note_and_said(chat: Chat) -> None:
    assert "15:00–16:00" in said(await chat.say("Add a meeting on 2031-05-02 from 3 to 4 pm"))
    assert (await chat.person.get("/api/me/tasks/1")).json()["description"] == "15:00–16:00"


async def test_a_date_right_after_a_task_without_one_is_its_date(chat: Chat) -> None:
    await chat.say("Remind me to pay the bill")
    await chat.say("on 2031-05-02")
    assert (await chat.person.get("/api/me/tasks/1")).json()["due_date"] == "2031-05-02"


async def test_a_correction_after_no_is_not_called_left_alone(chat: Chat) -> None:
    await chat.say("Add a task to call mom tomorrow at 5 pm")
    answer = said(await chat.say("No, make it 4 pm"))
    assert "16:00" in answer
    assert "left" not in answer


async def test_a_no_after_a_change_does_not_say_that_nothing_was_changed(chat: Chat) -> None:
    await chat.say("Add a task to call mom")
    assert "undo" in said(await chat.say("No"))


@pytest.mark.parametrize("words", ["Mark the gym as done", "Mark the gym as not done"])
async def test_what_is_so_already_is_said(chat: Chat, words: str) -> None:
    await chat.say("Add a task to go to the gym")
    if words.endswith(" as done"):
        await chat.say(words)
    answer = await chat.say(words)
    assert receipts(answer) == []
    assert "already" in said(answer)


@pytest.mark.parametrize(
    "words", ["export my tasks", "switch to dark mode", "empty the trash", "change my password"]
)
async def test_what_the_chat_does_not_do_is_answered_and_adds_nothing(chat: Chat, words: str) -> None:
    answer = await chat.say(words)
    assert receipts(answer) == []
    assert any(place in said(answer) for place in ("Settings", "Trash"))


async def test_a_repetition_within_the_day_is_asked_about(chat: Chat) -> None:
    assert "every 8 hours" in said(await chat.say("Remind me to take my pills every 8 hours"))
    await chat.say("every day at 8 am")
    assert (await chat.person.get("/api/me/tasks/1")).json()["recurrence"] == "FREQ=DAILY"


async def test_two_days_of_the_week_may_be_each_weeks(chat: Chat) -> None:
    await chat.say("Add yoga tue/thu 7pm")
    await chat.say("both")
    assert (await chat.person.get("/api/me/tasks/1")).json()["recurrence"] == "FREQ=WEEKLY;BYDAY=TU,TH"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("How many tasks do I have?", "You have 2 tasks to do."),
        ("How many tasks have I completed?", "You have completed 1 task."),
        ("How many tasks are overdue?", "You have 0 tasks overdue."),
    ],
)
async def test_a_count_says_of_what(chat: Chat, words: str, answer: str) -> None:
    await import_many(chat, 3)
    await chat.say("Complete task 1")
    assert said(await chat.say(words)) == answer


async def test_details_said_right_after_an_addition_are_those_of_the_task(chat: Chat) -> None:
    await chat.say("Remind me to call the plumber")
    await chat.say("2031-05-02")
    await chat.say("at 5 pm")
    await chat.say("no, 6 pm")
    task = (await chat.person.get("/api/me/tasks/1")).json()
    assert (task["due_date"], task["due_time"]) == ("2031-05-02", "18:00")


@pytest.mark.parametrize("words", ["no, the last one", "no, task 2", "نہیں دوسرا والا"])
async def test_another_task_named_after_no_takes_the_place_of_the_first(chat: Chat, words: str) -> None:
    await import_many(chat, 2)
    await chat.say("Show me all my tasks")
    await chat.say("Complete the first one")
    await chat.say(words)
    await chat.say("yes")
    assert await titles(chat.person, "completed") == ["Task 2"]


async def test_another_task_named_after_a_proposal_is_proposed_instead(chat: Chat) -> None:
    await import_many(chat, 2)
    await chat.say("Delete task 1")
    await chat.say("no, task 2")
    await chat.say("yes")
    assert await titles(chat.person) == ["Task 1"]


async def test_another_title_is_that_of_the_task_just_named(chat: Chat) -> None:
    await chat.say("Add a task to buy milk")
    await chat.say("I meant buy soy milk")
    assert await titles(chat.person) == ["Buy soy milk"]


async def test_several_tasks_of_one_message_are_a_list(chat: Chat) -> None:
    await chat.say("Add pay rent, call Ali and fix the tap")
    await chat.say("The second one is urgent")
    assert (await chat.person.get("/api/me/tasks/2")).json()["priority"] == "high"
    await chat.say("Mark all of them as done")
    await chat.say("yes")
    assert len(await titles(chat.person, "completed")) == 3


async def test_whoever_moves_everything_leaves_what_is_done(chat: Chat) -> None:
    for title in ("buy milk", "call mom"):
        await chat.say(f"Add a task to {title} tomorrow")
    await chat.say("Complete task 1")
    assert "#1" not in said(await chat.say("Move everything from tomorrow to 2031-05-02"))


async def test_an_answer_that_settles_nothing_is_no_title(chat: Chat) -> None:
    await chat.say("Call mom at 3 pm or 5 pm tomorrow")
    await chat.say("whenever you like")
    assert await titles(chat.person) == []


async def test_those_are_the_tasks_that_were_shown_and_no_others(chat: Chat) -> None:
    await chat.say("Add a task to buy milk yesterday")
    await chat.say("Add a task to call mom yesterday")
    await chat.say("Add a task to water the plants today")
    await chat.say("Anything overdue?")
    proposed = said(await chat.say("Move all of those to tomorrow"))
    assert "#1" in proposed
    assert "#3" not in proposed


async def test_a_repeating_task_is_given_a_last_day(chat: Chat) -> None:
    await chat.say("Add a task to stretch every weekday starting tomorrow, 200 times")
    rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    for text, until in [
        ("end it on 31 december 2090", "20901231"),
        ("repeat it until june 2091", "20910630"),
    ]:
        await chat.say(text)
        task = (await chat.person.get("/api/me/tasks/1")).json()
        assert task["recurrence"] == f"{rule};UNTIL={until}T235959"


async def test_what_does_not_repeat_is_given_no_last_day(chat: Chat) -> None:
    await chat.say("Add a task to call mom tomorrow")
    answer = said(await chat.say("make it end on 31 december 2090"))
    assert answer == "#1 Call mom does not repeat, so there is nothing to end."

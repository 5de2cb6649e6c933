"""Questions about one task, what comes next, and pages of a long list, through ChatKit with the built-in assistant."""

from datetime import UTC, datetime

import pytest

from support.chat import Chat, cards, said
from support.people import Person


@pytest.fixture
def chat(ada: Person) -> Chat:
    return Chat(ada)


async def import_many(chat: Chat, count: int) -> None:
    lines = "\n".join(f"Task {number}" for number in range(1, count + 1))
    await chat.person.post("/api/me/import?format=todotxt&preview=false", content=lines.encode())


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("when is the dentist?", "#1 Dentist is due Fri 4 Jan 2199 at 16:00."),
        ("is the dentist done", "No, #1 Dentist is still to do, due Fri 4 Jan 2199 at 16:00."),
        ("what priority is dentist?", "#1 Dentist has high priority."),
        ("how often is the dentist", "#1 Dentist does not repeat."),
        ("what tags does the dentist have", "#1 Dentist is tagged #health."),
        ("when is the passport due", "#2 Renew passport has no date."),
        ("is the passport urgent?", "#2 Renew passport has medium priority."),
        ("is the rent paid?", "I cannot find a task like “rent”."),
    ],
)
async def test_a_question_about_one_task_is_answered_in_words(chat: Chat, question: str, answer: str) -> None:
    await chat.say("add dentist on 4 January 2199 at 4pm, high priority #health")
    await chat.say("add renew passport")

    assert said(await chat.say(question)) == answer


async def test_what_is_done_is_said_to_be_done(chat: Chat) -> None:
    await chat.say("add pay rent")
    await chat.say("complete task 1")

    assert said(await chat.say("is the rent paid")) == "Yes, #1 Pay rent is done."


async def test_what_comes_next_is_the_soonest_and_no_long_list(chat: Chat) -> None:
    for title in ("paint fence", "call mom on 5 January 2199", "dentist on 4 January 2199", "read", "sew"):
        await chat.say(f"add {title}")

    assert said(await chat.say("what's next")).splitlines()[1:] == [
        "- #3 Dentist, due Fri 4 Jan 2199",
        "… and 4 more in the list.",
    ]
    lines = said(await chat.say("what should I do next?")).splitlines()
    assert [line.split()[1] for line in lines[1:3]] == ["#3", "#2"]
    assert lines[4] == "… and 2 more in the list."


async def test_a_long_list_is_read_page_by_page(chat: Chat) -> None:
    await import_many(chat, 60)
    await chat.say("show all my tasks")

    second = said(await chat.say("next page")).splitlines()
    third = said(await chat.say("show more")).splitlines()

    assert (second[0], second[1], second[-1]) == (
        "26–50 of 60 tasks:",
        "- #26 Task 26",
        "… and 10 more in the list.",
    )
    assert (third[0], third[1], third[-1]) == ("51–60 of 60 tasks:", "- #51 Task 51", "- #60 Task 60")
    assert said(await chat.say("complete the second one")) == "Done: #52 Task 52."
    assert said(await chat.say("more")) == "That was the whole list."


async def test_the_first_few_are_shown_whether_or_not_a_list_was(chat: Chat) -> None:
    await import_many(chat, 5)

    assert said(await chat.say("show me only the first 3")).splitlines()[1:] == [
        "- #1 Task 1",
        "- #2 Task 2",
        "- #3 Task 3",
    ]
    await chat.say("show all my tasks")
    assert said(await chat.say("only the last two")) == "- #4 Task 4\n- #5 Task 5"


async def test_put_under_tags_what_is_there_and_adds_what_is_not(chat: Chat) -> None:
    await chat.say("add buy eggs")

    await chat.say("put eggs under shopping")
    assert said(await chat.say("put bananas under shopping")) == "Added #2 Bananas #shopping."

    (card,) = cards(await chat.say("delete everything in shopping"))
    assert "#1 Buy eggs" in card["copy_text"]
    assert "#2 Bananas" in card["copy_text"]


async def test_what_was_changed_of_many_tasks_is_taken_back_at_once(chat: Chat) -> None:
    for title in ("milk, high priority", "eggs", "bread"):
        await chat.say(f"add {title}")
    await chat.say("show all my tasks")

    proposed = await chat.say("set all of them to high priority")
    assert len(cards(proposed)) == 1
    assert said(await chat.say("yes")) == "Done."
    await chat.say("undo")
    await chat.say("yes")

    assert said(await chat.say("show high priority tasks")).splitlines()[1:] == ["- #1 Milk, high priority"]


async def test_a_yes_with_an_addition_confirms_and_adds(chat: Chat) -> None:
    await chat.say("add milk")
    await chat.say("delete task 1")

    assert said(await chat.say("yes, and add bread")) == "Done.\nAdded #2 Bread."
    assert said(await chat.say("show all my tasks")) == "You have 1 task:\n- #2 Bread"


async def test_a_yes_with_another_act_on_a_task_confirms_nothing(chat: Chat) -> None:
    await chat.say("add milk")
    await chat.say("add eggs")
    await chat.say("delete task 1")

    await chat.say("yes, and complete task 2")

    assert "#1 Milk" in said(await chat.say("show all my tasks"))


async def test_a_proposal_too_long_to_be_remembered_is_still_narrowed(chat: Chat) -> None:
    await import_many(chat, 90)
    await chat.say("add gym")
    await chat.say("delete all my tasks")

    proposed = said(await chat.say("all except the gym"))

    assert "… (+85)" in proposed
    await chat.say("yes")
    assert said(await chat.say("show all my tasks")) == "You have 1 task:\n- #91 Gym"


async def test_both_are_the_two_that_were_added_one_after_the_other(chat: Chat) -> None:
    await chat.say("add buy milk")
    await chat.say("add call mom")

    assert said(await chat.say("complete both")).startswith(
        "To mark #1 Buy milk, #2 Call mom as done, confirm"
    )


async def test_both_of_three_is_asked_about(chat: Chat) -> None:
    for title in ("buy milk", "call mom", "pay rent"):
        await chat.say(f"add {title}")

    assert said(await chat.say("complete both")).startswith("I do not see which task you mean.")
    assert said(await chat.say("how many are left?")) == "You have 3 tasks to do."


async def test_a_number_that_no_task_has_is_told(chat: Chat) -> None:
    await chat.say("add buy milk")

    assert said(await chat.say("complete 1 and 3")) == "Changed 1 task: #1. There is no task #3."


async def test_oops_before_a_wish_to_undo_is_no_name_of_a_task(chat: Chat) -> None:
    await chat.say("add buy milk")
    await chat.say("complete buy milk")

    assert said(await chat.say("oops undo that")) == "Taken back: #1 Buy milk was completed."


@pytest.mark.parametrize(
    ("wish", "day"),
    [
        ("make it weekly", "2199-01-04"),
        ("make it repeat every friday", "2199-01-04"),
        ("make it weekly starting 6 January 2199", "2199-01-06"),
    ],
)
async def test_a_task_that_repeats_from_now_on_stays_on_its_day(chat: Chat, wish: str, day: str) -> None:
    await chat.say("add dentist on 4 January 2199 at 4pm")
    await chat.say(wish)

    task = (await chat.person.get("/api/me/tasks/1")).json()
    assert (task["due_date"], task["recurrence"].split(";")[0]) == (day, "FREQ=WEEKLY")


async def test_several_tasks_repeat_each_from_its_own_day(chat: Chat) -> None:
    await chat.say("add dentist on 4 January 2199")
    await chat.say("add gym on 7 January 2199")
    await chat.say("make tasks 1 and 2 weekly")
    await chat.say("yes")

    tasks = [(await chat.person.get(f"/api/me/tasks/{number}")).json() for number in (1, 2)]
    assert [(task["due_date"], task["recurrence"]) for task in tasks] == [
        ("2199-01-04", "FREQ=WEEKLY"),
        ("2199-01-07", "FREQ=WEEKLY"),
    ]


async def test_the_date_and_the_time_are_told(chat: Chat) -> None:
    answer = said(await chat.say("what's the date today?"))
    assert answer.startswith("It is ")
    assert str(datetime.now(UTC).year) in answer


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ("urgent", "Updated #1 Dentist, high priority."),
        ("tag health", "Changed 1 task: #1."),
        ("tomorrow", "#1 Dentist is now due"),
    ],
)
async def test_a_word_after_an_addition_says_more_of_it(chat: Chat, more: str, answer: str) -> None:
    await chat.say("add dentist")

    assert said(await chat.say(more)).startswith(answer)


async def test_a_word_that_could_say_more_of_a_task_lists_where_none_was_added(chat: Chat) -> None:
    await chat.say("add dentist, high priority")
    await chat.say("show my tasks")

    assert "#1 Dentist" in said(await chat.say("urgent"))


async def test_what_was_deleted_is_added_back(chat: Chat) -> None:
    await chat.say("add dentist")
    await chat.say("delete dentist")
    await chat.say("yes")
    await chat.say("add it back")

    assert said(await chat.say("show my tasks")) == "You have 1 task:\n- #1 Dentist"


@pytest.mark.parametrize(
    ("first", "more", "title", "at"),
    [
        ("add call Anna on 4 January 2199 at 3pm", "and Bob at 4pm", "Call Bob", ("2199-01-04", "16:00")),
        ("add buy milk", "and bread", "Bread", (None, None)),
        ("add buy milk", "and call mom on 4 January 2199", "Call mom", ("2199-01-04", None)),
    ],
)
async def test_and_after_an_addition_adds_one_more(
    chat: Chat, first: str, more: str, title: str, at: tuple[str | None, str | None]
) -> None:
    await chat.say(first)
    await chat.say(more)

    task = (await chat.person.get("/api/me/tasks/2")).json()
    assert (task["title"], (task["due_date"], task["due_time"])) == (title, at)

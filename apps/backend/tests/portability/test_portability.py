import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.people import Person, good, refused
from todo.portability.formats import read_file, write_csv
from todo.portability.schemas import PortableTask

_TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=60)
_TITLES = _TEXT.filter(lambda text: bool(text.strip()))
_TASKS = st.builds(
    PortableTask,
    title=_TITLES,
    description=st.none() | _TEXT.filter(lambda text: text.strip("\r\n") == text),
    priority=st.sampled_from(["high", "medium", "low"]),
    due_date=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    tags=st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=10), max_size=5),
    completed=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TASKS, max_size=5))
def test_what_is_written_is_read_back(tasks: list[PortableTask]) -> None:
    assert read_file(write_csv(tasks), "csv").tasks == tasks
    text = json.dumps({"tasks": [task.model_dump(mode="json") for task in tasks]})
    assert read_file(text, "json").tasks == tasks


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["json", "csv", "todotxt"]))
def test_no_text_breaks_a_reader(text: str, kind: str) -> None:
    read_file(text, kind)  # type: ignore[arg-type]


async def test_everything_leaves_and_arrives_at_another_account(ada: Person, bob: Person) -> None:
    await ada.add("Call", description="=1+1", due_date="2026-11-24", due_time="09:00", tags=["home"])
    await ada.add("Water plants", recurrence="FREQ=WEEKLY;BYDAY=MO", priority="high")
    await ada.toggle(1)
    exported = good(await ada.get("/api/me/export"))
    assert exported["account"]["email"] == ada.email
    assert [entry["action"] for entry in exported["activity"]] == [
        "task.created",
        "task.created",
        "task.completed",
    ]

    for kind, body in (
        ("json", json.dumps(exported)),
        ("csv", (await ada.get("/api/me/export?format=csv")).text),
    ):
        result = good(await bob.post(f"/api/me/import?format={kind}", content=body.encode()))
        assert result["tasks"] == 2
        arrived = [await bob.task(number) for number in result["ids"]]
        for task, original in zip(arrived, exported["tasks"], strict=True):
            kept = (
                "title",
                "description",
                "completed",
                "completed_at",
                "priority",
                "due_date",
                "tags",
                "recurrence",
            )
            assert {name: task[name] for name in kept} == {name: original[name] for name in kept}


async def test_a_preview_changes_nothing_and_names_problems_and_duplicates(ada: Person) -> None:
    await ada.add("Call")
    file = "title,priority\nCall,high\nx,urgent\n"
    result = good(await ada.post("/api/me/import?format=csv&preview=true", content=file))
    assert (result["tasks"], result["duplicates"], result["ids"]) == (1, 1, [])
    assert [found["line"] for found in result["problems"]] == [3]
    assert await ada.titles() == ["Call"]

    problem = refused(await ada.post("/api/me/import?format=csv", content=file), 422, "import_refused")
    assert problem["problems"][0]["line"] == 3
    assert await ada.titles() == ["Call"]


async def test_todo_txt_is_understood(ada: Person) -> None:
    file = "(A) 2026-11-01 Call mom +family @phone due:2026-11-30\n"
    file += "x 2026-11-20 2026-11-01 Pay rent rec:1m due:2026-12-01\n"
    good(await ada.post("/api/me/import?format=todotxt", content=file))
    call, rent = await ada.tasks(sort="id")
    assert (call["title"], call["priority"], call["due_date"]) == ("Call mom", "high", "2026-11-30")
    assert (call["tags"], call["created_at"]) == (["family", "phone"], "2026-11-01T00:00:00Z")
    assert (rent["completed"], rent["recurrence"]) == (True, "FREQ=MONTHLY;INTERVAL=1")


@pytest.mark.parametrize("body", [b"", b"\xff", b"[1]", b"{", b'{"tasks": 1}', b"[" * 100_000])
async def test_a_file_that_is_none_is_refused(ada: Person, body: bytes) -> None:
    assert (await ada.post("/api/me/import", content=body)).status_code == 422

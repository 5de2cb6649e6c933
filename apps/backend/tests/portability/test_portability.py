import csv
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.people import Person, good, refused
from todo.portability.formats import read_file, write_csv
from todo.portability.schemas import ImportFormat, PortableTask

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


async def with_a_history(person: Person) -> dict[str, Any]:
    """Gives the export."""
    await person.add("Call", description="=1+1", due_date="2026-11-24", due_time="09:00", tags=["home"])
    await person.add("Water plants", recurrence="FREQ=WEEKLY;BYDAY=MO", priority="high")
    await person.toggle(1)
    await person.delete(f"/api/me/tasks/{(await person.add('Thrown away'))['id']}")
    thread = good(await person.post("/api/me/chat", {"message": "Add a task to buy milk"}))["conversation_id"]
    good(await person.post("/api/me/chat", {"message": "What's pending?", "conversation_id": thread}))
    good(await person.patch("/api/auth/me", {"time_zone": "Asia/Karachi", "preferences": {"theme": "dark"}}))
    exported: dict[str, Any] = good(await person.get("/api/me/export"))
    return exported


def without(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


async def test_an_export_brings_everything_to_another_account(ada: Person, bob: Person) -> None:
    exported = await with_a_history(ada)
    assert exported["account"]["email"] == ada.email
    body = json.dumps(exported).encode()

    preview = good(await bob.post("/api/me/import?settings=true&preview=true", content=body))
    assert good(await bob.get("/api/me/tasks")) == []
    result = good(await bob.post("/api/me/import?settings=true", content=body))

    assert without(preview, "preview", "ids") == without(result, "preview", "ids")
    assert (result["tasks"], result["conversations"], result["settings"]) == (4, 1, True)
    count = len(exported["activity"])
    assert result["left_out"] == [{"what": "activity", "count": count, "reason": "belongs_to_its_account"}]
    arrived = good(await bob.get("/api/me/export"))
    for name in ("name", "time_zone", "language", "preferences"):
        assert arrived["account"][name] == exported["account"][name]
    changing = ("id", "version", "updated_at")
    assert [without(task, *changing) for task in arrived["tasks"]] == [
        without(task, *changing) for task in exported["tasks"]
    ]
    assert [without(found, "id") for found in arrived["conversations"]] == [
        without(found, "id") for found in exported["conversations"]
    ]
    thread = arrived["conversations"][0]["id"]
    shown = good(await bob.post("/chatkit", {"type": "threads.get_by_id", "params": {"thread_id": thread}}))
    assert shown["items"]["data"][0]["content"][0]["text"] == "Add a task to buy milk"


async def test_an_export_that_is_imported_again_adds_nothing(ada: Person, bob: Person) -> None:
    exported = await with_a_history(ada)
    await bob.post("/api/me/import", content=json.dumps(exported).encode())
    for person in (ada, bob):
        before = good(await person.get("/api/me/export"))
        result = good(await person.post("/api/me/import", content=json.dumps(exported).encode()))
        assert (result["tasks"], result["conversations"], result["ids"]) == (0, 0, [])
        assert {(left["what"], left["reason"]) for left in result["left_out"]} >= {
            ("tasks", "already_here"),
            ("conversations", "already_here"),
            ("settings", "not_asked_for"),
        }
        after = good(await person.get("/api/me/export"))
        assert without(after, "exported_at") == without(before, "exported_at")


async def test_a_table_of_the_tasks_arrives_too(ada: Person, bob: Person) -> None:
    exported = await with_a_history(ada)
    table = (await ada.get("/api/me/export?format=csv")).content
    result = good(await bob.post("/api/me/import?format=csv", content=table))
    assert result["tasks"] == 4
    kept = ("title", "description", "completed", "completed_at", "priority", "due_date", "due_time", "tags")
    arrived = good(await bob.get("/api/me/export"))["tasks"]
    assert [[task[name] for name in kept] for task in arrived] == [
        [task[name] for name in kept] for task in exported["tasks"]
    ]


@pytest.mark.parametrize(
    "table",
    [
        b"\xef\xbb\xbfTitle;Due_Date;Due_Time;Completed\r\nCall;2026-11-30;9:00;TRUE\r\n;;;\r\n",
        "title\tdue_date\tdue_time\tcompleted\r\nCall\t2026-11-30\t09:00:00\tTRUE\r\n".encode("utf-16"),
        b'completed,due_time,due_date,title,owner\n1,09:00,2026-11-30,"Call",x\n',
    ],
    ids=["Excel, semicolons", "Excel, Unicode text", "other columns"],
)
async def test_what_a_spreadsheet_saves_is_read(ada: Person, table: bytes) -> None:
    assert good(await ada.post("/api/me/import?format=csv", content=table))["tasks"] == 1
    task = await ada.task(1)
    assert (task["title"], task["due_date"], task["due_time"], task["completed"]) == (
        "Call",
        "2026-11-30",
        "09:00",
        True,
    )


def test_lines_and_quotes_in_a_cell_are_kept() -> None:
    parsed = read_file('title,description\r\n"Say ""hi""","one\r\ntwo; three"\r\n', "csv")
    assert (parsed.tasks[0].title, parsed.tasks[0].description) == ('Say "hi"', "one\r\ntwo; three")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "'=1"])
def test_no_cell_of_a_table_is_a_formula(title: str) -> None:
    written = write_csv([PortableTask(title=title, description="\t=1", tags=["-x"])])
    row = next(reversed(list(csv.reader(written.splitlines()))))
    assert all(not cell or cell[0] not in "=+-@\t\r\n\uff1d" for cell in row)
    assert read_file(written, "csv").tasks[0].title == title


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


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("json", "{", ("not_json", None, None)),
        ("json", "7", ("no_list", None, None)),
        ("json", "[7]", ("not_a_task", None, None)),
        ("json", '[{"description": "no title"}]', ("missing", "title", None)),
        ("csv", "name\nMilk\n", ("no_title_column", None, None)),
        ("csv", 'title\n"Milk\n', ("not_csv", None, None)),
        ("csv", f"title\n{'x' * 201}\n", ("too_long", "title", 200)),
        ("csv", "title,due_date\nMilk,soon\n", ("unreadable", "due_date", None)),
        ("csv", "title,priority\nMilk,urgent\n", ("unreadable", "priority", None)),
        ("csv", f'title,tags\nMilk,"{",".join("abcdefghijklmnopqrstu")}"\n', ("too_many", "tags", 20)),
        ("todotxt", "x\n" * 20_001, ("too_many", None, 20_000)),
    ],
)
def test_each_fault_of_a_file_has_a_code_that_other_languages_can_say(
    kind: ImportFormat, text: str, told: tuple[str, str | None, int | None]
) -> None:
    [problem] = read_file(text, kind).problems
    assert (problem.code, problem.field, problem.limit) == told


async def test_todo_txt_is_understood(ada: Person) -> None:
    file = "(A) 2026-11-01 Call mom +family @phone due:2026-11-30\n"
    file += "x 2026-11-20 2026-11-01 Pay rent rec:1m due:2026-12-01\n"
    good(await ada.post("/api/me/import?format=todotxt", content=file))
    call, rent = await ada.tasks(sort="id")
    assert (call["title"], call["priority"], call["due_date"]) == ("Call mom", "high", "2026-11-30")
    assert (call["tags"], call["created_at"]) == (["family", "phone"], "2026-11-01T00:00:00Z")
    assert (rent["completed"], rent["recurrence"]) == (True, "FREQ=MONTHLY;INTERVAL=1")


@pytest.mark.parametrize(
    ("line", "title", "fields"),
    [
        ("x (B) 2026-11-20 Pay", "Pay", {"completed": True, "priority": "medium"}),
        ("xylophone lesson", "xylophone lesson", {"completed": False}),
        ("(a) not a priority", "(a) not a priority", {"priority": "medium"}),
        (
            "Read https://example.com/a:b due:soon",
            "Read https://example.com/a:b due:soon",
            {"due_date": None},
        ),
        ("Pay rec:1b", "Pay", {"recurrence": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}),
        ("Pay rec:weekly", "Pay rec:weekly", {"recurrence": None}),
        ("mail a@b.example 2+2", "mail a@b.example 2+2", {"tags": []}),
        ("+garden @home", "+garden @home", {"tags": ["garden", "home"]}),
        ("one\u2028line", "one line", {}),
        ("Pay pri:A", "Pay", {"priority": "high"}),
    ],
)
def test_todo_txt_is_read_by_its_rules(line: str, title: str, fields: dict[str, Any]) -> None:
    parsed = read_file(line + "\r\n\r\n", "todotxt")
    assert (parsed.problems, len(parsed.tasks)) == ([], 1)
    read = parsed.tasks[0].model_dump(mode="json")
    assert read["title"] == title
    assert {name: read[name] for name in fields} == fields


@pytest.mark.parametrize("body", [b"", b"\xff", b"[1]", b"{", b'{"tasks": 1}', b"[" * 100_000])
async def test_a_file_that_is_none_is_refused(ada: Person, body: bytes) -> None:
    assert (await ada.post("/api/me/import", content=body)).status_code == 422

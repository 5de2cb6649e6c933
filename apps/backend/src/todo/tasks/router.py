import re
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response

from todo.auth.dependencies import CurrentUser
from todo.auth.once import CurrentWriter
from todo.core.clock import Clock
from todo.core.db import TransactionalRoute, session_of
from todo.core.errors import AppError, problems
from todo.core.identity import Identity
from todo.tasks.models import Task
from todo.tasks.parsing import ParsedTask, ParseRequest, parse_task
from todo.tasks.schemas import (
    BulkRequest,
    BulkResult,
    TaskCounts,
    TaskCreate,
    TaskFilters,
    TaskRead,
    TaskUpdate,
)
from todo.tasks.service import TaskService

router = APIRouter(
    prefix="/api/{user_id}/tasks",
    tags=["tasks"],
    route_class=TransactionalRoute,
    responses=problems(401, 403, 404, 422, 503),
)


class InvalidIfMatch(AppError):
    code = "invalid_if_match"
    status = 422

    def __init__(self) -> None:
        super().__init__('If-Match must be the ETag of a task, as "3".')


async def _service(request: Request) -> TaskService:
    clock: Clock = request.app.state.clock
    return TaskService.over(session_of(request), clock)


async def _expected_version(
    if_match: Annotated[str | None, Header(description="The ETag that you read.", max_length=50)] = None,
) -> int | None:
    if if_match is None or if_match == "*":
        return None
    found = re.fullmatch(r'(?:W/)?"(\d{1,9})"', if_match)
    if found is None:
        raise InvalidIfMatch
    return int(found[1])


async def _permanent(
    permanent: Annotated[bool, Query(description="For good, past the trash.")] = False,
) -> bool:
    return permanent


Tasks = Annotated[TaskService, Depends(_service)]
TaskId = Annotated[int, Path(ge=1, le=2**31 - 1)]
ExpectedVersion = Annotated[int | None, Depends(_expected_version)]


@router.get("")
async def list_(
    filters: Annotated[TaskFilters, Query()],
    tasks: Tasks,
    by: CurrentUser,
    request: Request,
    response: Response,
) -> list[TaskRead]:
    """One page; the `Link` header has the next one."""
    page = await tasks.page(filters, by=by)
    if page.next_cursor is not None:
        response.headers["Link"] = f'<{_next_page(request, page.next_cursor)}>; rel="next"'
    return [TaskRead.of(task, by.zone) for task in page.items]


@router.post("", status_code=201)
async def create(draft: TaskCreate, tasks: Tasks, by: CurrentWriter, response: Response) -> TaskRead:
    task = await tasks.create(draft, by=by)
    response.headers["Location"] = f"/api/me/tasks/{task.id}"
    return _answer(task, by, response)


@router.get("/overview")
async def overview(tasks: Tasks, by: CurrentUser) -> TaskCounts:
    """The numbers beside the lists."""
    return await tasks.counts(by=by)


@router.post("/bulk")
async def bulk(change: BulkRequest, tasks: Tasks, by: CurrentWriter) -> BulkResult:
    """One action on many tasks, in one transaction."""
    if change.action == "delete":
        by.require("tasks:delete")
    return BulkResult(results=await tasks.bulk(change, by=by))


@router.post("/parse")
async def parse(sentence: ParseRequest, by: CurrentUser, request: Request) -> ParsedTask:
    """The task that a sentence means, with what was understood where. Makes nothing."""
    return parse_task(sentence.text, now=request.app.state.clock.now(), by=by)


@router.get("/{task_id}")
async def get(task_id: TaskId, tasks: Tasks, by: CurrentUser, response: Response) -> TaskRead:
    """Also from the trash."""
    return _answer(await tasks.get(task_id, by=by), by, response)


@router.put("/{task_id}", name="replace", responses=problems(412))
@router.patch("/{task_id}", name="update", responses=problems(412))
async def update(
    task_id: TaskId,
    change: TaskUpdate,
    tasks: Tasks,
    by: CurrentWriter,
    expected: ExpectedVersion,
    response: Response,
) -> TaskRead:
    """Changes the named fields; null clears."""
    outcome = await tasks.update(task_id, change, by=by, expected_version=expected)
    return _answer(outcome.task, by, response)


@router.patch("/{task_id}/complete", responses=problems(412))
async def complete(
    task_id: TaskId, tasks: Tasks, by: CurrentWriter, expected: ExpectedVersion, response: Response
) -> TaskRead:
    """Toggles. Completing a recurring task makes the next one."""
    outcome = await tasks.toggle(task_id, by=by, expected_version=expected)
    return _answer(outcome.task, by, response)


@router.post("/{task_id}/skip", responses=problems(412))
async def skip(
    task_id: TaskId, tasks: Tasks, by: CurrentWriter, expected: ExpectedVersion, response: Response
) -> TaskRead:
    """Moves a recurring task to its next occurrence."""
    outcome = await tasks.skip(task_id, by=by, expected_version=expected)
    return _answer(outcome.task, by, response)


@router.delete("/{task_id}", status_code=204, responses=problems(412))
async def delete(
    task_id: TaskId,
    tasks: Tasks,
    by: CurrentWriter,
    expected: ExpectedVersion,
    permanent: Annotated[bool, Depends(_permanent)],
) -> None:
    """To the trash, where it stays for 30 days; with `permanent` for good."""
    if permanent:
        await tasks.erase_one(task_id, by=by, expected_version=expected)
    else:
        await tasks.delete(task_id, by=by, expected_version=expected)


@router.post("/{task_id}/restore")
async def restore(task_id: TaskId, tasks: Tasks, by: CurrentWriter, response: Response) -> TaskRead:
    """Out of the trash."""
    return _answer((await tasks.restore(task_id, by=by)).task, by, response)


def _answer(task: Task, by: Identity, response: Response) -> TaskRead:
    response.headers["ETag"] = f'"{task.version}"'
    return TaskRead.of(task, by.zone)


def _next_page(request: Request, cursor: str) -> str:
    query = {**request.query_params, "cursor": cursor}
    return f"{request.url.path}?{urlencode(query)}"

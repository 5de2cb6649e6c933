from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from todo.activity.repository import ActivityRepository
from todo.activity.schemas import ActivityFilters, ActivityRead
from todo.activity.service import ActivityService, Reverts
from todo.auth.dependencies import CurrentUser
from todo.auth.once import CurrentWriter
from todo.core.db import TransactionalRoute, session_of
from todo.core.errors import problems

router = APIRouter(
    prefix="/api/{user_id}/activity",
    tags=["activity"],
    route_class=TransactionalRoute,
    responses=problems(401, 403, 404, 422, 503),
)


async def _service(request: Request) -> ActivityService:
    session = session_of(request)
    reverts: Reverts = request.app.state.make_reverts(session, request.app.state.clock)
    return ActivityService(ActivityRepository(session), reverts)


Log = Annotated[ActivityService, Depends(_service)]


@router.get("")
async def list_(
    filters: Annotated[ActivityFilters, Query()],
    log: Log,
    by: CurrentUser,
    request: Request,
    response: Response,
) -> list[ActivityRead]:
    """What changed, newest first; the `Link` header has the next page."""
    found = await log.page(filters, by=by)
    if len(found) == filters.limit:
        query = {**request.query_params, "before": str(found[-1].id)}
        response.headers["Link"] = f'<{request.url.path}?{urlencode(query)}>; rel="next"'
    return [ActivityRead.of(activity) for activity in found]


@router.post("/{activity_id}/undo", responses=problems(409))
async def undo(
    activity_id: Annotated[int, Path(ge=1, le=2**31 - 1)], log: Log, by: CurrentWriter
) -> ActivityRead:
    """Makes the inverse change; 409 says what changed since. Answers the entry that was taken back."""
    return ActivityRead.of(await log.undo(activity_id, by=by))

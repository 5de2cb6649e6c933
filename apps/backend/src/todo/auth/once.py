"""`Idempotency-Key` on the routes of a user."""

from fastapi import Request

from todo.auth.dependencies import CurrentUser
from todo.core.db import SessionDep
from todo.core.idempotency import IdempotencyHeader, claim


async def once_per_key(
    request: Request, session: SessionDep, by: CurrentUser, idempotency_key: IdempotencyHeader = None
) -> None:
    """A dependency of every route that writes; its routers need `route_class=TransactionalRoute`."""
    if idempotency_key is not None:
        clock = request.app.state.clock
        await claim(request, key=idempotency_key, user_id=by.user_id, session=session, clock=clock)

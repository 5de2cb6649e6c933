"""`Idempotency-Key` on the routes of a user."""

from typing import Annotated

from fastapi import Depends, Request

from todo.auth.dependencies import CurrentUser
from todo.core.db import session_of
from todo.core.idempotency import IdempotencyHeader, claim
from todo.core.identity import Identity


async def _writer(request: Request, by: CurrentUser, idempotency_key: IdempotencyHeader = None) -> Identity:
    if idempotency_key is not None:
        clock = request.app.state.clock
        await claim(
            request, key=idempotency_key, user_id=by.user_id, session=session_of(request), clock=clock
        )
    return by


CurrentWriter = Annotated[Identity, Depends(_writer)]
"""CurrentUser on a route that writes, once for each key; needs `route_class=TransactionalRoute`."""

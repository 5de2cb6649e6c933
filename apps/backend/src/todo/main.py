"""Puts the service together. The only module that knows every feature."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from fastapi import FastAPI
from fastapi.routing import APIRoute

import todo.activity.router
import todo.auth.router
import todo.chat.router
import todo.events.router
import todo.health.router
import todo.portability.router
import todo.tasks.router
from todo.agent.engines import Provider
from todo.auth.passwords import Passwords
from todo.auth.personal import identify_personal_token
from todo.auth.sessions import sweep_sessions
from todo.chat import erasure as chat_erasure
from todo.chat.module import ChatModule
from todo.core import idempotency
from todo.core.access_log import AccessLogMiddleware
from todo.core.body_limit import BodyLimitMiddleware
from todo.core.clock import Clock, SystemClock
from todo.core.db import Database
from todo.core.errors import Problem, install_error_door
from todo.core.maintenance import Job, maintaining
from todo.core.metrics import Metrics, MetricsMiddleware
from todo.core.request_id import RequestIdMiddleware
from todo.core.settings import Settings
from todo.core.throttle import Throttle
from todo.events import publish as event_publish
from todo.events.hub import EventHub
from todo.health.goodbye import GoodbyeMiddleware
from todo.health.readiness import Readiness
from todo.tasks import erasure as task_erasure
from todo.tasks.service import TaskService
from todo.tasks.tools import task_tools
from todo.tasks.trash import empty_trash


def create_app(
    settings: Settings, *, clock: Clock | None = None, provider: Provider | None = None
) -> FastAPI:
    """The ASGI application. `clock` and `provider` (of the assistant's model) are what tests replace."""
    clock = clock or SystemClock()
    database = Database.connect(settings)
    passwords = Passwords()
    chat = ChatModule(
        settings,
        database,
        clock,
        tools=task_tools(clock),
        identify_token=lambda token: identify_personal_token(database, clock, token, channel="mcp"),
        provider=provider,
    )
    readiness = Readiness(database.ping)
    hub = EventHub(database, settings.direct_database)

    throttle = Throttle(database, clock)
    metrics = Metrics()
    metrics.watch_pool(database.connections_in_use)
    jobs: dict[str, Job] = {
        "empty_trash": partial(empty_trash, database, clock),
        "sweep_sessions": partial(sweep_sessions, database, clock),
        "sweep_rate_limits": throttle.sweep,
        "sweep_idempotency_keys": partial(idempotency.sweep, database, clock),
    }

    def drain() -> None:
        """Sends nobody here any more and ends the streams that would never end."""
        readiness.is_draining = True
        hub.close()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(database.close)
            stack.callback(passwords.close)
            await stack.enter_async_context(chat.running())
            stack.push_async_callback(hub.aclose)
            await stack.enter_async_context(maintaining(jobs))
            stack.enter_context(metrics.serving(settings.metrics_port))
            yield
            drain()

    app = FastAPI(
        title="todo",
        version="1.0.0",
        summary="Tasks, and an assistant that understands what you say about them.",
        lifespan=lifespan,
        generate_unique_id_function=_operation_id,
        docs_url=None,
        redoc_url=None,
        responses={"default": {"model": Problem, "description": "What went wrong (RFC 9457)."}},
    )
    app.state.settings = settings
    app.state.clock = clock
    app.state.database = database
    app.state.passwords = passwords
    app.state.throttle = throttle
    app.state.drain = drain
    # Called in this order when an account is deleted, before the account itself.
    app.state.erasers = [chat_erasure.erase, task_erasure.erase, event_publish.erase, idempotency.erase]
    app.state.chat = chat
    app.state.readiness = readiness
    # `/ready` trusts its last answer for a while; a request that failed knows better.
    app.state.doubt_database = readiness.doubt
    app.state.hub = hub
    app.state.make_reverts = TaskService.over
    install_error_door(app)
    app.add_exception_handler(idempotency.Replay, idempotency.answer_again)
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(AccessLogMiddleware)
    app.add_middleware(MetricsMiddleware, metrics=metrics)
    app.add_middleware(RequestIdMiddleware)
    app.add_middleware(GoodbyeMiddleware, readiness=readiness)
    # Routes are looked through in this order: what is asked most comes first.
    for feature in (
        todo.tasks,
        todo.chat,
        todo.auth,
        todo.health,
        todo.events,
        todo.activity,
        todo.portability,
    ):
        app.include_router(feature.router.router)
    app.router.routes.append(chat.mcp_route)
    return app


def _operation_id(route: APIRoute) -> str:
    return f"{route.tags[0]}_{route.name.rstrip('_')}"

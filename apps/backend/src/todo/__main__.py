"""`python -m todo`: serves until SIGTERM, then finishes what is running."""

import argparse
import gc
import signal
import sys
from collections.abc import Callable, Mapping
from time import monotonic
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI

from todo.core.logging import configure_logging
from todo.core.settings import InvalidSettings, Settings, load_settings

GRACEFUL_SHUTDOWN_SECONDS = 20
# Longer than the 4 seconds for which the frontend keeps an idle connection.
LINGER_SECONDS = 5
_OBJECTS_BETWEEN_COLLECTIONS = 10_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m todo")
    parser.add_argument("--reload", action="store_true", help="start again when a source file changes")
    parser.add_argument("--migrate", action="store_true", help="bring the database to this version first")
    arguments = parser.parse_args()
    try:
        settings = load_settings()
    except InvalidSettings as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 78  # EX_CONFIG of sysexits.h
    if arguments.migrate and (failed := migrate()) != 0:
        return failed
    if arguments.reload:
        uvicorn.run("todo.__main__:serve", factory=True, reload=True, **server_options(settings))
    else:
        DrainingServer(serve(), server_options(settings)).run()
    return 0


def migrate() -> int:
    from todo.migrate import main as migrate_database  # noqa: PLC0415 - a replica of a cluster never migrates

    return migrate_database()


def server_options(settings: Settings) -> dict[str, Any]:
    return {
        "host": settings.api_host,
        "port": settings.api_port,
        "timeout_graceful_shutdown": GRACEFUL_SHUTDOWN_SECONDS,
        "log_config": None,
        "access_log": False,
        # The backend reads X-Forwarded-For itself, and only from TRUSTED_PROXIES.
        "proxy_headers": False,
        "server_header": False,
    }


class DrainingServer(uvicorn.Server):
    """Drains at the signal; uvicorn tells the application only when all its streams have ended.

    SIGTERM also lets kept-alive connections linger: closed at once, they would lose the request that is on its way on
    one of them. Each gets an answer that says `Connection: close`, or falls idle and is closed by who opened it.
    """

    def __init__(self, app: FastAPI, options: Mapping[str, Any]) -> None:
        super().__init__(uvicorn.Config(app, **options))
        self._drain: Callable[[], None] = app.state.drain
        self._linger_until: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._drain()
        if sig == signal.SIGTERM and self._linger_until is None:
            self._linger_until = monotonic() + LINGER_SECONDS
        else:
            super().handle_exit(sig, frame)

    async def on_tick(self, counter: int) -> bool:
        if self._linger_until is not None and not self.should_exit:
            is_over = monotonic() >= self._linger_until or not self.server_state.connections
            if is_over:
                super().handle_exit(signal.SIGTERM, None)
        return await super().on_tick(counter)


def serve() -> FastAPI:
    from todo.main import create_app  # noqa: PLC0415 - the reloader imports this module in a process without settings

    settings = load_settings()
    configure_logging(settings.log_level)
    app = create_app(settings)
    # What exists now stays: the collector need not look through thousands of modules and routes again and again.
    gc.collect()
    gc.freeze()
    # A request makes hundreds of objects and hardly a cycle: looking for cycles after each costs more than it finds.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    return app


if __name__ == "__main__":
    sys.exit(main())

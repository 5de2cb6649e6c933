"""`python -m todo`: serves until SIGTERM, then finishes what is running."""

import argparse
import sys

import uvicorn

from todo.core.logging import configure_logging
from todo.core.settings import InvalidSettings, load_settings

GRACEFUL_SHUTDOWN_SECONDS = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m todo")
    parser.add_argument("--reload", action="store_true", help="start again when a source file changes")
    arguments = parser.parse_args()
    try:
        settings = load_settings()
    except InvalidSettings as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 78  # EX_CONFIG of sysexits.h
    configure_logging(settings.log_level)
    uvicorn.run(
        "todo.__main__:serve",
        factory=True,
        host=settings.api_host,
        port=settings.api_port,
        reload=arguments.reload,
        timeout_graceful_shutdown=GRACEFUL_SHUTDOWN_SECONDS,
        log_config=None,
        access_log=False,
        # The backend reads X-Forwarded-For itself, and only from TRUSTED_PROXIES.
        proxy_headers=False,
        server_header=False,
    )
    return 0


def serve() -> object:
    from todo.main import create_app  # noqa: PLC0415 - the reloader imports this module in a process without settings

    settings = load_settings()
    configure_logging(settings.log_level)
    return create_app(settings)


if __name__ == "__main__":
    sys.exit(main())

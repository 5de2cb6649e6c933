"""One JSON object a line, on stdout. What people wrote, tokens and secrets have no place in it."""

import logging
import sys

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

_SECRET_WORDS = (
    "password",
    "token",
    "secret",
    "authorization",
    "api_key",
    "title",
    "description",
    "message_text",
)


def configure_logging(level: str) -> None:
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _withhold_secrets,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    # These repeat what we log ourselves, or show the statements and headers that we must not log.
    for name in (
        "uvicorn.access",
        "sqlalchemy.engine",
        "httpx",
        "httpx2",
        "httpcore",
        "openai",
        "mcp",
        "openai.agents",
    ):
        logging.getLogger(name).setLevel(logging.WARNING)


def _withhold_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {
        key: "withheld" if any(word in key.lower() for word in _SECRET_WORDS) else value
        for key, value in event.items()
    }

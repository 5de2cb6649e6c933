"""One base for everything that a caller can act on, and the one door where it becomes an HTTP answer (RFC 9457)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar

import structlog
from asyncpg import PostgresError
from asyncpg.exceptions import (
    CannotConnectNowError,
    DataError,
    PostgresConnectionError,
    TooManyConnectionsError,
)
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from todo.core.request_id import current_request_id

log = structlog.get_logger()


class AppError(Exception):
    """A case that the caller can act on: what happened, with the value, then what to do."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 400
    headers: Mapping[str, str] | None = None

    def __init__(self, message: str, *, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.details = details or {}


class NotFound(AppError):
    code = "not_found"
    status = 404


class UnusableText(AppError):
    code = "unusable_text"
    status = 422

    def __init__(self) -> None:
        super().__init__("The request has characters or numbers that cannot be stored.")


class DatabaseUnavailable(AppError):
    code = "database_unavailable"
    status = 503
    headers: Mapping[str, str] | None = {"Retry-After": "2"}

    def __init__(self) -> None:
        super().__init__("The database cannot be reached at the moment. Nothing was changed; try again.")


class InvalidField(BaseModel):
    field: str
    message: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(default="about:blank", examples=["about:blank"])
    title: str
    status: int
    detail: str
    code: str = Field(description="Stable name of the case, as `task_not_found`.")
    request_id: str
    errors: list[InvalidField] | None = Field(default=None, description="The fields that are wrong.")


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    extra: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": current_request_id(),
        **(extra or {}),
    }
    sent = {"X-Request-ID": current_request_id(), **(headers or {})}
    return JSONResponse(body, status, sent, media_type="application/problem+json")


def is_connection_failure(error: BaseException) -> bool:
    """Whether the database was not there, as opposed to having refused what it was asked."""
    if isinstance(error, PoolTimeout | ConnectionError | OSError | TimeoutError):
        return True
    if isinstance(error, DBAPIError):
        if error.connection_invalidated or isinstance(error, InterfaceError):
            return True
        cause = error.orig.__cause__ if error.orig is not None else None
        return cause is not None and is_connection_failure(cause)
    return isinstance(error, PostgresConnectionError | CannotConnectNowError | TooManyConnectionsError)


def translate_database_error(error: Exception) -> AppError | None:
    """The case behind a driver's error, where there is one."""
    if isinstance(error, UnicodeEncodeError) or _postgres_cause(error, DataError):
        return UnusableText()
    return DatabaseUnavailable() if is_connection_failure(error) else None


def _postgres_cause(error: Exception, kind: type[PostgresError] | type[Exception]) -> bool:
    cause = error.orig.__cause__ if isinstance(error, DBAPIError) and error.orig is not None else None
    return isinstance(cause, kind | UnicodeEncodeError)


def install_error_door(app: FastAPI) -> None:
    app.add_exception_handler(AppError, _answer_app_error)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    for kind in (DBAPIError, PoolTimeout, OSError, UnicodeEncodeError):
        app.add_exception_handler(kind, _answer_driver)
    app.add_exception_handler(Exception, _answer_unexpected)


async def _answer_app_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AppError)
    return problem(error.status, error.code, error.message, extra=error.details, headers=error.headers)


async def _answer_invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    if any(found["type"] == "json_invalid" for found in error.errors()):
        return problem(400, "malformed_json", "The body is not JSON.")
    return problem(
        422,
        "invalid_request",
        "The request is not valid: see `errors`.",
        extra={"errors": describe_validation(error.errors())},
    )


def describe_validation(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Names the fields; never repeats what was sent, which may be secret or impossible to encode."""
    return [
        {
            "field": ".".join(
                _printable(part) for part in found["loc"] if part not in {"body", "query", "path"}
            )
            or "body",
            "message": _printable(found["msg"]).removeprefix("Value error, "),
        }
        for found in errors[:50]
    ]


def _printable(value: object) -> str:
    return str(value)[:200].encode("utf-8", "replace").decode().replace("\x00", "?")


async def _answer_http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = {400: "malformed_json", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}
    return problem(
        error.status_code,
        code.get(error.status_code, "http_error"),
        str(error.detail),
        headers=error.headers,
    )


async def _answer_driver(request: Request, error: Exception) -> JSONResponse:
    known = translate_database_error(error)
    if known is None:
        return await _answer_unexpected(request, error)
    if isinstance(known, DatabaseUnavailable):
        log.warning("database_unavailable", error=type(error).__name__)
        request.app.state.doubt_database()
    return await _answer_app_error(request, known)


async def _answer_unexpected(_request: Request, error: Exception) -> JSONResponse:
    log.error("unexpected_error", exc_info=error)
    return problem(
        500, "internal_error", "Something went wrong on our side. The request id helps us to find it."
    )


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI responses for the error statuses of a route."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}

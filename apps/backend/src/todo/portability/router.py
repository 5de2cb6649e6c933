import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from todo.auth.dependencies import CurrentUser
from todo.auth.once import CurrentWriter
from todo.core.db import TransactionalRoute, session_of
from todo.core.errors import UnusableText, problems
from todo.portability.formats import decode, read_file, write_csv
from todo.portability.schemas import Export, ExportFormat, ImportFormat, ImportResult, PortableTask
from todo.portability.service import PortabilityService, file_name

router = APIRouter(
    prefix="/api/{user_id}",
    tags=["portability"],
    route_class=TransactionalRoute,
    responses=problems(401, 403, 404, 422, 503),
)
_FILE = {
    "required": True,
    "content": {
        kind: {"schema": {"type": "string"}} for kind in ("application/json", "text/csv", "text/plain")
    },
}


async def _service(request: Request) -> PortabilityService:
    return PortabilityService(session_of(request), request.app.state.clock)


Portability = Annotated[PortabilityService, Depends(_service)]


@router.get("/export", response_model=Export, responses={200: {"content": {"text/csv": {}}}})
async def export(
    contents: Portability, by: CurrentUser, format_: Annotated[ExportFormat, Query(alias="format")] = "json"
) -> Response:
    """JSON: everything that the account holds. CSV: its tasks."""
    if format_ == "csv":
        text = write_csv([PortableTask.of(task) for task in await contents.tasks(by=by)])
    else:
        text = (await contents.export(by=by)).model_dump_json(indent=2)
    name = file_name(by, format_, contents.clock)
    media_type = "text/csv; charset=utf-8" if format_ == "csv" else "application/json"
    return Response(
        text, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@router.post(
    "/import",
    name="import",
    openapi_extra={"requestBody": _FILE},
    responses=problems(413),
)
async def import_(
    contents: Portability,
    by: CurrentWriter,
    request: Request,
    format_: Annotated[ImportFormat, Query(alias="format")] = "json",
    preview: Annotated[bool, Query(description="Only says what the import would do.")] = False,
    settings: Annotated[
        bool, Query(description="Also take over name, time zone, language and preferences.")
    ] = False,
) -> ImportResult:
    """Our own export, CSV or todo.txt, as the body. All of the file in one transaction, or nothing."""
    try:
        text = decode(await request.body())
    except UnicodeDecodeError as error:
        raise UnusableText from error
    # A large file takes seconds; others are answered meanwhile.
    parsed = await asyncio.to_thread(read_file, text, format_)
    return await contents.import_(parsed, by=by, is_preview=preview, takes_settings=settings)

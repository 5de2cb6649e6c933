from fastapi import APIRouter, Request, Response

from todo.health.readiness import Readiness
from todo.health.schemas import Health, Ready

router = APIRouter(tags=["health"])


@router.get("/health")
async def live() -> Health:
    """The process runs. Touches nothing."""
    return Health()


@router.get("/ready", responses={503: {"model": Ready}})
async def ready(request: Request, response: Response) -> Ready:
    """Whether requests can be served: the database answers and the process is not about to end."""
    readiness: Readiness = request.app.state.readiness
    is_connected = await readiness.is_connected()
    is_ready = is_connected and not readiness.is_draining
    response.status_code = 200 if is_ready else 503
    response.headers["Cache-Control"] = "no-store"
    return Ready(
        status="ready" if is_ready else "not_ready", database="connected" if is_connected else "unreachable"
    )

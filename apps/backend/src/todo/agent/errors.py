from uuid import UUID

from todo.core.errors import AppError, NotFound


class ApprovalNotFound(NotFound):
    code = "approval_not_found"

    def __init__(self, approval_id: UUID | str) -> None:
        super().__init__(f"There is no approval {approval_id}.")


class ApprovalAlreadyDecided(AppError):
    code = "approval_already_decided"
    status = 409

    def __init__(self, status: str) -> None:
        super().__init__(f"This was already {status}. An approval can be used once.")


class ApprovalExpired(AppError):
    code = "approval_expired"
    status = 409

    def __init__(self) -> None:
        super().__init__("This waited longer than 10 minutes, so nothing was changed. Ask for it again.")


class ApprovalOutdated(AppError):
    code = "approval_outdated"
    status = 409

    def __init__(self) -> None:
        super().__init__("A task has changed since this was shown, so nothing was done. Ask for it again.")

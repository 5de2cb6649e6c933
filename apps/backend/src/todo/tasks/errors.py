from todo.core.errors import AppError, NotFound


class TaskNotFound(NotFound):
    code = "task_not_found"

    def __init__(self, task_id: int) -> None:
        super().__init__(f"There is no task {task_id}.", details={"task_id": task_id})


class TaskChanged(AppError):
    code = "task_changed"
    status = 412

    def __init__(self, task_id: int, version: int) -> None:
        super().__init__(
            f"Task {task_id} was changed since you read it (it is at version {version} now). Read it again first.",
            details={"task_id": task_id, "version": version},
        )


class TaskRuleBroken(AppError):
    """The fields are fine one by one, but not together."""

    code = "invalid_task"
    status = 422


class InvalidCursor(AppError):
    code = "invalid_cursor"
    status = 422

    def __init__(self) -> None:
        super().__init__("The cursor does not belong to this list. Start again without one.")

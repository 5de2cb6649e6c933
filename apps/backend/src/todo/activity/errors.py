from collections.abc import Sequence
from typing import Any

from todo.core.errors import AppError, NotFound


class ActivityNotFound(NotFound):
    code = "activity_not_found"

    def __init__(self, activity_id: int) -> None:
        super().__init__(f"There is no activity {activity_id}.", details={"activity_id": activity_id})


class NothingToUndo(AppError):
    code = "nothing_to_undo"
    status = 409

    def __init__(self) -> None:
        super().__init__("There is no change left that could be taken back.")


class TooMuchToUndo(AppError):
    """A change of more tasks than one action takes."""

    code = "too_much_to_undo"
    status = 409

    def __init__(self, count: int, most: int) -> None:
        super().__init__(
            f"The last change was one of {count} tasks, and {most} are taken back at most at once. Nothing was "
            "changed. Choose the tasks in the list and delete them, or take single changes back under Activity.",
            details={"count": count, "most": most},
        )


class AlreadyUndone(AppError):
    code = "already_undone"
    status = 409

    def __init__(self, activity_id: int, undone_by: int) -> None:
        super().__init__(
            f"Activity {activity_id} was taken back already. Undo activity {undone_by} to have it again.",
            details={"activity_id": activity_id, "undone_by": undone_by},
        )


class ChangedSince(AppError):
    """Undoing would throw away what somebody did later."""

    code = "changed_since"
    status = 409

    def __init__(self, task_id: int, changes: Sequence[dict[str, Any]], message: str | None = None) -> None:
        named = ", ".join(str(change["field"]) for change in changes)
        super().__init__(
            message or f"Task {task_id} was changed since: {named}. Change it by hand instead.",
            details={"task_id": task_id, "changes": list(changes)},
        )

from todo.core.errors import AppError


class ToolError(AppError):
    """A model or an outside client reads this."""

    code = "tool_failed"
    status = 422


class UnknownTool(ToolError):
    code = "unknown_tool"

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"There is no tool {name[:64]!r}. Known are: {', '.join(known)}.")


class InvalidArguments(ToolError):
    code = "invalid_arguments"


class MissingScope(ToolError):
    code = "insufficient_scope"
    status = 403

    def __init__(self, scope: str) -> None:
        super().__init__(f"This needs the scope {scope}, which the access token does not have.")


class ForeignUser(ToolError):
    code = "foreign_user"
    status = 403

    def __init__(self) -> None:
        super().__init__("`user_id` is not the user of this token. Leave it out: the token says who you are.")


class TooManyCalls(ToolError):
    code = "too_many_calls"
    status = 429

    def __init__(self, limit: int) -> None:
        super().__init__(f"This answer has used its {limit} tool calls. Answer with what you have.")

from todo.core.errors import AppError, NotFound


class ConversationNotFound(NotFound):
    code = "conversation_not_found"

    def __init__(self, thread_id: str) -> None:
        super().__init__(f"There is no conversation {thread_id[:64]}.")


class ItemNotFound(NotFound):
    code = "item_not_found"

    def __init__(self, item_id: str) -> None:
        super().__init__(f"There is no item {item_id[:64]} in this conversation.")


class ConversationBusy(AppError):
    code = "conversation_busy"
    status = 409

    def __init__(self) -> None:
        super().__init__("This conversation is still being answered. Wait for the answer or stop it.")


class TooManyAnswers(AppError):
    code = "too_many_answers"
    status = 429

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"{limit} conversations are being answered already. Wait for one of them or stop it."
        )
        self.headers = {"Retry-After": "5"}


class MessageTooLong(AppError):
    code = "message_too_long"
    status = 413

    def __init__(self, limit: int) -> None:
        super().__init__(f"The message is too long: at most {limit} characters.")


class BodyTooLarge(AppError):
    code = "too_large"
    status = 413

    def __init__(self, limit: int) -> None:
        super().__init__(f"The request is too large: at most {limit // 1024} KiB.")


class EmptyMessage(AppError):
    code = "empty_message"
    status = 422

    def __init__(self) -> None:
        super().__init__("The message is empty. Write what you need to do.")


class UnusableRequest(AppError):
    code = "invalid_request"
    status = 422


class MalformedBody(AppError):
    code = "malformed_json"
    status = 400

    def __init__(self) -> None:
        super().__init__("The body is not JSON.")

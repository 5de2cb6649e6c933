from collections.abc import Mapping

from todo.core.errors import AppError, NotFound


class Unauthenticated(AppError):
    code = "unauthenticated"
    status = 401
    headers: Mapping[str, str] | None = {"WWW-Authenticate": "Bearer"}

    def __init__(self) -> None:
        super().__init__("A valid access token is needed. Log in again.")


class SessionNeeded(AppError):
    code = "session_needed"
    status = 403

    def __init__(self) -> None:
        super().__init__("A personal access token is not good here. Log in instead.")


class WrongCredentials(AppError):
    code = "wrong_credentials"
    status = 401

    def __init__(self) -> None:
        super().__init__("The e-mail address and the password do not match an account.")


class WrongPassword(AppError):
    code = "wrong_password"
    status = 403

    def __init__(self) -> None:
        super().__init__("The current password is not right.")


class SessionEnded(AppError):
    code = "session_ended"
    status = 401

    def __init__(self) -> None:
        super().__init__("This session has ended. Log in again.")


class EmailTaken(AppError):
    code = "email_taken"
    status = 409

    def __init__(self) -> None:
        super().__init__("There is already an account with this e-mail address. Log in instead.")


class WeakPassword(AppError):
    code = "weak_password"
    status = 422

    def __init__(self) -> None:
        super().__init__("This password is among the first that an attacker tries. Choose another one.")


class TooBusyToHash(AppError):
    code = "too_busy"
    status = 503
    headers: Mapping[str, str] | None = {"Retry-After": "5"}

    def __init__(self) -> None:
        super().__init__("Too many people are logging in at the moment. Try again in a few seconds.")


class SessionNotFound(NotFound):
    code = "session_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such session.")


class TokenNotFound(NotFound):
    code = "token_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such token.")


class TooManyTokens(AppError):
    code = "too_many_tokens"
    status = 409

    def __init__(self, most: int) -> None:
        super().__init__(f"An account has at most {most} personal access tokens. Delete one first.")


class ExpiryNotInFuture(AppError):
    code = "expiry_not_in_future"
    status = 422

    def __init__(self) -> None:
        super().__init__("`expires_at` must be in the future.")

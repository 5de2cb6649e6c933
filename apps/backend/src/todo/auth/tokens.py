"""The three kinds of tokens. Only the access token says anything; the others are random and kept as hashes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any
from uuid import UUID, uuid4

import jwt

from todo.core.settings import Settings

_ALGORITHM = "HS256"
_ISSUER = "todo"
_AUDIENCE = "todo-api"
_TYPE = "access"
# Clocks of two replicas differ a little: what one issues may look a moment early to the other.
_SKEW_SECONDS = 10
_REQUIRED = ["iss", "aud", "sub", "sid", "typ", "jti", "iat", "exp"]

REFRESH_PREFIX = "todo_rt_"
PERSONAL_PREFIX = "todo_pat_"


@dataclass(frozen=True, slots=True)
class AccessClaims:
    user_id: UUID
    session_id: UUID


class InvalidAccessToken(Exception):
    """Not made by us, not for us, or not valid any more. Which of these is nobody's business."""


class AccessTokens:
    """Signed tokens of a session (JWT), short-lived."""

    def __init__(self, secret: str, lifetime: timedelta) -> None:
        self._secret = secret
        self.lifetime = lifetime

    @classmethod
    def of(cls, settings: Settings) -> "AccessTokens":
        return cls(settings.jwt_secret.get_secret_value(), timedelta(minutes=settings.access_token_minutes))

    def issue(self, *, user_id: UUID, session_id: UUID, now: datetime) -> str:
        claims = {
            "iss": _ISSUER,
            "aud": _AUDIENCE,
            "typ": _TYPE,
            "sub": str(user_id),
            "sid": str(session_id),
            "jti": uuid4().hex,
            "iat": int(now.timestamp()),
            "exp": int((now + self.lifetime).timestamp()),
        }
        return jwt.encode(claims, self._secret, algorithm=_ALGORITHM)

    def read(self, token: str, *, now: datetime) -> AccessClaims:
        """Raises InvalidAccessToken."""
        try:
            claims = _verified(token, self._secret)
            if claims["typ"] != _TYPE or not _is_current(claims, now.timestamp()):
                raise InvalidAccessToken
            return AccessClaims(UUID(claims["sub"]), UUID(claims["sid"]))
        # A signed token may still hold values of the wrong type or size, which PyJWT does not all expect.
        except (
            jwt.PyJWTError,
            ValueError,
            TypeError,
            AttributeError,
            OverflowError,
            RecursionError,
        ) as error:
            raise InvalidAccessToken from error


@lru_cache(maxsize=1024)
def _verified(token: str, secret: str) -> Mapping[str, Any]:
    """What a token with our signature says. The same token comes with every request of its quarter of an hour."""
    return jwt.decode(
        token,
        secret,
        algorithms=[_ALGORITHM],
        issuer=_ISSUER,
        audience=_AUDIENCE,
        # The times are checked at each use, against the service's own clock.
        options={
            "require": _REQUIRED,
            "strict_aud": True,
            "verify_exp": False,
            "verify_iat": False,
            "verify_nbf": False,
        },
    )


def _is_current(claims: Mapping[str, object], now: float) -> bool:
    issued, starts, ends = (_seconds(claims.get(name, 0)) for name in ("iat", "nbf", "exp"))
    return max(issued, starts) <= now + _SKEW_SECONDS and now < ends


def _seconds(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidAccessToken
    return value


def new_refresh_token() -> str:
    return REFRESH_PREFIX + token_urlsafe(32)


def new_personal_token() -> str:
    return PERSONAL_PREFIX + token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """256 random bits need no slow hash."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()

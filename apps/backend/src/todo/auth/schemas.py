from datetime import datetime
from functools import lru_cache
from typing import Annotated, Literal, Self
from unicodedata import normalize
from uuid import UUID
from zoneinfo import available_timezones

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    WithJsonSchema,
)

from todo.auth.models import AccessToken, User
from todo.auth.models import Session as SessionRow
from todo.core.identity import Scope
from todo.core.text import WITHOUT_NUL, Name, note

Language = Literal["en", "ur"]
_MAX_PREFERENCES_BYTES = 16 * 1024

# The library's own switch: nothing is ever sent, so names of a private network (office.local) are as good as others.
SPECIAL_USE_DOMAIN_NAMES.clear()


def _read_email(text: object) -> str:
    if not isinstance(text, str):
        raise ValueError("must be an e-mail address")
    try:
        found = validate_email(
            text.strip(), check_deliverability=False, globally_deliverable=False, strict=True
        )
    except (EmailNotValidError, UnicodeError) as error:
        raise ValueError("must be an e-mail address, as ada@example.com") from error
    if "." not in found.domain and found.domain != "localhost":
        raise ValueError("must be an e-mail address, as ada@example.com")
    return found.normalized.lower()


@lru_cache(maxsize=1)
def _known_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _known_zone(name: str) -> str:
    if name not in _known_zones():
        raise ValueError("must be an IANA time zone, as Asia/Karachi")
    return name


def _composed(password: str) -> str:
    """The same letters typed on another system may arrive composed differently."""
    return normalize("NFC", password)


def _bounded(preferences: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if len(str(preferences).encode("utf-8", "surrogatepass")) > _MAX_PREFERENCES_BYTES:
        raise ValueError("must take less than 16 kB")
    return preferences


def _unique(scopes: list[Scope]) -> list[Scope]:
    return sorted(set(scopes))


Email = Annotated[
    str,
    BeforeValidator(_read_email),
    Field(max_length=254),
    WithJsonSchema({"type": "string", "format": "email", "maxLength": 254}),
]
NewPassword = Annotated[
    str,
    StringConstraints(min_length=8, max_length=128, pattern=WITHOUT_NUL),
    AfterValidator(_composed),
    Field(description="8 to 128 characters of any kind."),
]
Password = Annotated[
    str, StringConstraints(min_length=1, max_length=128, pattern=WITHOUT_NUL), AfterValidator(_composed)
]
TimeZone = Annotated[
    str,
    StringConstraints(max_length=64, pattern=WITHOUT_NUL),
    AfterValidator(_known_zone),
    Field(description="IANA name.", examples=["Asia/Karachi"]),
]
OptionalName = Annotated[str, note(max_length=100), AfterValidator(str.strip)]
Opaque = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=WITHOUT_NUL)]
PreferenceName = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=WITHOUT_NUL)]


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class Register(_Fields):
    email: Email
    password: NewPassword
    name: OptionalName = ""
    time_zone: TimeZone = "UTC"
    language: Language = "en"


class Login(_Fields):
    email: Email
    password: Password


class RefreshTokenGiven(_Fields):
    refresh_token: Opaque


class ProfileUpdate(_Fields):
    """Only the fields that are named change."""

    name: OptionalName = ""
    time_zone: TimeZone = "UTC"
    language: Language = "en"
    preferences: Annotated[
        dict[PreferenceName, JsonValue], Field(max_length=100), AfterValidator(_bounded)
    ] = Field(default_factory=dict, description="Merged into what is there; null removes a name.")


class PasswordChange(_Fields):
    current_password: Password
    new_password: NewPassword
    revoke_tokens: bool = Field(default=False, description="Also end all personal access tokens.")


class EmailChange(_Fields):
    email: Email
    current_password: Password


class AccountDeletion(_Fields):
    password: Password


class PersonalTokenCreate(_Fields):
    name: Name
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=10), AfterValidator(_unique)]
    expires_at: AwareDatetime | None = Field(default=None, description="In the future; null = no end.")


class UserRead(BaseModel):
    id: UUID
    email: str
    name: str
    time_zone: str
    language: Language

    @classmethod
    def of(cls, user: User) -> Self:
        return cls.model_validate(user, from_attributes=True)


class Me(UserRead):
    created_at: datetime
    preferences: dict[str, JsonValue]


class SessionTokens(BaseModel):
    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105  (the type's name, no token)
    expires_in: int = Field(description="Seconds until the access token ends.")
    refresh_token: str
    user: UserRead


class SessionRead(BaseModel):
    id: UUID
    user_agent: str
    address: str
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    current: bool = Field(description="Whether this request belongs to it.")

    @classmethod
    def of(cls, session: SessionRow, *, current_id: UUID | None) -> Self:
        return cls(**session.model_dump(exclude={"user_id"}), current=session.id == current_id)


class PersonalTokenRead(BaseModel):
    id: UUID
    name: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None

    @classmethod
    def of(cls, token: AccessToken) -> Self:
        return cls.model_validate(token, from_attributes=True)


class PersonalTokenCreated(PersonalTokenRead):
    token: str = Field(description="Shown this once.")

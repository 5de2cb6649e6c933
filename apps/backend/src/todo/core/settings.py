"""What the service reads from its environment. Every variable is documented here and nowhere else.

`docs/reference/settings.gen.md` is generated from this class.
"""

from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from todo.core.database_url import DatabaseUrl, UnusableDatabaseUrl, parse_database_url

Proxy = IPv4Network | IPv6Network
S = TypeVar("S", bound=BaseSettings)


class InvalidSettings(Exception):
    """The environment cannot be used; the message names every variable that is wrong."""


class DatabaseSettings(BaseSettings):
    """What a migration reads: it is not given the secrets of the service."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", hide_input_in_errors=True)

    database_url: SecretStr = Field(
        description="Postgres, as `postgresql://user:password@host/database`; Neon's strings work as they are."
    )
    database_url_direct: SecretStr | None = Field(
        default=None,
        description="The same database without a pooler in between, for migrations and live events.",
    )
    database_pool_size: int = Field(
        default=10, ge=1, le=100, description="Most connections to the database that one process holds."
    )
    database_connect_timeout_seconds: float = Field(
        default=10, gt=0, le=60, description="Time for a connection; a sleeping Neon needs a second or two."
    )

    @field_validator("database_url", "database_url_direct")
    @classmethod
    def _usable_database_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            try:
                parse_database_url(value.get_secret_value())
            except UnusableDatabaseUrl as error:
                raise ValueError(str(error)) from error
        return value

    @property
    def database(self) -> DatabaseUrl:
        return parse_database_url(self.database_url.get_secret_value())

    @property
    def direct_database(self) -> DatabaseUrl:
        direct = self.database_url_direct or self.database_url
        return parse_database_url(direct.get_secret_value())


class Settings(DatabaseSettings):
    jwt_secret: SecretStr = Field(description="Signs access tokens; at least 32 bytes.")
    api_host: str = Field(default="127.0.0.1", description="Address to listen on.")
    api_port: int = Field(default=8000, ge=1, le=65535, description="Port to listen on.")
    public_origin: str = Field(
        default="http://localhost:3000",
        pattern=r"^https?://[^/\s]+$",
        description="Where people reach the web app: scheme, host and port, no path.",
    )
    trusted_proxies: Annotated[list[Proxy], NoDecode] = Field(
        default_factory=list,
        description="Comma-separated networks whose `X-Forwarded-For` is believed, as `10.0.0.0/8,127.0.0.1`.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least severe level that is logged."
    )
    metrics_port: int | None = Field(
        default=None, ge=1, le=65535, description="Port of the Prometheus metrics; unset = no metrics."
    )

    access_token_minutes: int = Field(default=15, ge=1, le=60, description="Life of an access token.")
    refresh_token_days: int = Field(
        default=30, ge=1, le=365, description="Time without use after which a session ends."
    )
    register_per_hour: int = Field(default=300, ge=1, description="New accounts an hour from one address.")
    login_failures_per_15_minutes: int = Field(
        default=20, ge=1, description="Failed log-ins for one account from one address in 15 minutes."
    )
    chat_messages_per_minute: int = Field(default=60, ge=1, description="Chat messages a minute by one user.")

    openai_api_key: SecretStr | None = Field(
        default=None, description="Lets the assistant use OpenAI; without it the built-in one answers."
    )
    openai_base_url: str | None = Field(
        default=None, pattern=r"^https?://\S+$", description="An OpenAI-compatible server to use instead."
    )
    openai_model: str | None = Field(default=None, description="The model to ask for; unset = the SDK's own.")
    openai_timeout_seconds: float = Field(
        default=30,
        gt=0,
        le=600,
        description="Longest silence of the model before the built-in assistant answers.",
    )
    openai_input_price: float = Field(
        default=0, ge=0, description="Dollars for a million input tokens, for the cost shown to users."
    )
    openai_output_price: float = Field(
        default=0, ge=0, description="Dollars for a million output tokens, for the cost shown to users."
    )
    chat_daily_tokens: int = Field(
        default=200_000,
        ge=0,
        description="Tokens a user may spend in 24 hours before the built-in assistant answers; 0 = no limit.",
    )
    chat_max_message_characters: int = Field(
        default=4000, ge=100, le=50_000, description="Longest chat message."
    )
    chat_history_tokens: int = Field(
        default=6000, ge=500, description="How much of a conversation the model is given, newest first."
    )
    chat_max_output_tokens: int = Field(default=2000, ge=100, description="Longest answer of the model.")
    chat_max_steps: int = Field(default=8, ge=2, le=50, description="Turns of the model for one answer.")
    chat_max_tool_calls: int = Field(default=20, ge=1, le=200, description="Tool calls for one answer.")
    chat_runs_per_user: int = Field(
        default=5, ge=1, description="Answers that one user may have made at a time."
    )
    allowed_hosts: Annotated[list[str], NoDecode] = Field(
        default_factory=lambda: ["todo-backend"],
        description="Comma-separated names, besides PUBLIC_ORIGIN and localhost, by which `/mcp` may be called.",
    )
    shutdown_grace_seconds: float = Field(
        default=10, ge=0, le=120, description="Time for running answers to finish when the service stops."
    )

    @field_validator("jwt_secret")
    @classmethod
    def _long_secret(cls, value: SecretStr) -> SecretStr:
        if len(value.get_secret_value().encode()) < 32:
            raise ValueError("needs at least 32 bytes; make one with `openssl rand -hex 32`")
        return value

    @field_validator("trusted_proxies", "allowed_hosts", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        return (
            [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        )

    @model_validator(mode="after")
    def _metrics_have_a_port_of_their_own(self) -> Self:
        if self.metrics_port == self.api_port:
            raise ValueError("METRICS_PORT must differ from API_PORT")
        return self


def load_settings() -> Settings:
    """Reads the environment. Raises InvalidSettings naming every missing or wrong variable at once."""
    return _load(Settings)


def load_database_settings() -> DatabaseSettings:
    return _load(DatabaseSettings)


def _load(settings: type[S]) -> S:
    try:
        return settings()
    except ValidationError as error:
        raise InvalidSettings(_explain(error)) from None


def _explain(error: ValidationError) -> str:
    lines = ["The service cannot start with these settings:"]
    for problem in error.errors(include_input=False, include_url=False, include_context=False):
        name = str(problem["loc"][0]).upper() if problem["loc"] else ""
        message = (
            "is missing" if problem["type"] == "missing" else problem["msg"].removeprefix("Value error, ")
        )
        lines.append(f"  {name}: {message}" if name else f"  {message}")
    return "\n".join(lines)

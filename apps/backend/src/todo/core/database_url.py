"""Turns any libpq-style Postgres URL (Neon's too) into what SQLAlchemy and asyncpg take."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
# Parameters of libpq that asyncpg does not take and that lose nothing when dropped.
_DROPPED = {"channel_binding", "gssencmode", "target_session_attrs"}


class UnusableDatabaseUrl(ValueError):
    """The text is no Postgres URL that this service can use; the message never repeats it."""


@dataclass(frozen=True)
class DatabaseUrl:
    url: URL
    connect_args: Mapping[str, object] = field(default_factory=dict)
    is_pooled: bool = False
    """Whether a transaction pooler (PgBouncer, Neon's `-pooler` host) sits in between: no session state then."""


def parse_database_url(text: str) -> DatabaseUrl:
    """Accepts `postgres://`, `postgresql://` and `postgresql+asyncpg://`.

    Understands `sslmode`, `channel_binding`, `application_name`, `connect_timeout`, `options` and `pgbouncer`;
    raises UnusableDatabaseUrl for anything else, because a silently dropped option is a trap.
    """
    url = _read(text)
    connect_args: dict[str, object] = {}
    server_settings: dict[str, str] = {"application_name": "todo"}
    is_pooled = "-pooler." in (url.host or "") or "-pooler" in (url.host or "").split(".")[0]
    for name, value in parse_qsl(urlsplit(text).query, keep_blank_values=True):
        if name in {"sslmode", "ssl"}:
            connect_args["ssl"] = _ssl(value)
        elif name == "pgbouncer":
            is_pooled = value.lower() in {"1", "true", "yes"}
        elif name == "application_name":
            server_settings["application_name"] = value
        elif name == "options":
            server_settings |= _options(value)
        elif name not in _DROPPED | {"connect_timeout"}:
            raise UnusableDatabaseUrl(f"has the parameter {name!r}, which this service does not know")
    if is_pooled:
        connect_args |= {
            "statement_cache_size": 0,
            "prepared_statement_cache_size": 0,
            "prepared_statement_name_func": lambda: f"__todo_{uuid4().hex}__",
        }
    connect_args["server_settings"] = server_settings
    return DatabaseUrl(url.set(drivername="postgresql+asyncpg", query={}), connect_args, is_pooled)


def _read(text: str) -> URL:
    try:
        url = make_url(text.strip())
        _ = url.port
    except (ArgumentError, ValueError):
        raise UnusableDatabaseUrl("is not a URL such as postgresql://user:password@host/database") from None
    if url.drivername not in {"postgres", "postgresql", "postgresql+asyncpg"}:
        raise UnusableDatabaseUrl(f"starts with {url.drivername}://, but this service needs postgresql://")
    if not url.host or not url.database:
        raise UnusableDatabaseUrl("needs a host and a database, as postgresql://user:password@host/database")
    return url


def _ssl(mode: str) -> object:
    if mode not in SSL_MODES:
        raise UnusableDatabaseUrl(f"has sslmode={mode}; known are {', '.join(SSL_MODES)}")
    if mode in {"verify-ca", "verify-full"}:
        context = ssl.create_default_context()
        context.check_hostname = mode == "verify-full"
        return context
    return False if mode == "disable" else mode


def _options(value: str) -> dict[str, str]:
    words = value.replace("-c ", "-c").split()
    settings = [word.removeprefix("-c").partition("=") for word in words]
    if not all(word.startswith("-c") for word in words) or not all(setting for _, setting, _ in settings):
        raise UnusableDatabaseUrl("has an `options` parameter other than `-c name=value`")
    return {name: setting for name, _, setting in settings}

import pytest

from todo.core.database_url import UnusableDatabaseUrl, parse_database_url


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_every_spelling_of_the_scheme_is_taken(scheme: str) -> None:
    found = parse_database_url(f"{scheme}://me:p%40ss@db.example:5433/todo")
    assert (found.url.drivername, found.url.password, found.url.port) == ("postgresql+asyncpg", "p@ss", 5433)
    assert not found.is_pooled


def test_the_string_that_neon_shows_is_taken_as_it_is() -> None:
    found = parse_database_url(
        "postgresql://me:x@ep-a-1-pooler.eu.aws.neon.tech/neondb?sslmode=require&channel_binding=require"
    )
    assert found.url.query == {}
    assert found.connect_args["ssl"] == "require"
    assert found.is_pooled
    assert found.connect_args["statement_cache_size"] == 0


def test_a_direct_host_keeps_its_prepared_statements() -> None:
    found = parse_database_url("postgresql://me:x@ep-a-1.eu.aws.neon.tech/neondb?sslmode=disable")
    assert (found.is_pooled, found.connect_args["ssl"]) == (False, False)
    assert "statement_cache_size" not in found.connect_args


@pytest.mark.parametrize(
    "text",
    [
        "",
        "todo",
        "mysql://me:secret@h/d",
        "postgresql://me:secret@/d",
        "postgresql://me:secret@h",
        "postgresql://me:secret@h:port/d",
        "postgresql://me:secret@h/d?sslmode=sometimes",
        "postgresql://me:secret@h/d?sslrootcert=/x",
        "postgresql://me:secret@h/d?options=--x",
    ],
)
def test_what_cannot_be_used_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(UnusableDatabaseUrl) as caught:
        parse_database_url(text)
    assert "secret" not in str(caught.value)

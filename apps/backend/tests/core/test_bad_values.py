"""What cannot be stored, in every field of every route: refused, never a 5xx. The schema names the fields."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from fastapi import FastAPI

from support.people import PASSWORD, Person

HUGE_TEXT = "x" * 70_000
BAD_TEXTS = {"NUL": "a\x00b", "half a character": "a\ud800b", "70 kB": HUGE_TEXT}
HUGE_NUMBERS = {"a huge number": 10**400, "a huge negative": -(10**400), "infinite": float("inf")}
# Where the schema alone does not say what is fine.
FINE: dict[str, Any] = {
    "email": f"{uuid4().hex}@example.com",
    "password": PASSWORD,
    "current_password": "not the password",
    "new_password": "five loud red lamps",
    "time_zone": "UTC",
    "due_date": "2026-11-24",
    "due_time": "09:00",
    "recurrence": "FREQ=DAILY",
    "expires_at": "2099-01-01T00:00:00Z",
    "preferences": {"theme": "dark"},
    "action": "tag",
    "refresh_token": "todo_rt_unknown",
}
# Not a field of ours: what a stream or the ChatKit protocol takes is tested with them.
ELSEWHERE = {"chatkit", "events_stream", "chatkit_run_events"}


@dataclass(frozen=True)
class Route:
    id: str
    method: str
    path: str
    parameters: list[dict[str, Any]]
    body: dict[str, Any] | None

    def url(self, **changes: str) -> str:
        url = self.path.replace("{user_id}", changes.get("user_id", "me"))
        for parameter in self.parameters:
            name = parameter["name"]
            if parameter["in"] == "path" and name != "user_id":
                format_ = parameter["schema"].get("format")
                url = url.replace(
                    f"{{{name}}}", changes.get(name, str(uuid4()) if format_ == "uuid" else "1")
                )
        return url


class Schema:
    def __init__(self, described: dict[str, Any]) -> None:
        self._described = described

    def routes(self) -> Iterator[Route]:
        for path, verbs in self._described["paths"].items():
            for method, operation in verbs.items():
                content = operation.get("requestBody", {}).get("content", {})
                body = content.get("application/json", {}).get("schema")
                is_object = body is not None and "properties" in self.resolve(body)
                yield Route(
                    operation["operationId"],
                    method.upper(),
                    path,
                    operation.get("parameters", []),
                    body if is_object else None,
                )

    def resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        if "$ref" in schema:
            return self.resolve(self._described["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
        for choice in schema.get("anyOf", []):
            if choice.get("type") != "null":
                return self.resolve({**{k: v for k, v in schema.items() if k != "anyOf"}, **choice})
        return schema

    def example(self, schema: dict[str, Any], name: str = "") -> Any:
        found = self.resolve(schema)
        if name in FINE:
            return FINE[name]
        if "enum" in found or "const" in found:
            return found.get("const", found.get("enum", [None])[0])
        match found.get("type"):
            case "object":
                return {key: self.example(value, key) for key, value in found.get("properties", {}).items()}
            case "array":
                return [self.example(found["items"])]
            case "integer" | "number":
                return max(1, found.get("minimum", 1))
            case "boolean":
                return False
            case _:
                return str(uuid4()) if found.get("format") == "uuid" else "x"

    def leaves(
        self, schema: dict[str, Any], at: tuple[Any, ...] = ()
    ) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Where the strings and numbers of a body are, and which they are."""
        found = self.resolve(schema)
        kind = found.get("type", "string")
        if kind == "object":
            for name, value in found.get("properties", {}).items():
                yield from self.leaves(value, (*at, name))
        elif kind == "array":
            yield from self.leaves(found["items"], (*at, 0))
        elif kind in {"string", "integer", "number"}:
            yield at, kind


def with_value(body: Any, at: tuple[Any, ...], value: object) -> Any:
    if not at:
        return value
    copy = list(body) if isinstance(body, list) else dict(body)
    copy[at[0]] = with_value(copy[at[0]], at[1:], value)
    return copy


@pytest.fixture
async def schema(app: FastAPI) -> Schema:
    return Schema(app.openapi())


async def test_no_field_of_a_body_takes_what_cannot_be_stored(ada: Person, schema: Schema) -> None:
    tried = 0
    for route in schema.routes():
        if route.body is None:
            continue
        body = schema.example(route.body)
        fine = await _send(ada, route, body)
        assert fine != 422, f"{route.id}: the example itself is refused, so the rest would show nothing"
        for at, kind in schema.leaves(route.body):
            for name, bad in {**BAD_TEXTS, **HUGE_NUMBERS}.items():
                if kind != "string" and name in BAD_TEXTS and name != "NUL":
                    continue
                status = await _send(ada, route, with_value(body, at, bad))
                assert 400 <= status < 500, f"{route.id} {at}: {name} was answered with {status}"
                tried += 1
    assert tried > 200


async def test_no_path_query_or_header_takes_what_cannot_be_stored(ada: Person, schema: Schema) -> None:
    await ada.add("the task that all of this is about", recurrence="FREQ=DAILY")
    tried = 0
    for route in schema.routes():
        if route.id in ELSEWHERE:
            continue
        for parameter in route.parameters:
            for name, bad in {
                "NUL": "a\x00b",
                "60 kB": HUGE_TEXT[:60_000],
                "a huge number": "9" * 400,
            }.items():
                status = await _ask(ada, schema, route, parameter, bad)
                assert 400 <= status < 500, (
                    f"{route.id} {parameter['name']}: {name} was answered with {status}"
                )
                tried += 1
            assert await _ask(ada, schema, route, parameter, b"a\xed\xa0\x80b") < 500
    assert tried > 100


async def _send(person: Person, route: Route, body: Any) -> int:
    headers = {"Content-Type": "application/json"}
    answer = await person.send(route.method, route.url(), content=json.dumps(body), headers=headers)
    return answer.status_code


async def _ask(
    person: Person, schema: Schema, route: Route, parameter: dict[str, Any], value: str | bytes
) -> int:
    raw = value if isinstance(value, bytes) else value.encode()
    name = parameter["name"]
    match parameter["in"]:
        case "path":
            url, headers = route.url(**{name: quote(raw)}), {}
        case "query":
            url, headers = f"{route.url()}?{name}={quote(raw)}", {}
        case _:
            url, headers = route.url(), {name.encode(): raw}
    body = {} if route.body is None else {"content": json.dumps(schema.example(route.body)).encode()}
    sent = person.client.build_request(
        route.method,
        url,
        headers=[*headers.items(), *_raw(person.headers)],
        **body,  # type: ignore[arg-type]
    )
    return (await person.client.send(sent)).status_code


def _raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]

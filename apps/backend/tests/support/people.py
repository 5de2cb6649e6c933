"""People who use the application through its HTTP door."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from httpx import AsyncClient, Response

PASSWORD = "three quiet green lamps"


@dataclass
class Person:
    client: AsyncClient
    email: str
    password: str
    session: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.session["user"]["id"])

    @property
    def refresh_token(self) -> str:
        return str(self.session["refresh_token"])

    @property
    def headers(self) -> dict[str, str]:
        return bearer(self.session["access_token"])

    async def send(self, method: str, path: str, **options: Any) -> Response:
        """A request with this person's access token."""
        headers = {**self.headers, **options.pop("headers", {})}
        return await self.client.request(method, path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> Response:
        return await self.send("GET", path, **options)

    async def post(self, path: str, json: object = None, **options: Any) -> Response:
        return await self.send("POST", path, json=json, **options)

    async def patch(self, path: str, json: object = None, **options: Any) -> Response:
        return await self.send("PATCH", path, json=json, **options)

    async def put(self, path: str, json: object = None, **options: Any) -> Response:
        return await self.send("PUT", path, json=json, **options)

    async def delete(self, path: str, **options: Any) -> Response:
        return await self.send("DELETE", path, **options)

    async def personal_token(self, *scopes: str, name: str = "script", **fields: Any) -> str:
        asked = {"name": name, "scopes": scopes, **fields}
        return str(good(await self.post("/api/auth/tokens", asked))["token"])

    async def log_in_again(self, client: AsyncClient | None = None) -> "Person":
        """The same person on another device, or (`client`) with another instance of the service."""
        return await log_in(client or self.client, self.email, self.password)

    async def add(self, title: str, **fields: Any) -> dict[str, Any]:
        return good(await self.post("/api/me/tasks", {"title": title, **fields}))

    async def task(self, number: int) -> dict[str, Any]:
        return good(await self.get(f"/api/me/tasks/{number}"))

    async def tasks(self, **query: Any) -> list[dict[str, Any]]:
        return good(await self.get("/api/me/tasks", params=query))

    async def titles(self, **query: Any) -> list[str]:
        return [task["title"] for task in await self.tasks(**query)]

    async def change(self, number: int, **fields: Any) -> dict[str, Any]:
        return good(await self.patch(f"/api/me/tasks/{number}", fields))

    async def toggle(self, number: int) -> dict[str, Any]:
        return good(await self.patch(f"/api/me/tasks/{number}/complete"))

    async def travel_to(self, time_zone: str) -> None:
        good(await self.patch("/api/auth/me", {"time_zone": time_zone}))


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def new_email() -> str:
    return f"{uuid4().hex}@example.com"


async def register(client: AsyncClient, **fields: Any) -> Person:
    asked = {"email": new_email(), "password": PASSWORD, **fields}
    session = good(await client.post("/api/auth/register", json=asked))
    return Person(client, asked["email"], asked["password"], session)


async def log_in(client: AsyncClient, email: str, password: str = PASSWORD) -> Person:
    session = good(await client.post("/api/auth/login", json={"email": email, "password": password}))
    return Person(client, email, password, session)


def good(answer: Response) -> Any:
    assert answer.is_success, f"{answer.status_code} {answer.text}"
    return answer.json() if answer.content else None


def refused(answer: Response, status: int, code: str) -> dict[str, Any]:
    """Checks the problem details; gives them."""
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem.get("code")) == (status, code), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["request_id"] == answer.headers["x-request-id"]
    return problem

"""A small HTTP/1.1 client: on two cores, a comfortable one would measure itself."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    body: dict[str, Any] | None = None


@dataclass(frozen=True)
class Figures:
    requests: int
    seconds: float
    milliseconds: list[float]
    errors: int

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds

    def percentile(self, share: float) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Connection:
    def __init__(self, port: int, token: str | None) -> None:
        self._port = port
        self._authorization = f"Authorization: Bearer {token}\r\n" if token else ""

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def send(self, request: Request) -> tuple[int, bytes]:
        body = b"" if request.body is None else json.dumps(request.body).encode()
        head = f"{request.method} {request.path} HTTP/1.1\r\nHost: localhost\r\n{self._authorization}"
        self._writer.write(
            f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        )
        answer = await self._reader.readuntil(b"\r\n\r\n")
        length = next(
            (
                int(line[15:])
                for line in answer.decode().lower().split("\r\n")
                if line.startswith("content-length:")
            ),
            0,
        )
        return int(answer[9:12]), await self._reader.readexactly(length)

    def close(self) -> None:
        self._writer.close()


async def measure(
    port: int, token: str | None, make: Callable[[int], Request], *, connections: int, seconds: float
) -> Figures:
    """Every connection asks again as soon as it has its answer."""
    times: list[float] = []
    errors = 0
    count = iter(range(10**9))
    started = perf_counter()

    async def ask() -> None:
        nonlocal errors
        connection = Connection(port, token)
        await connection.open()
        while perf_counter() - started < seconds:
            asked = perf_counter()
            status, _ = await connection.send(make(next(count)))
            times.append((perf_counter() - asked) * 1000)
            errors += status >= 400
        connection.close()

    await asyncio.gather(*(ask() for _ in range(connections)))
    return Figures(len(times), perf_counter() - started, times, errors)

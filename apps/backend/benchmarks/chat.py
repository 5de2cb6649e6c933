"""How fast the built-in assistant answers, alone and with many at once: a part of `npx nx bench backend`."""

import asyncio
import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import asyncpg
from httpx import AsyncClient, Limits

from benchmarks.page import marks, write_section

MESSAGES = (
    "Add a task to buy groceries",
    "Show me all my tasks",
    "Add call mom tomorrow at 5pm",
    "What's pending?",
)
ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Scene:
    chats: int
    rounds: int
    pause_seconds: float
    """Between an answer and the next message of the same chat; 0: as fast as it can be asked."""


SCENES = (Scene(1, 10, 0), Scene(20, 3, 3), Scene(20, 2, 0), Scene(100, 1, 3), Scene(100, 1, 0))


@dataclass(frozen=True)
class Timing:
    first_ms: float
    full_ms: float


@dataclass(frozen=True)
class Result:
    scene: Scene
    first_ms: tuple[float, float]
    full_ms: tuple[float, float]
    cpu_ms: float | None
    memory_mib: float


async def ask(client: AsyncClient, token: str, thread_id: str | None, text: str) -> tuple[Timing, str]:
    content = {"content": [{"type": "input_text", "text": text}], "attachments": [], "inference_options": {}}
    kind, where = (
        ("threads.add_user_message", {"thread_id": thread_id}) if thread_id else ("threads.create", {})
    )
    body = {"type": kind, "params": {**where, "input": content}}
    started = time.perf_counter()
    first = 0.0
    async with client.stream(
        "POST", "/chatkit", json=body, headers={"Authorization": f"Bearer {token}"}
    ) as answer:
        answer.raise_for_status()
        async for line in answer.aiter_lines():
            if not first and "text_delta" in line:
                first = time.perf_counter() - started
            if not thread_id and line.startswith("data: "):
                thread_id = json.loads(line.removeprefix("data: "))["thread"]["id"]
    assert thread_id is not None
    return Timing(first * 1000, (time.perf_counter() - started) * 1000), thread_id


async def converse(client: AsyncClient, token: str, rounds: int, *, pause_seconds: float = 0) -> list[Timing]:
    # People do not begin at the same moment.
    await asyncio.sleep(random.uniform(0, pause_seconds))  # noqa: S311 - no secret
    timings: list[Timing] = []
    thread_id: str | None = None
    for _ in range(rounds):
        for text in MESSAGES:
            timing, thread_id = await ask(client, token, thread_id, text)
            timings.append(timing)
            await asyncio.sleep(pause_seconds)
    return timings


async def register(client: AsyncClient) -> str:
    body = {"email": f"{uuid4().hex}@example.com", "password": "three quiet green lamps"}
    answer = await client.post("/api/auth/register", json=body)
    answer.raise_for_status()
    return str(answer.json()["access_token"])


async def measure(client: AsyncClient, pid: int, scene: Scene) -> Result:
    tokens = [await register(client) for _ in range(scene.chats)]
    before = cpu_seconds(pid)
    found = await asyncio.gather(
        *(converse(client, token, scene.rounds, pause_seconds=scene.pause_seconds) for token in tokens)
    )
    used = cpu_seconds(pid)
    timings = [timing for one in found for timing in one]
    return Result(
        scene,
        _middle_and_tail([timing.first_ms for timing in timings]),
        _middle_and_tail([timing.full_ms for timing in timings]),
        None if used is None or before is None else (used - before) * 1000 / len(timings),
        memory_mib(pid),
    )


def cpu_seconds(pid: int) -> float | None:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return None
    fields = stat.read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _middle_and_tail(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def memory_mib(pid: int) -> float:
    """Resident memory of the service; where /proc is missing, the largest child so far."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


@asynccontextmanager
async def service(server_url: str) -> AsyncIterator[tuple[str, int]]:
    """The service in a process of its own, over a database of its own."""
    name = f"todo_bench_{uuid4().hex[:12]}"
    admin = await asyncpg.connect(server_url)
    await admin.execute(f'CREATE DATABASE "{name}"')
    environment = {
        **os.environ,
        "DATABASE_URL": f"{server_url.rpartition('/')[0]}/{name}",
        "JWT_SECRET": uuid4().hex,
        "REGISTER_PER_HOUR": "100000",
        "CHAT_MESSAGES_PER_MINUTE": "100000",
        "LOG_LEVEL": "error",
        "DATABASE_CONNECT_TIMEOUT_SECONDS": "60",
    }
    migrating = await asyncio.create_subprocess_exec(sys.executable, "-m", "todo.migrate", env=environment)
    assert await migrating.wait() == 0
    environment["API_PORT"] = port = str(await _free_port())
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "todo", env=environment)
    try:
        await _until_up(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        await process.wait()
        await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        await admin.close()


async def _free_port() -> int:
    listener = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port: int = listener.sockets[0].getsockname()[1]
    listener.close()
    await listener.wait_closed()
    return port


async def _until_up(origin: str) -> None:
    async with AsyncClient(base_url=origin) as client:
        for _ in range(300):
            try:
                if (await client.get("/health")).status_code == 200:
                    return
            except OSError:
                pass
            except Exception as error:
                if "connect" not in str(error).lower():
                    raise
            await asyncio.sleep(0.1)
    raise TimeoutError("the service did not start")


def render(results: Sequence[Result], *, at: datetime) -> str:
    begin, end = marks("chat")
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    lines = [
        begin,
        "## Chat",
        "",
        f"Measured {at:%Y-%m-%d %H:%M} UTC by `npx nx bench backend`: the built-in assistant over `POST /chatkit`, one",
        f"worker, client and Postgres on the same {os.cpu_count()} cores, system load {load} at the end. Additions and",
        "lists in turn. A pause of 0 means that every chat asks again the moment it has its answer, as no person can.",
        "",
        "| chats | pause s | first words ms (median, p95) | whole answer ms (median, p95) "
        "| CPU ms an answer | memory MiB |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for result in results:
        first, full, scene = result.first_ms, result.full_ms, result.scene
        cpu = "-" if result.cpu_ms is None else f"{result.cpu_ms:.0f}"
        lines.append(
            f"| {scene.chats} | {scene.pause_seconds:g} | {first[0]:.0f}, {first[1]:.0f} | "
            f"{full[0]:.0f}, {full[1]:.0f} | {cpu} | {result.memory_mib:.0f} |"
        )
    return "\n".join([*lines, end, ""])


async def run() -> list[Result]:
    async with (
        service(os.environ["TEST_DATABASE_SERVER"]) as (origin, pid),
        AsyncClient(base_url=origin, timeout=120, limits=Limits(max_connections=200)) as client,
    ):
        await converse(client, await register(client), 2)
        results = []
        for scene in SCENES:
            results.append(await measure(client, pid, scene))
            sys.stderr.write(f"measured {scene}\n")
        return results


if __name__ == "__main__":
    page = render(asyncio.run(run()), at=datetime.now(UTC))
    write_section(ROOT / "docs" / "reference" / "performance.md", page, name="chat")
    sys.stdout.write(page)

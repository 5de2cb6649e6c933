"""`npx nx bench backend`: what a request costs with few and with many tasks in the table.

Measures the real server over HTTP, one worker, on the Postgres of TEST_DATABASE_SERVER, and writes the figures to
`docs/reference/performance.md`.
"""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
from sqlalchemy.engine import make_url

from benchmarks.client import Connection, Figures, Request, measure
from benchmarks.page import Row, render, write_section

ROOT = Path(__file__).parents[3]
PASSWORD = "three quiet green lamps"  # noqa: S105 - of an account that lives for a minute
EMAIL = "bench@example.com"
PORT = 8391
SEED = """
INSERT INTO tasks (user_id, id, title, description, completed, completed_at, priority, due_date, tags, created_at,
                   updated_at, version, search_text)
SELECT $1, n, 'Task ' || n || ' ' || word, NULL, n % 3 = 0, CASE WHEN n % 3 = 0 THEN now() END, n % 3 + 1,
       CASE WHEN n % 2 = 0 THEN DATE '2026-01-01' + n % 700 END, ARRAY['tag' || n % 20],
       now() - n * interval '1 second', now(), 1, 'task ' || n || ' ' || word || ' tag' || n % 20
FROM generate_series($2::int, $3::int) AS n,
     LATERAL (SELECT (ARRAY['milk','bread','rent','call','review','garden','report','visit'])[n % 8 + 1] AS word) AS w
"""


def scenarios(suffix: str) -> dict[str, Callable[[int], Request]]:
    tasks = "/api/me/tasks"
    return {
        "list 20": lambda n: Request("GET", f"{tasks}?limit=20"),
        "list 20 by due date, pending": lambda n: Request(
            "GET", f"{tasks}?limit=20&sort=due_date&status=pending"
        ),
        "search": lambda n: Request(
            "GET", f"{tasks}?limit=20&q={('milk', 'rent', 'gard', 'report 7')[n % 4]}".replace(" ", "%20")
        ),
        "create": lambda n: Request("POST", tasks, {"title": f"Buy milk {n}", "tags": ["home"]}),
        "update": lambda n: Request("PATCH", f"{tasks}/{n % 100 + 1}", {"title": f"Changed {suffix} {n}"}),
        "complete": lambda n: Request("PATCH", f"{tasks}/{n % 100 + 1}/complete"),
        "log in": lambda n: Request("POST", "/api/auth/login", {"email": EMAIL, "password": PASSWORD}),
    }


async def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000, 1_000_000])
    options = parser.parse_args()
    server = os.environ["TEST_DATABASE_SERVER"]
    rows: list[Row] = []
    for size in options.sizes:
        rows += await _measure_size(server, size, seconds=options.seconds, connections=options.connections)
    page = render(rows, at=datetime.now(UTC), connections=options.connections)
    write_section(ROOT / "docs" / "reference" / "performance.md", page)
    sys.stdout.write(page)
    return 0


async def _measure_size(server: str, size: int, *, seconds: float, connections: int) -> list[Row]:
    name = f"todo_bench_{size}"
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    await _recreate(server, name)
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "JWT_SECRET": "0" * 32,
        "API_PORT": str(PORT),
        "LOG_LEVEL": "warning",
    }
    migration = await asyncio.create_subprocess_exec(sys.executable, "-m", "todo.migrate", env=environment)
    if await migration.wait() != 0:
        raise SystemExit("The benchmark's database could not be migrated.")
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "todo", env=environment)
    try:
        token, user_id = await _sign_up()
        await _seed(url, user_id, size)
        rows = []
        for scenario, make in scenarios(str(size)).items():
            before = _cpu_seconds(process.pid)
            figures = await measure(PORT, token, make, connections=connections, seconds=seconds)
            rows.append(_row(size, scenario, figures, process.pid, cpu_before=before))
        return rows
    finally:
        process.terminate()
        await process.wait()
        await _drop(server, name)


def _row(size: int, scenario: str, figures: Figures, pid: int, *, cpu_before: float | None) -> Row:
    if figures.errors:
        raise SystemExit(
            f"{scenario} at {size} tasks: {figures.errors} of {figures.requests} requests failed."
        )
    cpu = _cpu_seconds(pid)
    return Row(
        tasks=size,
        scenario=scenario,
        per_second=figures.per_second,
        median_ms=figures.percentile(0.5),
        p99_ms=figures.percentile(0.99),
        cpu_ms=None if cpu is None or cpu_before is None else (cpu - cpu_before) * 1000 / figures.requests,
        memory_mb=_memory_megabytes(pid),
    )


async def _sign_up() -> tuple[str, str]:
    connection = Connection(PORT, None)
    async with asyncio.timeout(120):
        while True:
            try:
                await connection.open()
                break
            except OSError:
                await asyncio.sleep(0.1)
    body = {"email": EMAIL, "password": PASSWORD}
    status, answer = await connection.send(Request("POST", "/api/auth/register", body))
    if status != 201:
        raise SystemExit(f"The benchmark could not sign up: {status}.")
    session = json.loads(answer)
    return session["access_token"], session["user"]["id"]


async def _seed(url: str, user_id: str, size: int) -> None:
    """A tenth of the table is the measured user's, at least 100 tasks; the rest belongs to somebody else."""
    own = max(100, size // 10)
    connection = await asyncpg.connect(url)
    await connection.execute(SEED, user_id, 1, own)
    await connection.execute("UPDATE users SET last_task_id = $2 WHERE id = $1", user_id, own)
    if size > own:
        other = await connection.fetchval(
            "INSERT INTO users (id, email, name, password_hash, time_zone, language, created_at, updated_at)"
            " SELECT gen_random_uuid(), 'other@example.com', '', '', 'UTC', 'en', now(), now() RETURNING id"
        )
        await connection.execute(SEED, other, 1, size - own)
    await connection.execute("VACUUM ANALYZE")
    await connection.close()


async def _recreate(server: str, name: str) -> None:
    await _drop(server, name)
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()


async def _drop(server: str, name: str) -> None:
    connection = await asyncpg.connect(server)
    await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await connection.close()


def _cpu_seconds(pid: int) -> float | None:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.is_file():
        return None
    fields = stat.read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_megabytes(pid: int) -> float | None:
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return None
    resident = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(resident.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

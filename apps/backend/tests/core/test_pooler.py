import asyncio
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy.engine import make_url

from support.people import Person, register

_PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
pytestmark = pytest.mark.skipif(_PGBOUNCER is None, reason="pgbouncer is not installed")


@pytest.fixture
async def pooled_url(database_url: str, tmp_path: Path) -> AsyncIterator[str]:
    """A transaction pooler in front of the database, as Neon's is."""
    url = make_url(database_url)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = tmp_path / "pgbouncer.ini"
    config.write_text(
        f"[databases]\n{url.database} = host={url.host} port={url.port} user={url.username} password={url.password}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nauth_type = any\npool_mode = transaction\n"
        f"default_pool_size = 3\nunix_socket_dir =\nignore_startup_parameters = extra_float_digits\n"
    )
    for path in (config, *config.parents):
        if path.is_relative_to(tmp_path.parents[1]):
            path.chmod(0o755)
    as_somebody = ["-u", "nobody"] if os.geteuid() == 0 else []
    process = subprocess.Popen(  # noqa: ASYNC220 - returns at once
        [str(_PGBOUNCER), *as_somebody, "-q", str(config)], stderr=subprocess.DEVNULL
    )
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            await asyncio.sleep(0.05)
    yield url.set(host="127.0.0.1", port=port, query={"pgbouncer": "true"}).render_as_string(
        hide_password=False
    )
    process.terminate()
    process.wait()


async def test_many_at_once_work_through_a_transaction_pooler(
    pooled_url: str,
    make_app: Callable[..., Awaitable[FastAPI]],
    make_client: Callable[..., Awaitable[AsyncClient]],
) -> None:
    app = await make_app(database_url=pooled_url, database_pool_size=8)
    people: list[Person] = [await register(await make_client(app)) for _ in range(3)]

    async def work(person: Person, name: str) -> None:
        for number in range(5):
            task = await person.add(f"{name}{number}")
            await person.toggle(task["id"])
            await person.tasks(q=name)

    await asyncio.gather(*(work(person, name) for person in people for name in "abc"))
    for person in people:
        assert len(await person.tasks(status="completed")) == 15

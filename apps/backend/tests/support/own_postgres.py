"""A Postgres of a test's own, started by the library that starts every other one, to be killed and started again."""

import asyncio
import json
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

_SCRIPT = Path(__file__).with_name("own-postgres.ts")
_PATIENCE_SECONDS = 60


class OwnPostgres:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pid = 0
        self.url = ""

    async def start(self) -> None:
        """Also after `kill`, on the same port; a server that was killed may still be on its way out."""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while not (found := await self._run("start")):  # noqa: ASYNC110 - nor does a process that ends
                await asyncio.sleep(0.2)
        server = json.loads(found.splitlines()[-1])
        self._pid, self.url = server["pid"], server["url"]

    async def kill(self) -> None:
        """Without a word, as a crash would; its children follow it by themselves."""
        os.kill(self._pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            while True:
                os.kill(self._pid, 0)
                if "State:\tZ" in _status(self._pid):
                    return
                await asyncio.sleep(0.02)

    async def stop(self) -> None:
        await self._run("stop")

    async def _run(self, verb: str) -> str:
        node = shutil.which("node") or "node"
        process = await asyncio.create_subprocess_exec(
            node, "--import", "tsx", str(_SCRIPT), verb, str(self._folder), stdout=asyncio.subprocess.PIPE
        )
        out, _ = await process.communicate()
        return out.decode() if process.returncode == 0 else ""


def _status(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/status").read_text()
    return ""


@asynccontextmanager
async def own_postgres(folder: Path) -> AsyncIterator[OwnPostgres]:
    assert sys.platform != "win32", "SIGKILL is not there"
    server = OwnPostgres(folder)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()

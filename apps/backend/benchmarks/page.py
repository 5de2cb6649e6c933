"""The page with the figures. Its section is replaced; what others wrote on the page stays."""

import os
import platform
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


def marks(name: str) -> tuple[str, str]:
    return f"<!-- {name}: begin -->", f"<!-- {name}: end -->"


_BEGIN, _END = marks("backend")


@dataclass(frozen=True)
class Row:
    tasks: int
    scenario: str
    per_second: float
    median_ms: float
    p99_ms: float
    cpu_ms: float | None
    """Of the server, for one request: unlike the rest it does not depend on what else the machine does."""
    memory_mb: float | None


def render(rows: list[Row], *, at: datetime, connections: int) -> str:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    lines = [
        _BEGIN,
        "## Backend",
        "",
        f"Measured {at:%Y-%m-%d %H:%M} UTC by `npx nx bench backend`: one worker, {connections} connections; client",
        f"and Postgres on the same {os.cpu_count()} cores ({platform.machine()}, Python {platform.python_version()}),",
        f"system load {load} at the end. With authentication, activity log and live events. A tenth of the",
        "table belongs to the user who asks. `CPU ms` is the server's own time for one request: 1000 divided by it is",
        "what one free core could answer in a second. A loaded machine makes it larger, too.",
        "",
        "| tasks in the table | request | per second | p50 ms | p99 ms | CPU ms | memory MB |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        memory = "-" if row.memory_mb is None else f"{row.memory_mb:.0f}"
        cpu = "-" if row.cpu_ms is None else f"{row.cpu_ms:.2f}"
        figures = f"{row.per_second:.0f} | {row.median_ms:.1f} | {row.p99_ms:.1f}"
        lines.append(f"| {row.tasks:,} | {row.scenario} | {figures} | {cpu} | {memory} |")
    return "\n".join([*lines, _END, ""])


def write_section(path: Path, section: str, *, name: str = "backend") -> None:
    begin, end = marks(name)
    page = path.read_text(encoding="utf-8") if path.is_file() else "# Performance\n\n"
    if begin in page:
        before, _, rest = page.partition(begin)
        rest = rest.partition(end)[2].lstrip("\n")
        page = before + section + (f"\n{rest}" if rest else "")
    else:
        page = page.rstrip("\n") + "\n\n" + section
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8", newline="\n")

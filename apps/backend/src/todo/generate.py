"""`python -m todo.generate [--check]`: writes what is generated from this code, or says what has drifted."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import SecretStr

from todo.core.clock import SystemClock
from todo.core.settings import Settings
from todo.core.settings_page import render_settings_page
from todo.main import create_app
from todo.mcp.tools_page import render_tools_page
from todo.tasks.tools import task_tools

ROOT = Path(__file__).parents[4]


def render_openapi() -> str:
    settings = Settings(
        database_url=SecretStr("postgresql://nobody@localhost/nothing"), jwt_secret=SecretStr("0" * 32)
    )
    schema = create_app(settings).openapi()
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def generated_files() -> Mapping[str, Callable[[], str]]:
    """Path in the workspace -> what it must contain."""
    files: dict[str, Callable[[], str]] = {
        "libs/api-client/openapi.gen.json": render_openapi,
        "docs/reference/settings.gen.md": lambda: render_settings_page(Settings),
        "docs/reference/tools.gen.md": lambda: render_tools_page(task_tools(SystemClock())),
    }
    return files


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m todo.generate")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file has drifted")
    is_check = parser.parse_args().check
    drifted = [name for name, render in generated_files().items() if not _is_current(ROOT / name, render())]
    for name in drifted:
        if is_check:
            print(f"{name} is not what the code says: run `npx nx run backend:generate`.", file=sys.stderr)  # noqa: T201
        else:
            print(f"wrote {name}")  # noqa: T201
            (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / name).write_text(generated_files()[name](), encoding="utf-8", newline="\n")
    return 1 if is_check and drifted else 0


def _is_current(path: Path, content: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == content


if __name__ == "__main__":
    sys.exit(main())

"""What a model is told about the tools, on every turn."""

import json
from typing import Any

import pytest

from todo.core.clock import SystemClock
from todo.mcp.server import list_tools
from todo.tasks.tools import task_tools


@pytest.fixture(scope="module")
def listed() -> dict[str, dict[str, Any]]:
    tools = list_tools(task_tools(SystemClock()))
    return {tool.name: tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in tools}


def test_the_list_costs_less_than_4000_tokens(listed: dict[str, dict[str, Any]]) -> None:
    text = json.dumps(list(listed.values()), separators=(",", ":"))

    # JSON schemas come to about 3.5 characters a token with the tokenizers in use; 3 errs on the safe side.
    assert len(text) / 3 < 4000


def test_every_tool_has_all_four_annotations(listed: dict[str, dict[str, Any]]) -> None:
    said = {
        name: tuple(
            tool["annotations"][hint]
            for hint in ("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")
        )
        for name, tool in listed.items()
    }

    assert said == {
        "add_task": (False, False, False, False),
        "list_tasks": (True, False, True, False),
        "search_tasks": (True, False, True, False),
        "complete_task": (False, False, True, False),
        "update_task": (False, True, True, False),
        "delete_task": (False, True, True, False),
        "bulk_update_tasks": (False, True, False, False),
        "undo": (False, True, False, False),
        "overview": (True, False, True, False),
    }


def test_no_tool_shows_a_user_id_to_the_model(listed: dict[str, dict[str, Any]]) -> None:
    assert not [name for name, tool in listed.items() if "user_id" in json.dumps(tool)]


def test_every_tool_says_when_to_use_it_and_what_comes_back(listed: dict[str, dict[str, Any]]) -> None:
    for name, tool in listed.items():
        assert len(tool["description"]) > 40, name
        assert tool["outputSchema"]["type"] == "object", name
        assert '"null"' not in json.dumps(tool["outputSchema"]), name

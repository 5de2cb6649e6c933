"""Renders `docs/reference/tools.gen.md` from the tools themselves."""

from collections.abc import Sequence
from typing import Any

from todo.mcp.schema import input_schema, output_schema
from todo.mcp.tool import Tool

_HEAD = """# MCP tools

Generated from the code by `npx nx run backend:generate`; do not edit.

Outside clients reach these tools at `/mcp` (streamable HTTP, stateless) with a personal access token from the settings
page. The token says who you are: no tool takes a user id. Dates are `YYYY-MM-DD`, times `HH:MM`, both in the user's
own time zone. What fails comes back as an error result with a sentence; a missing scope is named in it.

In chat, a call that deletes, or that comes to more than one existing task, answers `needs_approval` and changes
nothing until a person confirms. Outside clients with the scope act at once.

| tool | scope | reads only | destructive | idempotent |
|---|---|---|---|---|
"""


def render_tools_page(tools: Sequence[Tool]) -> str:
    rows = [
        f"| [`{tool.name}`](#{tool.name}) | `{tool.scope}` | {_mark(tool.read_only)} "
        f"| {_mark(tool.destructive)} | {_mark(tool.idempotent)} |"
        for tool in tools
    ]
    return _HEAD + "\n".join(rows) + "\n\n" + "\n".join(_section(tool) for tool in tools)


def _section(tool: Tool) -> str:
    schema = input_schema(tool.arguments)
    required = set(schema.get("required", []))
    lines = [f"## {tool.name}", "", " ".join(tool.description.split()), ""]
    fields = schema.get("properties", {})
    if fields:
        lines += ["| argument | type | |", "|---|---|---|"]
        lines += [_row(name, field, name in required) for name, field in fields.items()]
        lines.append("")
    answer = output_schema(tool.result).get("properties", {})
    lines += ["Answers with " + ", ".join(f"`{name}`" for name in answer) + ".", ""]
    return "\n".join(lines)


def _row(name: str, field: dict[str, Any], is_required: bool) -> str:
    notes = [note for note in ("required" if is_required else "", field.get("description", "")) if note]
    return f"| `{name}` | {_type(field)} | {'; '.join(notes)} |"


def _type(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(_type(choice) for choice in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    kind = str(field.get("type", "any"))
    return f"{kind} of {_type(field['items'])}" if kind == "array" and "items" in field else kind


def _mark(is_so: bool) -> str:
    return "yes" if is_so else "no"

"""JSON schemas of tools, as small as they can be: every client and model pays for them on every turn."""

from typing import Any

from pydantic import BaseModel

from todo.mcp.tool import Arguments


def input_schema(arguments: type[Arguments]) -> dict[str, Any]:
    # Not closed: clients of the first contract still send `user_id`, which the server checks itself.
    schema: dict[str, Any] = _without_titles(arguments.model_json_schema())
    schema.pop("additionalProperties", None)
    schema.pop("description", None)
    _drop(schema, {"pattern", "examples", "default"})
    return schema


def output_schema(result: type[BaseModel]) -> dict[str, Any]:
    """Absent instead of null: answers leave out what is None, and some models refuse nullable outputs."""
    schema: dict[str, Any] = _without_titles(result.model_json_schema(mode="serialization"))
    schema.pop("description", None)
    _drop_nulls(schema)
    return schema


def _without_titles(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: {name: _without_titles(value) for name, value in inner.items()}
            if key in {"properties", "$defs"}
            else _without_titles(inner)
            for key, inner in node.items()
            if key != "title"
        }
    if isinstance(node, list):
        return [_without_titles(inner) for inner in node]
    return node


def _drop(node: Any, names: set[str]) -> None:
    """What the server checks anyway and a model gets right by the description."""
    if isinstance(node, list):
        for inner in node:
            _drop(inner, names)
    if isinstance(node, dict):
        for name in names & node.keys():
            if name != "default" or node[name] is None:
                del node[name]
        for inner in node.values():
            _drop(inner, names)


def _drop_nulls(node: Any) -> None:
    if isinstance(node, list):
        for inner in node:
            _drop_nulls(inner)
    if not isinstance(node, dict):
        return
    choices = [choice for choice in node.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1 and len(node["anyOf"]) == 2:
        del node["anyOf"]
        node.update(choices[0])
    if node.get("default", 0) is None:
        del node["default"]
    for inner in node.values():
        _drop_nulls(inner)

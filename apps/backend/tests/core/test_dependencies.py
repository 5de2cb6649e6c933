"""FastAPI runs a dependency that is no coroutine in a thread, which costs more than most of them do."""

import inspect
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI


def test_no_dependency_of_a_route_takes_a_thread(app: FastAPI) -> None:
    called = [call for route in _routes(app.routes) for call in _calls(route.dependant)]
    assert len(called) > 100
    threaded = {call.__qualname__ for call in called if inspect.isfunction(call)} - {
        call.__qualname__ for call in called if inspect.iscoroutinefunction(call)
    }
    assert threaded == set()


def _routes(found: Any) -> Iterator[Any]:
    for route in found:
        if hasattr(route, "original_router"):
            yield from _routes(route.original_router.routes)
        elif hasattr(route, "dependant"):
            yield route


def _calls(dependant: Any) -> Iterator[Any]:
    yield dependant.call
    for needed in dependant.dependencies:
        yield from _calls(needed)

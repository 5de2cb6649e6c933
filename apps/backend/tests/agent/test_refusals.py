"""What cannot be done is said in the person's language."""

import pytest

import todo.activity.errors
import todo.agent.errors
import todo.mcp.errors
import todo.tasks.errors
from todo.activity.errors import ChangedSince, TooMuchToUndo
from todo.agent import refusals
from todo.core.errors import AppError
from todo.tasks.errors import TaskChanged, TaskNotFound

MODULES = (todo.activity.errors, todo.agent.errors, todo.mcp.errors, todo.tasks.errors)
# A model sends these and mends them; no person's words lead to one.
OF_MODELS = {"tool_failed", "unknown_tool", "invalid_arguments"}
CODES = {
    thing.code
    for module in MODULES
    for thing in vars(module).values()
    if isinstance(thing, type) and issubclass(thing, AppError) and thing.__module__ == module.__name__
}


@pytest.mark.parametrize("code", sorted(CODES - OF_MODELS))
def test_every_refusal_of_a_tool_has_a_sentence_in_urdu(code: str) -> None:
    assert code in refusals._UR


def test_details_are_named_in_the_sentence() -> None:
    details = {"task_id": 7}
    assert refusals.refusal("ur", "task_not_found", "There is no task 7.", details) == "کام 7 نہیں ہے۔"
    assert refusals.refusal("en", "task_not_found", "There is no task 7.", details) == "There is no task 7."


def test_an_unknown_refusal_still_says_that_nothing_was_done() -> None:
    assert refusals.refusal("ur", "new_one", "Something else.", {}) == "یہ نہیں ہو سکا؛ کچھ نہیں بدلا۔"


@pytest.mark.parametrize(
    "error", [TaskNotFound(7), TaskChanged(7, 2), ChangedSince(7, []), TooMuchToUndo(510, 500)]
)
def test_numbers_are_those_of_the_error(error: AppError) -> None:
    sentence = refusals.refusal("ur", error.code, error.message, error.details)
    assert str(next(iter(error.details.values()))) in sentence

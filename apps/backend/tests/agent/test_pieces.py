"""How the built-in assistant's words come: few events, however long the answer."""

import pytest

from todo.agent.builtin.events import pieces


@pytest.mark.parametrize(
    "text", ["", " ", "a", "  a b", "one two three four\n- five", "کام شامل ہو گیا۔ اور کچھ؟"]
)
@pytest.mark.parametrize("at_most", [None, 1, 2, 12])
def test_nothing_is_lost_between_pieces(text: str, at_most: int | None) -> None:
    found = pieces(text, at_most=at_most)
    assert "".join(found) == text
    assert "" not in found


def test_a_sentence_comes_three_words_at_a_time() -> None:
    assert pieces("Added “Call mom”, due tomorrow at 5 pm.") == [
        "Added “Call mom”, ",
        "due tomorrow at ",
        "5 pm.",
    ]


def test_a_long_list_comes_in_no_more_pieces_than_a_few_sentences() -> None:
    text = "\n".join(f"- #{number} Buy a thing, due tomorrow" for number in range(200))
    found = pieces(text, at_most=12)
    assert len(found) <= 12 < len(pieces(text))
    assert "".join(found) == text

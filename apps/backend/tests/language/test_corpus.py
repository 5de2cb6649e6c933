from pathlib import Path

import pytest
from evals.__main__ import BARS, PAGE, all_scores
from evals.corpus import read_corpus
from evals.page import kept, render_page


@pytest.fixture(scope="module")
def scores():
    return all_scores()


@pytest.mark.parametrize("part", ["all", "apart"])
def test_the_corpus_is_understood_as_well_as_promised(scores, part):
    found = scores[part, "all"]
    assert found.intent_accuracy >= BARS[part]
    assert found.slot_accuracy >= BARS[part]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_language_falls_behind(scores, language):
    assert scores["all", language].intent_accuracy >= 0.97


def test_the_corpus_is_large_and_a_third_is_kept_apart():
    tuning, apart = read_corpus("tuning"), read_corpus("apart")
    assert len(tuning) + len(apart) >= 400
    assert sum(phrase.language == "ur" for phrase in [*tuning, *apart]) >= 100
    assert len(apart) / (len(tuning) + len(apart)) >= 1 / 3
    assert not {phrase.text for phrase in tuning} & {phrase.text for phrase in apart}


def test_the_page_of_results_is_current(scores):
    page = Path(PAGE).read_text(encoding="utf-8")
    assert page == render_page(scores, {name: kept(page, name) for name in ("chat", "cost")})

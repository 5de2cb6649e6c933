"""`npx nx evals backend [-- --check]`: scores the corpus and writes the page of results."""

import argparse
import sys
import time
from pathlib import Path

from evals.corpus import read_corpus
from evals.page import LANGUAGES, PARTS, render_page
from evals.scoring import Score, score

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "evals.md"
BARS = {"all": 0.97, "apart": 0.90}


def all_scores() -> dict[tuple[str, str], Score]:
    corpora = {name: read_corpus(name) for name in ("tuning", "apart")}
    corpora["all"] = [*corpora["tuning"], *corpora["apart"]]
    return {
        (part, language): score([p for p in corpora[part] if language in ("all", p.language)])
        for part in PARTS
        for language in LANGUAGES
    }


def main() -> int:
    parser = argparse.ArgumentParser(prog="evals", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is not current")
    arguments = parser.parse_args()
    all_scores()  # the first reading also builds the grammars
    started = time.perf_counter()
    scores = all_scores()
    seconds = time.perf_counter() - started
    for phrase, got in scores["tuning", "all"].missed:
        sys.stdout.write(
            f"tuning.txt:{phrase.line}: {phrase.text}\n  wanted {phrase.expected}\n  got    {got}\n"
        )
    page = render_page(scores)
    sys.stdout.write(page.partition("\n\n- **")[0].partition("corpus`.\n\n")[2] + "\n")
    read = sum(found.phrases for found in scores.values())
    sys.stdout.write(f"{seconds / read * 1000:.2f} ms a phrase\n")
    if arguments.check:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
            sys.stderr.write(f"{PAGE.name} is not current: run `npx nx evals backend`\n")
            return 1
    else:
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    failed = [
        part
        for part, bar in BARS.items()
        if min(scores[part, "all"].intent_accuracy, scores[part, "all"].slot_accuracy) < bar
    ]
    for part in failed:
        sys.stderr.write(f"{PARTS[part]}: below {BARS[part]:.0%}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())

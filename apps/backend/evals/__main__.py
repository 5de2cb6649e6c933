"""`npx nx evals backend`: scores the corpus, says it through the chat, and writes the page of results."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from evals.corpus import read_corpus
from evals.cost import costs
from evals.page import LANGUAGES, PARTS, kept, render_chat, render_cost, render_page
from evals.scoring import Score, score

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "evals.md"
BARS = {"all": 0.97, "apart": 0.90}
CHAT_BAR = 0.90


def all_scores() -> dict[tuple[str, str], Score]:
    corpora = {name: read_corpus(name) for name in ("tuning", "apart")}
    corpora["all"] = [*corpora["tuning"], *corpora["apart"]]
    return {
        (part, language): score([p for p in corpora[part] if language in ("all", p.language)])
        for part in PARTS
        for language in LANGUAGES
    }


def main() -> int:
    options = _options()
    scores = all_scores()
    for phrase, got in scores["tuning", "all"].missed:
        sys.stdout.write(
            f"tuning.txt:{phrase.line}: {phrase.text}\n  wanted {phrase.expected}\n  got    {got}\n"
        )
    current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    sections = {name: kept(current, name) for name in ("chat", "cost")}
    share = 1.0
    if not options.check:
        texts = [phrase.text for name in ("tuning", "apart") for phrase in read_corpus(name)]
        sections["cost"] = render_cost(costs(texts))
        if not options.no_chat:
            share, sections["chat"] = _through_the_chat(options)
    page = render_page(scores, sections)
    sys.stdout.write(page.partition("\n\n- **")[0].partition("corpus`.\n\n")[2] + "\n")
    sys.stdout.write("".join(f"\n{section}\n" for section in sections.values()))
    if options.check and current != page:
        sys.stderr.write(f"{PAGE.name} is not current: run `npx nx evals backend`\n")
        return 1
    if not options.check and options.engine == "builtin" and options.limit is None:
        # The page says what the whole corpus came to, never what some of it did.
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    failed = [
        part
        for part, bar in BARS.items()
        if min(scores[part, "all"].intent_accuracy, scores[part, "all"].slot_accuracy) < bar
    ]
    for part in failed:
        sys.stderr.write(f"{PARTS[part]}: below {BARS[part]:.0%}\n")
    return 1 if failed or share < options.bar else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is not current")
    parser.add_argument(
        "--no-chat", action="store_true", help="only the grammar; keeps the chat's last figures"
    )
    parser.add_argument("--engine", choices=("builtin", "environment"), default="builtin", help="who answers")
    parser.add_argument("--part", choices=("tuning", "apart", "all"), default="all", help="what is said")
    parser.add_argument("--limit", type=int, help="say at most so many phrases, and leave the page")
    parser.add_argument("--bar", type=float, default=CHAT_BAR, help="share of phrases that must be right")
    return parser.parse_args()


def _through_the_chat(options: argparse.Namespace) -> tuple[float, str]:
    from evals.chat import judge, judged  # noqa: PLC0415 - the service and a database, which --check needs not

    if "TEST_DATABASE_SERVER" not in os.environ:
        raise SystemExit(
            "TEST_DATABASE_SERVER is not set: run `npx nx evals backend`, which starts a Postgres"
        )
    parts = ("tuning", "apart") if options.part == "all" else (options.part,)
    results = asyncio.run(judge(judged(parts, options.limit), builtin=options.engine == "builtin"))
    said = sum(found["said"] for found in results.values())
    return sum(found["right"] for found in results.values()) / max(1, said), render_chat(results)


if __name__ == "__main__":
    raise SystemExit(main())

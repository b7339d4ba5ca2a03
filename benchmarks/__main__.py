"""CPU time of the coding pass and of its peers on the same text, interleaved; its parts; start-up.

Printed in CPU milliseconds per 1,000 words and as ratios to vaderSentiment.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import framing as fr
from framing.coders.code import Engine, batches
from framing.model.article import Article
from framing.model.errors import Problems
from framing.text import parsed
from framing.text.parsed import Parser
from framing.text.quotes import Reader

PARTS: dict[str, tuple[Any, str]] = {
    "tokens": (parsed, "tokenize"),
    "blocks": (Parser, "_blocks"),
    "sentences": (parsed, "_lines"),
    "cues and actors": (Parser, "_cues_and_mentions"),
    "gaps": (parsed, "gaps_of"),
    "marks": (parsed, "marked"),
    "cast": (parsed, "learn_cast"),
    "quotations": (Reader, "read"),
}
"""The parts of text/, each the function that does it, by where the pass looks it up."""
ROOT = Path(__file__).resolve().parents[1]


def articles_of(path: str, least: int) -> list[Article]:
    """The articles of a path, repeated under new ids until there are enough."""
    found = list(fr.read(path))
    return [Article(f"{n}-{a.id}", a.text) for n in range(-(-least // len(found))) for a in found][:least]


def tasks(articles: list[Article]) -> dict[str, Callable[[], object]]:
    """What is measured, by name: each is one pass over all the articles."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    batch = Parser().parse(articles)
    sentences = [
        line.span.of(articles[int(n)].text) for line, n in zip(batch.all_lines, batch.article_of_line, strict=True)
    ]
    books = [fr.load_codebook(name) for name in ("security", "loaded", "editorial")]
    engine, parser = Engine(books), Parser()

    def whole() -> None:
        for part in batches(articles):
            engine.add(part, Problems())

    return {
        "framing: text (blocks, sentences, quotations, voice)": lambda: [parser.parse(b) for b in batches(articles)],
        "framing: the whole coding pass": whole,
        "vaderSentiment per sentence": lambda: [analyzer.polarity_scores(s) for s in sentences],
        "re.findall of words": lambda: [re.findall(r"\w+", a.text.lower()) for a in articles],
    }


def measure(articles: list[Article], rounds: int) -> dict[str, list[float]]:
    """CPU milliseconds per article, one value a round; a first round warms the caches and is left out."""
    todo = tasks(articles)
    times: dict[str, list[float]] = {name: [] for name in todo}
    for number in range(rounds + 1):
        for name, task in todo.items():
            start = time.process_time()
            task()
            if number:
                times[name].append(1000 * (time.process_time() - start) / len(articles))
    return times


@contextmanager
def clocked(spent: dict[str, float]) -> Iterator[None]:
    """Add to `spent` the CPU seconds of each part while the context lasts."""

    def clock(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def timed(*args: object, **named: object) -> object:
            start = time.process_time()
            try:
                return function(*args, **named)
            finally:
                spent[name] += time.process_time() - start

        return timed

    with ExitStack() as stack:
        for name, (home, attribute) in PARTS.items():
            stack.enter_context(patch.object(home, attribute, clock(name, getattr(home, attribute))))
        yield


def measure_parts(articles: list[Article], rounds: int) -> dict[str, list[float]]:
    """CPU milliseconds per article of each part of text/, one value a round, the first left out."""
    parser = Parser()
    times: dict[str, list[float]] = {name: [] for name in PARTS}
    for number in range(rounds + 1):
        spent = dict.fromkeys(PARTS, 0.0)
        with clocked(spent):
            for part in batches(articles):
                parser.parse(part)
        for name, seconds in spent.items() if number else ():
            times[name].append(1000 * seconds / len(articles))
    return times


def show(times: dict[str, list[float]], words: float, base: float) -> None:
    """Print medians with their range, per 1,000 words, and the ratio to `base`, the milliseconds of vaderSentiment per article."""
    for name, values in times.items():
        middle, least, most = (1000 * f(values) / words for f in (statistics.median, min, max))
        print(
            f"  {name:55} {middle:8.2f}  ({least:.2f} to {most:.2f})  {middle * words / 1000 / base:6.2f} of vaderSentiment"
        )


def start_up() -> dict[str, float]:
    """Wall seconds of fresh processes, the best of three."""
    found = {}
    for name, code in {
        "framing --help": ["-m", "framing", "--help"],
        "import framing": ["-c", "import framing"],
    }.items():
        spans = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, *code], check=True, capture_output=True, cwd=ROOT)
            spans.append(time.perf_counter() - start)
        found[name] = min(spans)
    return found


def main() -> None:
    """Measure and print; `--json FILE` keeps the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "articles", nargs="?", default=str(ROOT / "seeds"), help="a file or folder of articles (default: seeds/)"
    )
    parser.add_argument(
        "--least", type=int, default=100, help="repeat the articles until there are so many (default: 100)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds (default: 5)")
    parser.add_argument("--json", type=Path, help="write the figures here")
    args = parser.parse_args()
    articles = articles_of(args.articles, args.least)
    words = sum(len(a.text.split()) for a in articles) / len(articles)
    times = measure(articles, args.rounds)
    base = statistics.median(times["vaderSentiment per sentence"])
    print(f"{len(articles)} articles of {words:.0f} words on average, {args.rounds} rounds, CPU ms per 1,000 words")
    show(times, words, base)
    print("the parts of text/")
    parts = measure_parts(articles, args.rounds)
    show(parts, words, base)
    startup = start_up()
    for name, seconds in startup.items():
        print(f"  {name:55} {seconds:8.2f} s to start")
    if args.json:
        args.json.write_text(
            json.dumps(
                {"times": times, "parts": parts, "startup": startup, "articles": len(articles), "words": words},
                indent=2,
            )
            + "\n"
        )


if __name__ == "__main__":
    main()

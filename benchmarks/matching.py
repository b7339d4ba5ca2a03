"""CPU time of the matcher over tokens that are there already, as the number of indicators grows; and of its peers on the same text.

    python -m benchmarks.matching ARTICLES

The shipped codebooks are matched all at once. Larger and smaller dictionaries are drawn (seeded) from the words of the articles
themselves: words, globs of stems, pairs, pairs with a gap. They hit more the larger they are; a second series, which hits alike at
every size, tells what an indicator costs that is merely there. Printed in CPU milliseconds per 1,000 words, medians of interleaved rounds.
spaCy's PhraseMatcher is measured where it is installed.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np

import framing as fr
from benchmarks.__main__ import articles_of
from framing.codebooks.locate import shipped_names
from framing.codebooks.matcher import Matcher
from framing.model.article import Article
from framing.text.parsed import ParsedBatch, Parser

SIZES = (1_000, 10_000, 100_000)
ROOT = Path(__file__).resolve().parents[1]
Task = Callable[[], object]


def drawn(batch: ParsedBatch, size: int, *, met: int | None = None, seed: int = 0) -> fr.Codebook:
    """A codebook of so many patterns drawn from the words of a batch; behind the first `met` only words that do not stand there."""
    chance = random.Random(seed)
    words = batch.tokens.words
    distinct = sorted({word for word in words if word.isalpha() and len(word) > 3})
    pairs = [f"{a} {b}" for a, b in pairwise(words) if a.isalpha() and b.isalpha()]
    patterns: dict[str, None] = {}
    while len(patterns) < size:
        word, other = chance.choice(distinct), chance.choice(distinct)
        kinds = [word, f"{word[:6]}*", chance.choice(pairs), f"{word} ~3 {other}", f"{word}{other}"]
        if met is not None and len(patterns) >= met:
            kinds = [f"{word}{other}", f"{word[:4]}{other}*", f"{word}{other} {word}", f"{word}{other} ~3 {other}"]
        patterns[chance.choice(kinds)] = None
    return fr.Codebook.from_terms({"drawn": list(patterns)}, name=f"drawn{size}")


def tasks(batch: ParsedBatch, articles: list[Article]) -> dict[str, Task]:
    """What is measured, by name: each is one pass over all the articles."""
    shipped = [fr.load_codebook(name) for name in shipped_names("lexicons")]
    count = sum(len(book.indicators) for book in shipped)
    books = {f"framing, shipped codebooks ({count:,} indicators)": shipped}
    books |= {f"framing, {size:,} drawn indicators": [drawn(batch, size)] for size in SIZES}
    books |= {
        f"framing, {size:,}, all but 1,000 absent from the text": [drawn(batch, size, met=1_000)] for size in SIZES
    }

    def matching(matcher: Matcher) -> Task:
        return lambda: matcher.match(batch.tokens, batch.sentence, batch.voice)

    found: dict[str, Task] = {name: matching(Matcher(some)) for name, some in books.items()}
    found["re.findall of words"] = lambda: [re.findall(r"\w+", a.text.lower()) for a in articles]
    if find_spec("spacy"):
        found["spaCy blank + PhraseMatcher, 4,000 terms"] = phrase_matching(batch, articles)
    return found


def phrase_matching(batch: ParsedBatch, articles: list[Article]) -> Task:
    """spaCy's tokeniser and PhraseMatcher with 4,000 words and pairs of the same text."""
    import spacy
    from spacy.matcher import PhraseMatcher

    pipeline = spacy.blank("en")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    terms = [i.pattern for i in drawn(batch, 12_000).indicators if not set("*~(") & set(i.pattern)][:4_000]
    matcher.add("terms", [pipeline.make_doc(term) for term in terms])
    return lambda: [matcher(pipeline.make_doc(a.text)) for a in articles]


def measure(todo: dict[str, Task], rounds: int) -> dict[str, list[float]]:
    """CPU milliseconds of each task, one value a round; a first round warms the caches and is left out."""
    times: dict[str, list[float]] = {name: [] for name in todo}
    for number in range(rounds + 1):
        for name, task in todo.items():
            start = time.process_time()
            task()
            if number:
                times[name].append(1000 * (time.process_time() - start))
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.add_argument(
        "articles", nargs="?", default=str(ROOT / "seeds"), help="a file or folder of articles (default: seeds/)"
    )
    parser.add_argument(
        "--least", type=int, default=100, help="repeat the articles until there are so many (default: 100)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds (default: 5)")
    args = parser.parse_args()
    articles = articles_of(args.articles, args.least)
    batch = Parser().parse(articles)
    words = sum(len(a.text.split()) for a in articles)
    hits = {name: task() for name, task in tasks(batch, articles).items()}
    print(
        f"{len(articles)} articles, {words:,} words, {int(np.sum(batch.sentence >= 0)):,} coded tokens, CPU ms per 1,000 words"
    )
    for name, values in measure(tasks(batch, articles), args.rounds).items():
        middle, least, most = (1000 * f(values) / words for f in (statistics.median, min, max))
        print(f"  {name:55} {middle:8.3f}  ({least:.3f} to {most:.3f})  {len(hits[name]):,} hits or rows")


if __name__ == "__main__":
    main()

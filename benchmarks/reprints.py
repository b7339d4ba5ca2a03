"""Near-copies found against brute force, on articles altered by hand-written rules; and the time that 20,000 articles take.

    python benchmarks/reprints.py ARTICLES.jsonl[.gz] [--articles 612] [--large 20000]

ARTICLES has one article a line with `id`, `text` and, if known, `outlet`, `title`, `published`. Some of them are copied as papers copy
agency stories (cut, put in another order, extended, edited, credited, retitled, with each site's own page furniture), the
rest are left alone. The yardstick: of every two pages the distinct runs of eight words; a pair counts where the one has at
least half of the other's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pandas as pd

import framing as fr
from framing.compare.reprints import COPIES
from framing.model.coding import Coding

SITES = 75
SWAPS = {
    "said": "told reporters", "but": "yet", "also": "in addition", "about": "around", "people": "residents", "many": "a lot of",
    "such as": "like", "however": "still", "because": "since", "more than": "over", "while": "as", "after": "following",
    "before": "ahead of", "big": "large", "began": "started", "begin": "start", "help": "assist", "show": "reveal", "use": "employ",
    "officials": "authorities", "killed": "left dead", "center": "centre", "percent": "per cent", "program": "programme",
    "last": "past", "get": "obtain", "want": "wish", "need": "require", "major": "leading", "new": "fresh",
}  # fmt: skip
FURNITURE = (
    "Home | World | Business | Sport | Opinion | {site}",
    "Share this article on Facebook, Twitter or by e-mail",
    "Sign up for the {site} morning newsletter and never miss a story",
    "Most read on {site} this week",
    "Copyright {site}. All rights reserved. This material may not be published, broadcast or redistributed.",
    "Subscribe to {site} for unlimited access to our journalism from one dollar a week",
)
Alter = Callable[[list[str], random.Random, list[str]], list[str]]


def swapped(paragraphs: list[str], rng: random.Random, rate: float) -> list[str]:
    """Words replaced by others, each with some probability."""
    pattern = re.compile(r"\b(" + "|".join(SWAPS) + r")\b")
    return [pattern.sub(lambda m: SWAPS[m[0]] if rng.random() < rate else m[0], p) for p in paragraphs]


def shuffled(paragraphs: list[str], rng: random.Random) -> list[str]:
    """The paragraphs in another order."""
    return rng.sample(paragraphs, len(paragraphs))


def shortened(paragraph: str, rng: random.Random) -> str:
    """A paragraph without one of its sentences, where it has several."""
    parts = re.split(r"(?<=[.!?”]) +", paragraph)
    if len(parts) > 1:
        parts.pop(rng.randrange(len(parts)))
    return " ".join(parts)


ALTERATIONS: dict[str, Alter] = {
    "same": lambda p, rng, other: p,
    "credited": lambda p, rng, other: [f"WASHINGTON (AP) — {p[0]}", *p[1:]],
    "retitled": lambda p, rng, other: ["BREAKING: What you need to know today", *p],
    "cut": lambda p, rng, other: p[: max(1, round(len(p) * rng.uniform(0.35, 0.8)))],
    "reordered": lambda p, rng, other: shuffled(p, rng),
    "extended": lambda p, rng, other: [*p, *other[: max(1, len(p) // 3)]],
    "edited": lambda p, rng, other: swapped(p, rng, 0.5),
    "shortened": lambda p, rng, other: [shortened(x, rng) for x in p],
    "reordered and edited": lambda p, rng, other: swapped(shuffled(p, rng), rng, 0.8),
    "heavily edited": lambda p, rng, other: swapped([shortened(x, rng) for x in shuffled(p, rng)], rng, 1.0),
}


def pages(articles: list[fr.Article], n: int, rng: random.Random) -> list[fr.Article]:
    """`n` pages of 75 sites: a third stories of their own, the rest copies of stories that several sites have."""
    out: list[fr.Article] = []
    pool = iter(articles)
    while len(out) < n:
        story, other = next(pool), next(pool)
        own = [p for p in story.text.split("\n") if p.strip()]
        stranger = [p for p in other.text.split("\n") if p.strip()]
        for name in rng.sample(sorted(ALTERATIONS), rng.choice((0, 0, 1, 2, 4))):
            out.append(_page(story, ALTERATIONS[name](own, rng, stranger), name, len(out), rng))
        out.append(_page(story, own, "original", len(out), rng))
    return out[:n]


def _page(story: fr.Article, paragraphs: list[str], how: str, number: int, rng: random.Random) -> fr.Article:
    site = f"site{rng.randrange(SITES):02d}.example"
    lines = [line.format(site=site) for line in FURNITURE]
    k = rng.randrange(1, 4)
    text = "\n\n".join([*lines[:k], *paragraphs, *lines[k:]])
    day = f"2024-03-{rng.randrange(10, 13)}"
    return replace(
        story, id=f"p{number:05d}", text=text, outlet=site, published=day, extra={"how": how, "story": story.id}
    )


def brute_force(texts: list[str]) -> dict[tuple[int, int], float]:
    """The containment of every two texts, by sets of runs of eight words."""
    sets = []
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        sets.append({hash(tuple(words[k : k + 8])) for k in range(len(words) - 7)})
    pairs = combinations(range(len(texts)), 2)
    return {(i, j): len(sets[i] & sets[j]) / max(1, min(len(sets[i]), len(sets[j]))) for i, j in pairs}


def accuracy(articles: list[fr.Article], n: int) -> None:
    """Print recall and precision on `n` pages."""
    made = pages(articles, n, random.Random(1))
    coding = fr.code(made, codebooks=["security"], models={})
    truth = {pair for pair, contained in brute_force([a.text for a in made]).items() if contained >= 0.5}
    number = {a.id: k for k, a in enumerate(made)}
    found = fr.reprints(coding)
    rows = list(zip(found["source_id"], found["reprint_id"], found["kind"], strict=True))
    copies = {(min(p), max(p)) for s, r, kind in rows if kind in COPIES for p in [(number[s], number[r])]}
    told = copies | {(min(p), max(p)) for s, r, kind in rows if kind == "rewritten" for p in [(number[s], number[r])]}
    same = {(i, j) for i, j in combinations(range(n), 2) if made[i].extra["story"] == made[j].extra["story"]}
    print(f"{n} pages, {len(truth)} pairs by brute force, {len(copies)} near-copies found")
    print(f"recall {len(copies & truth) / len(truth):.4f}, precision {len(copies & truth) / len(copies):.4f}")
    print(f"with rewritten ones, of {len(same)} pairs that tell one story: recall {len(told & same) / len(same):.4f}, "
          f"precision {len(told & same) / len(told):.4f}")  # fmt: skip
    for pair in sorted(truth ^ copies)[:12]:
        print("  ", "missed" if pair in truth else "beyond", [made[k].extra["how"] for k in pair])


def speed(articles: list[fr.Article], n: int, rate: float) -> None:
    """Print the time and memory that `n` articles take: the same stories again and again, each time altered."""
    base = fr.code(articles, codebooks=["security"], models={})
    large = enlarged(base, n, rate)
    start = time.perf_counter()
    found = fr.reprints(large)
    took, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    words = int(large.sentences["n_words"].sum())
    print(f"{n} articles, {words:,} coded words, one word in {1 / rate:.0f} altered: {took:.0f} s, peak {peak:.2f} GB")
    print(found["kind"].value_counts().to_string())


def enlarged(base: Coding, n: int, rate: float) -> Coding:
    """A coding of `n` articles: words are altered in place and a tenth of the sentences left out, so that spans stay right."""
    rng = random.Random(2)
    of_blocks = dict(list(base.blocks.groupby("article_id")))
    of_sentences = dict(list(base.sentences.groupby("article_id")))
    articles, blocks, sentences = [], [], []
    for k in range(n):
        story = base.corpus[k % len(base.corpus)]
        key = f"a{k:06d}"
        articles.append(replace(story, id=key, text=_altered(story.text, rng, rate), outlet=f"site{k % SITES:02d}"))
        if story.id in of_sentences:
            blocks.append(of_blocks[story.id].assign(article_id=key))
            sentences.append(
                of_sentences[story.id].sample(frac=0.9, random_state=k).sort_index().assign(article_id=key)
            )
    frame = pd.DataFrame(
        {
            c: [getattr(a, c.replace("article_id", "id")) for a in articles]
            for c in ("article_id", "outlet", "published")
        }
    )
    tables = {
        **base.tables,
        "articles": frame.astype("str"),
        "blocks": pd.concat(blocks),
        "sentences": pd.concat(sentences),
    }
    return Coding(tables, tuple(articles))


def _altered(text: str, rng: random.Random, rate: float) -> str:
    letters = list(text)
    for match in re.finditer(r"[a-z]{4,}", text):
        if rng.random() < rate:
            letters[match.start() : match.end()] = rng.sample(match[0], len(match[0]))
    return "".join(letters)


def main() -> None:
    """Read the articles and print both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=612)
    parser.add_argument("--large", type=int, default=0)
    parser.add_argument("--rate", type=float, default=0.02)
    options = parser.parse_args()
    opened = gzip.open if options.articles_file.suffix == ".gz" else open
    with opened(options.articles_file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    articles = [
        fr.Article(r["id"], r["text"], title=r.get("title"), outlet=r.get("outlet"), published=r.get("published"))
        for r in rows
    ]
    accuracy(articles, options.articles)
    if options.large:
        speed(articles, options.large, options.rate)


if __name__ == "__main__":
    main()

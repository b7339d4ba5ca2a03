"""Invented coverage: events that three outlets tell in their own words, and events that recur."""

from __future__ import annotations

import random

from framing.model.article import Article

FIRST = "Alma Bruno Carla Dario Elena Fabio Greta Hugo Irena Jonas Karin Lukas Maren Nuno Olga Pavel Rita Stefan Tilda Vasco".split()
LAST = "Okafor Brandt Castell Dvorak Eklund Farkas Gruber Haas Ibsen Jansky Kovac Lindgren Moretti Novak Olsen Petrov Quist Rossi Sands Toth".split()
TOWNS = (
    "Porto Graz Turku Brno Lodz Malmo Varna Split Gdansk Leuven Bergen Tartu Ghent Košice Aarhus Novara Toledo Odense Umea Basel "
    "Arnhem Bilbao Cadiz Dresden Essen Faro Genoa Haarlem Ipswich Jena Kassel Linz Metz Nantes Oulu Parma Rouen Siena Trieste Ulm"
).split()
EVENTS = (
    ("A fire destroyed the {thing} in {town} overnight", "Flames gutted {town}’s {thing}, firefighters said", "{town} wakes to ruins after its {thing} burned down"),
    ("Workers at the {thing} in {town} walked out over pay", "A strike stopped {town}’s {thing}", "Pickets closed the {thing} of {town} as wage talks failed"),
    ("Judges in {town} halted the sale of the {thing}", "The sale of {town}’s {thing} was stopped in court", "Court in {town} puts the {thing} deal on ice"),
    ("Flood water swept into the {thing} of {town}", "The river broke into {town}’s {thing}", "{town} counts its losses after the flood in its {thing}"),
)  # fmt: skip
THINGS = (
    "tannery observatory shipyard brewery cannery library foundry velodrome planetarium ropery sawmill aquarium".split()
)
FILLER = (
    "Officials promised an inquiry and asked residents to be patient while the facts were gathered.",
    "Neighbours spoke of a long night and of a town that would not forget it soon.",
    "The council is to meet again before the end of the month to decide what comes next.",
    "Experts said that such cases had become more frequent and more costly over the past decade.",
    "A spokeswoman declined to comment on the cost, which critics put far higher than planned.",
    "The opposition demanded answers, and the government said it had acted in good time.",
)


def coverage(n: int, *, seed: int = 0, dated: bool = True) -> tuple[list[Article], dict[str, int]]:
    """`n` events as three outlets tell them, and the event of each article: names and figures shared, words their own."""
    rng = random.Random(seed)
    articles, event_of = [], {}
    for event in range(n):
        town, thing, kind = TOWNS[event % 40], THINGS[event % 12], rng.choice(EVENTS)
        person, other = (f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(2))
        hurt, cost, day = rng.randint(12, 99), rng.randint(101, 999), rng.randint(1, 27)
        facts = [
            f"{person}, who runs the place, put the damage at {cost} million.",
            f"Mayor {other} said {hurt} people had been affected.",
            f"It was the worst day for {town} since the bridge closed, {person} said.",
        ]
        for outlet, lead in zip(("Echo", "Post", "Wire"), kind, strict=True):
            own = rng.sample(FILLER, 3)
            told = rng.sample(facts, 2)
            text = "\n\n".join([lead.format(town=town, thing=thing) + ".", told[0], own[0], told[1], own[1], own[2]])
            article = f"{outlet.lower()}{event}"
            published = f"2024-{event % 12 + 1:02}-{day + (outlet == 'Wire'):02}" if dated else None
            articles.append(Article(article, text, outlet=outlet, published=published))
            event_of[article] = event
    return articles, event_of


REPORT = (
    "{year_line}Statistics office: jobless rate {direction} to {rate} per cent in {month}\n\n"
    "The jobless rate {direction} to {rate} per cent in {month} from {before} per cent a month earlier, the statistics office said.\n\n"
    "The office’s head, {head}, told reporters that the number of people out of work had reached {people} in the month.\n\n"
    "Labour minister {minister} called the figures encouraging, and said the government would go on with its training plan.\n\n"
    "Employers warned that the figures hid a shortage of skilled workers in building, nursing and transport.\n"
)


def jobless(article: str, *, year: int, published: str | None = None, **words: str) -> Article:
    """The same monthly report with the persons and figures of a year."""
    return Article(article, REPORT.format(year_line="", **words), outlet="Echo", published=published)


MAY = {"direction": "fell", "rate": "5.2", "before": "5.4", "month": "April", "head": "Jonas Eklund", "people": "412,300", "minister": "Rita Haas"}  # fmt: skip
DECEMBER = {"direction": "fell", "rate": "3.7", "before": "3.9", "month": "November", "head": "Olga Brandt", "people": "287,900", "minister": "Vasco Toth"}  # fmt: skip

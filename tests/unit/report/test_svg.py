"""Figures as inline SVG."""

from __future__ import annotations

import re

import pytest
from matplotlib.figure import Figure

from framing.report.figures import cue_classes, frames, to_svg


@pytest.fixture
def fig(coding):
    ax = Figure(layout="constrained").subplots()
    frames(coding, ax=ax)
    return ax.figure


def test_the_same_figure_has_the_same_bytes(fig, coding):
    again = Figure(layout="constrained").subplots()
    frames(coding, ax=again)
    assert to_svg(fig, title="t", desc="d") == to_svg(again.figure, title="t", desc="d")


def test_it_names_no_address_no_date_and_no_program(fig):
    svg = to_svg(fig, title="t", desc="d")
    assert not re.search(r"https?:|xmlns|metadata|date|matplotlib|<\?xml|<!DOCTYPE|<style", svg, re.IGNORECASE)


def test_it_is_an_image_with_a_name_and_a_description(fig):
    svg = to_svg(fig, title="Frames", desc="Bars", key="k")
    assert svg.startswith('<svg class="figure" role="img" viewBox="0 0 ')
    assert 'aria-labelledby="k-title k-desc"' in svg
    assert '<title id="k-title">Frames</title><desc id="k-desc">Bars</desc>' in svg


def test_ids_belong_to_the_figure_and_are_all_pointed_at(fig):
    svg = to_svg(fig, title="t", desc="d", key="k")
    ids = set(re.findall(r'\sid="([^"]+)"', svg))
    assert all(name.startswith("k-") for name in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= ids


def test_text_stays_text_and_colours_follow_the_page(fig):
    svg = to_svg(fig, title="t", desc="d")
    assert ">Threat</text>" in svg
    assert "var(--outlet,#1f3050)" in svg
    assert "var(--sans" in svg
    assert "DejaVu" not in svg


def test_hatches_are_small_tiles(coding):
    ax = Figure().subplots()
    cue_classes(coding, ax=ax)
    tiles = re.findall(r'<pattern [^>]*width="([\d.]+)"', to_svg(ax.figure, title="t", desc="d"))
    assert tiles
    assert all(float(width) < 20 for width in tiles)

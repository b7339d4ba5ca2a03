"""The wheel, the notebook, and what the repository says of itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.five import OWN, ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.wheel
def test_the_wheel_works_in_a_fresh_environment(tmp_path):
    """Built, installed outside the repository, and run: command, codebooks and models come with it."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT],
        check=True,
        capture_output=True,
    )
    wheel = next(tmp_path.glob("framing-*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert "framing/data/lexicons/security/indicators.csv" in names
    assert "framing/data/models/security/model.skops" in names
    assert "framing/report/templates/report.html.j2" in names
    place = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    python = place / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel], check=True, cwd=tmp_path
    )
    out = tmp_path / "report.html"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [place / "bin" / "framing", "report", OWN, "--out", out],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert "report on 5 articles" in done.stdout
    assert out.stat().st_size > 50_000


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_a_notebook_runs_and_stores_its_outputs(path):
    stored = nbformat.read(path, 4)
    code = [c for c in stored.cells if c.cell_type == "code"]
    assert all(
        c.outputs for c in code if not c.source.startswith("import warnings") and not c.source.startswith("coding =")
    )
    NotebookClient(stored, timeout=240, resources={"metadata": {"path": str(path.parent)}}).execute()


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_no_text_of_the_real_articles_is_in_the_project():
    real = ROOT.parent / "shared" / "seeds"
    if not real.is_dir():
        pytest.skip(f"the five real articles are not at {real}")
    own_words = [
        re.findall(r"[a-z0-9]+", re.sub(r"[“\"][^”\"]*[”\"]", " ", p.read_text(encoding="utf-8").lower()))
        for p in real.glob("*.txt")
    ]
    theirs = {tuple(words[n : n + 9]) for words in own_words for n in range(len(words) - 8)}
    for path in tracked():
        if path.suffix not in {".txt", ".md", ".py", ".jsonl", ".csv", ".ipynb", ".toml"}:
            continue
        words = re.findall(r"[a-z0-9]+", path.read_text(encoding="utf-8", errors="replace").lower())
        shared = theirs.intersection(tuple(words[n : n + 9]) for n in range(len(words) - 8))
        assert not shared, (path, sorted(shared)[:2])


def test_public_names_are_documented():
    import framing

    for name in framing.__all__:
        assert getattr(framing, name).__doc__, name


def test_every_relative_link_of_the_docs_leads_somewhere():
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), (page, link)

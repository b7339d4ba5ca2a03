"""The report in a real browser: no error, no request, layers, explanations, links, paper."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import framing as fr
from framing.model.article import Article, Corpus
from tests.unit.report.samples import three_articles

pytestmark = pytest.mark.browser

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 120
BROWSERS_OWN = re.compile(r"https?://[^/]*\.(?:google|googleapis|gvt1)\.com/")
HOSTILE = (
    "<script src='https://evil.example/a.js'></script><img src='https://evil.example/b.png' onerror='document.title=1'>"
)


@functools.cache
def chromium() -> str:
    found = next((path for name in CANDIDATES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no Chromium on this machine (looked for {', '.join(CANDIDATES)}): install one to run these tests")
    return found


def run(page: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Open a page in headless Chromium with a profile of its own."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
    profile = page.with_suffix(".profile")
    command = [chromium(), "--headless", *quiet, f"--user-data-dir={profile}", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)


def console(page: Path) -> list[str]:
    """What the page wrote to the console."""
    done = run(page, "--enable-logging=stderr", "--v=0", "--virtual-time-budget=4000", "--dump-dom")
    return [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def probe(page: Path, script: str, *options: str, anchor: str = "") -> object:
    """The value of a script that runs in the page once it has loaded."""
    body = f"""addEventListener("load", function () {{
      location.hash = {json.dumps(anchor)};
      setTimeout(function () {{
        var result = (function () {{ {script} }})();
        var out = document.createElement("pre");
        out.id = "probe";
        out.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(result))));
        document.body.append(out);
      }}, 600);
    }});"""
    digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    html = page.read_text(encoding="utf-8").replace("script-src '", f"script-src 'sha256-{digest}' '", 1)
    probed = page.with_name(f"probe-{digest[:8].replace('/', '_')}.html")
    probed.write_text(html.replace("</body>", f"<script>{body}</script></body>"), encoding="utf-8")
    dom = run(probed, "--virtual-time-budget=6000", "--dump-dom", *options).stdout
    found = re.search(r'<pre id="probe">([^<]*)</pre>', dom)
    assert found, "the page did not run the script"
    return json.loads(base64.b64decode(found[1]))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fr.report(three_articles(), tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    article = Article(
        "a", f"Tokyo said {HOSTILE} on Friday.\n\nThe jets flew home.", title=HOSTILE, outlet=HOSTILE, url=HOSTILE
    )
    return fr.report(fr.code(Corpus([article])), tmp_path_factory.mktemp("hostile") / "report.html", title=HOSTILE)


def test_the_console_stays_empty(page, hostile, tmp_path):
    assert console(page) == []
    assert console(hostile) == []
    broken = tmp_path / "broken.html"
    broken.write_text("<script>undefinedName()</script>")
    assert console(broken), "an error would be seen"


def requests(page: Path, log: Path) -> set[str]:
    """The addresses asked for while a page was open, without those that Chromium asks of its maker by itself."""
    run(page, f"--log-net-log={log}", "--virtual-time-budget=4000", "--dump-dom")
    found = re.findall(r'"url":"((?:https?|wss?):[^"]*)"', log.read_text(encoding="utf-8", errors="replace"))
    return {url for url in found if not BROWSERS_OWN.match(url)}


def test_no_request_leaves_the_page(page, hostile, tmp_path):
    assert requests(page, tmp_path / "1.json") == set()
    assert requests(hostile, tmp_path / "2.json") == set()
    open_page = tmp_path / "open.html"
    open_page.write_text('<img src="http://evil.example/b.png">')
    assert requests(open_page, tmp_path / "3.json") == {"http://evil.example/b.png"}, "a request would be seen"


def test_hostile_words_run_nothing_and_load_nothing(hostile):
    found = probe(
        hostile,
        "return [document.scripts.length, document.images.length, document.title, document.querySelector('h1').textContent];",
    )
    # the page's own script and the probe
    assert found == [2, 0, HOSTILE, HOSTILE]


def test_an_explanation_appears_on_keyboard_focus_and_escape_puts_it_away(page):
    script = """
      var mark = document.querySelector(".framing mark.loaded"), tip = mark.querySelector(".tip");
      var seen = [getComputedStyle(tip).visibility];
      mark.focus();
      seen.push(getComputedStyle(tip).visibility, tip.textContent);
      document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
      seen.push(getComputedStyle(tip).visibility);
      return seen;"""
    before, focused, text, escaped = probe(page, script)
    assert (before, focused, escaped) == ("hidden", "visible", "hidden")
    assert text.startswith("Attack · Loaded book")
    assert "weight 0.8" in text


def test_an_explanation_lies_inside_the_window_at_any_width(page):
    script = """
      var out = [];
      document.querySelectorAll(".framing [aria-describedby]").forEach(function (mark) {
        mark.focus();
        var box = mark.querySelector(".tip").getBoundingClientRect();
        if (box.left < 0 || box.right > innerWidth + 1 || box.width < 100) out.push([mark.textContent, box.left, box.right]);
      });
      return [out, document.documentElement.scrollWidth <= innerWidth];"""
    for width in (500, 1000, 1280, 1800):
        assert probe(page, script, f"--window-size={width},900") == [[], True]


def test_layers_switch_marks_off_and_on(page):
    script = """
      function styles() {
        return [
          getComputedStyle(document.querySelector(".framing .u.frames")).textDecorationLine,
          getComputedStyle(document.querySelector(".framing .u.loaded")).textDecorationLine,
          getComputedStyle(document.querySelector(".framing .chip.frames")).display !== "none",
          getComputedStyle(document.querySelector(".framing .aside")).display !== "none",
          document.querySelector(".framing mark.frames:not(.loaded)").tabIndex
        ];
      }
      var all = styles();
      ["frames", "furniture"].forEach(function (name) { document.getElementById("layer-" + name).click(); });
      var some = styles();
      ["frames", "furniture"].forEach(function (name) { document.getElementById("layer-" + name).click(); });
      return [all, some, styles()];"""
    every, some, again = probe(page, script)
    assert every == ["underline", "underline", True, True, 0]
    assert some == ["none", "underline", False, False, -1]
    assert again == every


def test_a_link_opens_what_is_folded_around_its_target(page):
    script = """
      var target = document.getElementById("p-security-echo.threat"), open = target.closest("details").open;
      target.closest("details").open = false;
      document.querySelector("a[href='#p-security-echo.threat']").click();
      return [open, location.hash];"""
    assert probe(page, script, anchor="#p-security-echo.threat") == [True, "#p-security-echo.threat"]


def test_layers_work_without_javascript(page, tmp_path):
    """Everything is there without the script, and the switches are plain style rules."""
    html = re.sub(r"<script>.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    plain = tmp_path / "plain.html"
    plain.write_text(html.replace('id="layer-frames" checked', 'id="layer-frames"'), encoding="utf-8")
    script = """
      return ["frames", "loaded"].map(function (layer) {
        return getComputedStyle(document.querySelector(".framing .u." + layer)).textDecorationLine;
      });"""
    assert probe(plain, script) == ["none", "underline"]


def test_figures_come_in_the_version_for_the_screen(page):
    script = "return ['.wide', '.narrow'].map(function (c) { return getComputedStyle(document.querySelector('figure ' + c)).display; });"
    assert probe(page, script, "--window-size=1280,900") == ["block", "none"]
    # headless Chromium has windows of at least 500 pixels
    assert probe(page, script, "--window-size=520,900") == ["none", "block"]


def test_it_prints(page, tmp_path):
    pdf = tmp_path / "report.pdf"
    run(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    content = pdf.read_bytes()
    assert content.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b", content))
    assert 4 <= pages <= 30
    assert len(content) < 3_000_000

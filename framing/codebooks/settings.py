"""`codebook.toml`: what a codebook is called, its categories, and its named lists of patterns."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from framing.codebooks.codebook import SPELLINGS, Category
from framing.codebooks.rows import Sets
from framing.model.errors import CodebookError

TEXTS = ("name", "version", "title", "language", "licence", "reference", "unit", "description", "spelling")
KEYS = (*TEXTS, "categories", "open_categories", "sets")
CATEGORY_KEYS = ("label", "definition", "include", "exclude")


class Settings:
    """The checked contents of a codebook.toml; what is wrong is added to `problems`, with the line where it stands."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        self._path = path
        self._problems = problems
        try:
            self._text = path.read_text(encoding="utf-8")
            self._values: dict[str, Any] = tomllib.loads(self._text)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CodebookError(f"{path}: not readable as TOML ({error}): mend the file") from None
        self._unknown((), self._values, KEYS)
        self.texts = {key: self._one_text(key) for key in TEXTS if key in self._values}
        self.is_open = bool(self._values.get("open_categories"))
        if not self.texts.get("name"):
            self._tell((), 'no name (expected name = "..."): add it')
            self.texts["name"] = path.parent.name
        self._check_spelling()
        self.sets = self._sets()
        self.categories = tuple(self._category(name, table) for name, table in self._tables("categories").items())

    def _tell(self, keys: tuple[str, ...], problem: str) -> None:
        """Report something wrong with what stands under some keys."""
        line = self.line_of(*keys)
        where = f"{self._path}, line {line}" if line else f"{self._path}"
        self._problems.append(f"{where}: {problem}")

    def line_of(self, *keys: str) -> int:
        """The line at which a key, or the innermost that is found of nested ones, is set; 0 when none is."""
        found, lines = 0, self._text.splitlines()
        for depth, key in enumerate(keys):
            path = r"\s*\.\s*".join(rf"[\"']?{re.escape(k)}[\"']?" for k in keys[: depth + 1])
            one = rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]"
            written = re.compile(rf"\s*\[\s*{path}\s*[\].]|{one}")
            begin = max(found - 1, 0)
            there = next((n for n, line in enumerate(lines[begin:], begin + 1) if written.match(line)), 0)
            if not there:
                break
            found = there
        return found

    def _unknown(self, keys: tuple[str, ...], table: dict[str, Any], known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(known))}"
                prefix = ".".join(keys) + ": " if keys else ""
                self._tell((*keys, key), f"{prefix}unknown key {key!r} ({hint}): remove it or mend its spelling")

    def _one_text(self, key: str) -> str:
        value = self._values[key]
        if not isinstance(value, str | int | float):
            self._tell((key,), f"{key}: expected a text in quotation marks, got {value!r}")
        return str(value)

    def _check_spelling(self) -> None:
        spelling = self.texts.get("spelling", SPELLINGS[0])
        if spelling not in SPELLINGS:
            self._tell(("spelling",), f"spelling: expected one of {', '.join(SPELLINGS)}, got {spelling!r}")

    def _tables(self, key: str) -> dict[str, Any]:
        """The tables under a key; anything else there is a problem."""
        value = self._values.get(key, {})
        if isinstance(value, dict):
            return value
        self._tell((key,), f"{key}: expected tables ([{key}.NAME] or name = [...]), got {value!r}")
        return {}

    def _sets(self) -> Sets:
        """The named lists of patterns that `requires` and `excludes` may refer to as `@name`."""
        sets: Sets = {}
        for name, patterns in self._tables("sets").items():
            if not isinstance(patterns, list) or not all(isinstance(p, str) for p in patterns):
                self._tell(("sets", name), f"sets.{name}: expected a list of patterns, got {patterns!r}")
                patterns = []
            sets[name] = tuple(patterns)
        return sets

    def _category(self, name: str, table: Any) -> Category:
        keys = ("categories", name)
        if not isinstance(table, dict):
            self._tell(keys, f"categories.{name} is no table (expected [categories.{name}] with label and definition)")
            return Category(name, name)
        self._unknown(keys, table, CATEGORY_KEYS)
        rules = {key: self._rules((*keys, key), table.get(key, [])) for key in ("include", "exclude")}
        return Category(name, str(table.get("label", name)), str(table.get("definition", "")), **rules)

    def _rules(self, keys: tuple[str, ...], value: Any) -> tuple[str, ...]:
        if isinstance(value, list):
            return tuple(map(str, value))
        self._tell(keys, f"{'.'.join(keys)}: expected a list of rules, got {value!r}")
        return ()

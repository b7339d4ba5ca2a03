# Two commands do all the set-up: `make report` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARTICLES ?= seeds/
OUT ?= report.html

.PHONY: report test lint bench clean chromium

report: $(VENV)/installed
	$(BIN)/framing report "$(ARTICLES)" --out "$(OUT)"

test: $(VENV)/dev-installed chromium lint
	$(BIN)/python -m pytest -n auto -rs

lint: $(VENV)/dev-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev-installed
	$(BIN)/python -m benchmarks

# The environment is made anew when what it is made from changes.
$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "framing needs Python 3.11 or newer, this is " + sys.version.split()[0] + ": run make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/dev-installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@ $(VENV)/installed

# Browser tests use the system's Chromium; as root on Debian it is installed when it is missing.
chromium:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing Chromium for the browser tests"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null \
			|| echo "Chromium could not be installed: the browser tests will be skipped"; \
	else echo "no Chromium on this machine: the browser tests will be skipped"; fi

clean:
	rm -rf $(VENV) build dist *.egg-info report.html study

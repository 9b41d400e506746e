# Two commands matter: `make run` and `make test`. Both install what they need into .venv.
FIT := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c '$(FIT)' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
TESTS := --numprocesses=auto --dist=worksteal
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --editable

.PHONY: help run test check bench bench-names bench-entities bench-copies learn-names learn-evidence faults fuzz properties docs

help: ## show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{ printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: $(READY) ## open the reader on the five sample briefings
	@$(BIN)/briefings --config config.yaml --data-dir .run

test: $(DEV) ## install what the tests need, and run them
	@$(BIN)/python -m pytest $(TESTS)

check: $(DEV) ## format, lint, types, floors and tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest $(TESTS)

bench: $(DEV) ## measure speed against what is installed beside it
	@$(BIN)/python -m tests.bench $(if $(SIZE),--size $(SIZE)) $(if $(PEERS),--peers) \
		$(if $(SIZES),--sizes $(SIZES)) $(if $(KEPT),--kept $(KEPT))

bench-names: $(DEV) ## measure how two names are compared; pairs in BRIEFINGS_SHARED
	@$(BIN)/python -m tests.bench.names

bench-entities: $(DEV) ## measure how names are found in texts; texts in BRIEFINGS_SHARED
	@$(BIN)/python -m tests.bench.entities

bench-copies: $(DEV) ## measure how copies are told; texts in BRIEFINGS_SHARED
	@$(BIN)/python -m tests.bench.copies

learn-names: $(DEV) ## learn what sounds and features weigh from PAIRS=FILE
	@$(BIN)/python -m tests.bench.learn_names $(PAIRS) $(MEASURE)

learn-evidence: $(DEV) ## learn what tells people from other names; texts in BRIEFINGS_SHARED
	@$(BIN)/python -m tests.bench.learn_evidence $(MEASURE)

faults: $(DEV) ## kill, damage and starve it, hundreds of times
	@BRIEFINGS_FAULT_ROUNDS=300 $(BIN)/python -m pytest tests/library/test_kills.py \
		tests/library/test_readers.py tests/library/test_troubles.py tests/store/test_faults.py \
		tests/terminal/test_resize.py tests/cli/test_terminal.py

fuzz: $(DEV) ## fuzz every parser for SECONDS=N each, and damage files at random ROUNDS=N times
	@$(INSTALL) ".[fuzz]" --quiet || echo "atheris has no package for this Python" >&2
	@$(BIN)/python -m tests.formats.guided $(or $(SECONDS),20)
	@BRIEFINGS_FUZZ_ROUNDS=$(or $(ROUNDS),100) BRIEFINGS_FUZZ_BEGIN=$(or $(BEGIN),0) \
		$(BIN)/python -m pytest tests/formats/test_fuzz.py

properties: $(DEV) ## try every property on ROUNDS=N times as many examples, each run others
	@BRIEFINGS_PROPERTY_ROUNDS=$(or $(ROUNDS),10) $(BIN)/python -m pytest $(TESTS) -m hypothesis

docs: $(DEV) ## write anew what README takes from the code, and its picture
	@$(BIN)/python -m tests.house.readme
	@$(BIN)/python -m tests.house.picture

$(VENV)/bin/python:
	@$(or $(PYTHON),false) -c '$(FIT)' >/dev/null 2>&1 || { \
		echo "Briefings needs Python 3.11 or newer, with venv: install it, or name it as in" >&2; \
		echo "  make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "making $(VENV) with $(PYTHON): a few seconds"
	@$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml | $(VENV)/bin/python
	@echo "installing what the reader needs: a minute or two, only this once"
	@$(INSTALL) .
	@touch $@

$(DEV): pyproject.toml | $(VENV)/bin/python
	@echo "installing what the reader and its tests need: a minute or two, only this once"
	@$(INSTALL) '.[dev]'
	@touch $@ $(READY)

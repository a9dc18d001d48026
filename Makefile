# Everything happens in .venv, made with uv where it is there and with venv and pip where it is not.
SHELL := /bin/sh
BIN := .venv/bin
READY := .venv/ready

# Where there is no uv, pip brings it into .venv, because it installs ten times faster; where that fails, pip does all.
NEW_VENV = if command -v uv >/dev/null 2>&1; then uv venv --quiet --python '>=3.11' .venv; else \
	  for python in python3 python3.13 python3.12 python3.11; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then $$python -m venv .venv && break; fi; \
	  done; \
	  test -x $(BIN)/python || { echo 'no Python 3.11 or newer found: install one, or uv' >&2; exit 1; }; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check uv || true; \
	fi
install = PATH="$$PATH:$(CURDIR)/$(BIN)"; \
	uv pip install --quiet --python $(BIN)/python -e '.[$(1)]' || $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$(1)]'

.DEFAULT_GOAL := help
.PHONY: help setup demo test check golden gate bench train clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1 \t/p' Makefile | expand -t 18

setup: $(READY) ## the program and the tools of its developers, in .venv

$(READY): pyproject.toml
	@test -x $(BIN)/python || $(NEW_VENV)
	@$(call install,dev)
	@touch $@

demo: setup ## read an example: the text with what was found drawn under it, then the record
	@$(BIN)/dateline demo

test: setup ## the fast tests
	@$(BIN)/python -m pytest

check: setup ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/mypy

golden: setup ## write the records of the examples anew; look at the difference before you commit it
	@$(BIN)/python -m pytest tests/golden --refresh

gate: setup ## measure, and fail where a figure is below its floor
	@$(BIN)/python -m evals.gate

bench: setup ## sentences per second, seconds to the first record, memory
	@$(BIN)/python -m evals.bench

train: setup ## the network anew (needs the corpora and, better, a GPU): see train/README.md
	@$(call install,train)
	@$(BIN)/python -m train

clean: ## remove what was made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build

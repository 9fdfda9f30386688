# Crossread. `make help` lists what can be done here.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
# Empty: what the settings say (127.0.0.1, 8000, 2).
HOST ?=
PORT ?=
WORKERS ?=
# Set to https://download.pytorch.org/whl/cpu to keep CUDA away on an x86 machine.
TORCH_INDEX ?=
PYTEST_ARGS ?=
DATA ?=
BENCH_ARGS ?=

BIN := .venv/bin
RUNTIME := .venv/.runtime
READY := .venv/.ready
PEERS := .venv-bench/.ready
TORCH := $(shell grep -E '^torch==' requirements.txt)
COMPILE := $(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --no-header --strip-extras

.NOTPARALLEL:
.PHONY: help setup run serve seed test check format bench spec docs lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | \
		awk -F ':.*## ' '{ printf "  \033[1m%-8s\033[0m %s\n", $$1, $$2 }'

# The stamps are newer than what they were made from, so nothing is installed twice.
$(RUNTIME): requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(if $(TORCH_INDEX),$(BIN)/pip install --quiet --index-url $(TORCH_INDEX) $(TORCH))
	$(BIN)/pip install --quiet -r requirements.txt
	$(BIN)/pip install --quiet --no-deps -e .
	touch $@

$(READY): $(RUNTIME) requirements-dev.txt
	$(BIN)/pip install --quiet -r requirements-dev.txt
	touch $@

setup: $(READY) ## Make the environment in .venv, with what the tests need

run: seed serve ## Environment, migrations, seeds, then the service on HOST:PORT

seed: $(RUNTIME) ## Load the seed articles (again: nothing changes)
	$(BIN)/crossread demo --load-only

serve: $(RUNTIME) ## The service alone: gunicorn on HOST:PORT with WORKERS processes
	$(BIN)/crossread serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT)) \
		$(if $(WORKERS),--workers $(WORKERS))

test: $(READY) ## The whole test suite; PYTEST_ARGS narrows it
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(READY) ## Lint, format, types, layers, and the generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict service
	$(BIN)/lint-imports
	$(BIN)/crossread spec --check api_spec/openapi.yaml
	$(BIN)/crossread settings --check docs/settings.md

format: $(READY) ## Put the code into its one format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# The peers have an environment of their own: what they need must not meet what we do.
$(PEERS): bench/peers.txt
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	$(if $(TORCH_INDEX),.venv-bench/bin/pip install --quiet --index-url $(TORCH_INDEX) $(TORCH))
	.venv-bench/bin/pip install --quiet -r bench/peers.txt
	touch $@

bench: $(READY) $(PEERS) ## Measure us beside our peers, on DATA (the seeds); BENCH_ARGS="--help"
	$(BIN)/python -m bench $(if $(DATA),--data $(DATA)) $(BENCH_ARGS)

spec: $(READY) ## Generate api_spec/openapi.yaml
	$(BIN)/crossread spec > api_spec/openapi.yaml

docs: $(READY) ## Generate docs/settings.md
	$(BIN)/crossread settings --markdown > docs/settings.md

lock: $(READY) ## Compile requirements*.txt from their .in files
	$(COMPILE) -o requirements.txt requirements.in
	sed -i -E 's/^(torch==[0-9.]+)\+cpu/\1/' requirements.txt
	$(COMPILE) -o requirements-dev.txt requirements-dev.in
	sed -i -E 's/^(torch==[0-9.]+)\+cpu/\1/' requirements-dev.txt

clean: ## Remove the environment and every cache; data/ stays
	rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info

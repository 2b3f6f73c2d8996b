# make run: a working portal on http://127.0.0.1:8000; make test: everything that must hold.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export PORT

.PHONY: help run setup test bench lint types format messages demo clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.installed ## Install, migrate, load the sample content once, and serve with a worker
	@$(BIN)/python manage.py serve --port $(PORT) --prepare

setup: $(VENV)/.installed ## Make the virtual environment and bring the database up to date
	@$(BIN)/python manage.py prepare

demo: setup ## Load the sample content, once
	@$(BIN)/python manage.py demo

$(VENV)/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing requirements.txt ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing requirements-dev.txt ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

test: lint types ## Run linters, type checks, import contracts and all tests
	@$(BIN)/python manage.py compile_catalogs
	@$(BIN)/python -m pytest

bench: $(VENV)/.installed-dev ## Time the search; see tests/bench/README.md
	@$(BIN)/python -m pytest tests/bench $(BENCH)

lint: $(VENV)/.installed-dev ## Check style, imports and templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache
	@git ls-files 'templates/*.html' | xargs $(BIN)/djade --check --target-version 5.2
	@git ls-files 'templates/*.html' | xargs $(BIN)/djhtml --check --tabwidth 2

types: $(VENV)/.installed-dev ## Check types
	@$(BIN)/mypy portal cms search feedback

format: $(VENV)/.installed-dev ## Put code and templates into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2
	@git ls-files 'templates/*.html' | xargs $(BIN)/djhtml --tabwidth 2

messages: $(VENV)/.installed-dev ## Gather the texts to translate (needs gettext)
	@$(BIN)/python manage.py makemessages -l en --no-location --no-wrap -i var -i tests -i .venv

clean: ## Remove the virtual environment; data under var/ stays
	@rm -rf $(VENV)

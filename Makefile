# The list of commands. `make run` and `make test` need only Python ≥ 3.11 with venv, and make.

PYTHON  ?= python3
BIN     := .venv/bin
STAMP   := .venv/.installed
PO      := $(wildcard locales/*/LC_MESSAGES/heldag.po)
MO      := $(PO:.po=.mo)
WORKERS ?= 4
ROUNDS  ?= 500
comma   := ,

# What is compiled is there for all workers of the tests, and for the programs that they start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check types bench reliability format messages picture pictures wheel clean

run: $(STAMP) $(MO) ## open the app
	@$(BIN)/heldag

test: $(STAMP) $(MO) ## lint, types and all tests
	@$(MAKE) --no-print-directory -j 2 check tests/__pycache__
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

check: $(STAMP) $(MO) ## lint and types only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(STAMP) $(MO) ## figures beside their references; `make bench ONLY=key,start` for some
	$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY))

reliability: $(STAMP) $(MO) ## the long runs: 500 rounds of bad luck, a fault at each call, random sessions
	$(BIN)/python -m tests.e2e.reliability --rounds $(ROUNDS) --workers $(WORKERS)
	$(BIN)/python -m tests.e2e.reliability.faults --workers $(WORKERS)
	HYPOTHESIS_PROFILE=reliability $(BIN)/python -m pytest -m reliability -n $(WORKERS)

format: $(STAMP) ## lay the code out and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(STAMP) ## collect the texts into the catalogues and compile them
	$(BIN)/python -m tools.catalogues

picture: $(STAMP) $(MO) ## draw the picture in the README
	$(BIN)/python -m tools.pictures readme

pictures: $(STAMP) $(MO) ## draw every screen, in both sizes and themes, into build/pictures/; ONLY=live,board for some
	$(BIN)/python -m tools.pictures $(subst $(comma), ,$(ONLY))

wheel: $(STAMP) $(MO) ## build dist/*.whl
	$(BIN)/python -m build --wheel --no-isolation

clean: ## remove what the commands above made
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache $(MO)

# The environment is made again when what it is made from has changed.
$(STAMP): pyproject.toml constraints.txt hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "heldag needs Python 3.11 or later; set PYTHON=")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# In a fresh clone the tests are compiled once, while the types are looked at; a test that cannot be read is
# told of by the run itself.
tests/__pycache__: | $(STAMP) $(MO)
	@$(BIN)/python -m pytest --collect-only -qq > /dev/null || true

%.mo: %.po $(STAMP)
	$(BIN)/python -c 'import pathlib, hatch_build; hatch_build.compile_catalogues(pathlib.Path("locales"))'
	@touch $@

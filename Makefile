# Every target does its own set-up: with python3, make and git alone, `make demo` and `make test` work.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
PACKAGES := ledger projections commands
CATALOG := commands/locale/vi/LC_MESSAGES/socai

.PHONY: setup demo test check pytest test-office bench faults messages lock

setup: $(INSTALLED)

# Old versions of the dependencies are replaced in place, so a changed lock needs no new environment.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; (3, 11) <= sys.version_info < (3, 14) or sys.exit( \
	  "socai needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup
	$(BIN)/socai demo

test: check pytest

check: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

pytest: setup
	$(BIN)/pytest --numprocesses 2 --cov

# Needs LibreOffice and poppler (libreoffice-writer, libreoffice-calc, poppler-utils).
test-office: setup
	$(BIN)/pytest -m needs_office tests/needs_office

bench: setup
	$(BIN)/python -m tests.benchmarks

# Random kills and full disks, too slow for `make test`; a failure prints its seed.
faults: setup
	$(BIN)/python -m tests.faults

# Bring the catalog up to date with the code: new texts appear empty, vanished ones leave.
messages: setup
	$(BIN)/pybabel --quiet extract --mapping pyproject.toml --output socai.pot --project socai \
	  --no-default-keywords --keyword _ --keyword N_ --keyword NN_:1,2 --keyword ngettext:1,2 \
	  --add-location file --sort-by-file --width 120 $(PACKAGES)
	$(BIN)/pybabel --quiet update --input-file socai.pot --output-file $(CATALOG).po --locale vi \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120
	$(BIN)/pybabel --quiet compile --input-file $(CATALOG).po --output-file $(CATALOG).mo --locale vi
	@rm -f socai.pot

# Needs uv (https://docs.astral.sh/uv/); one lock for Python 3.11 to 3.13 on Linux and Windows. It keeps the versions
# it can; `make lock UPGRADE=--upgrade` takes the newest.
UPGRADE ?=
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet $(UPGRADE) --output-file requirements.lock

# Every target does its own set-up: with python3, make and git alone, `make demo` and `make test` work.

PYTHON ?= python3
BIN := .venv/bin
# Two stamps: what runs the program is installed, and what tests it (that, and the tools) is installed.
RUNS := .venv/.runs
INSTALLED := .venv/.installed
PACKAGES := ledger projections commands
# Apache Spark has no wheel and needs Java: an environment of its own.
SPARK := .venv-spark
CATALOG := commands/locale/vi/LC_MESSAGES/socai
# Of pip's lines only errors are shown. The locks are complete, so nothing is asked for besides what they name: pip before
# 23.3 takes the `name[extra]` of another package for a package that no lock names.
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := install -qq --no-deps --no-compile --require-hashes --only-binary :all: -r
OURSELVES := install -qq --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
.PHONY: help setup workshop demo test check pytest coverage test-install test-office test-pages test-spark java bench faults reading ablation mutate profile guides messages lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

# An environment that has the workshop in it stays one: it is brought up to date as a whole.
setup: $(if $(wildcard $(INSTALLED)),$(INSTALLED),$(RUNS)) ## what runs the program, in .venv: the command is .venv/bin/socai

workshop: $(INSTALLED) ## what tests it too, in the same .venv

# Old versions are replaced in place, so a changed lock needs no new environment.
$(RUNS): requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(INSTALLED): requirements-dev.lock requirements.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $@ $(RUNS)

define install
@$(PYTHON) -c 'import sys; (3, 11) <= sys.version_info < (3, 14) or sys.exit( \
  "socai needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12")'
@echo "Installing $(1) in .venv"
@$(PYTHON) -m venv .venv
@$(PIP) $(LOCKED) $(1)
@$(PIP) $(OURSELVES)
@broken=$$($(PIP) check) || { echo "$$broken"; echo "Packages of an older lock are in the way: make clean, then again."; exit 1; }
endef

demo: setup ## the whole job on fictional files
	@$(BIN)/socai demo --force

# Both at once: what checks types takes one core, and the tests would leave the other idle meanwhile.
test: $(INSTALLED) ## everything that must hold
	@$(MAKE) --no-print-directory --jobs=2 check pytest

check: $(INSTALLED) ## its quick part: lint, form, types, imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

pytest: $(INSTALLED) ## its tests
	$(BIN)/pytest --numprocesses 2

# The same tests, traced, which doubles their time; 95 % of all, and of commands/ by itself.
coverage: $(INSTALLED) ## how much of the program its tests run, line by line
	$(BIN)/pytest --numprocesses 2 --cov
	@$(BIN)/coverage report --include='commands/*' --fail-under=95 --format=total >/dev/null || \
	  { echo "Less than 95 % of commands/ is run by its tests."; exit 1; }

# Needs a package index: the steps by which README.md begins without make, done in an environment of their own.
test-install: $(INSTALLED) ## the first steps on a machine without make, done as README.md says them
	$(BIN)/pytest -m needs_index tests/needs_index

# Needs LibreOffice and poppler (libreoffice-writer, libreoffice-calc, poppler-utils).
test-office: $(INSTALLED) ## what we write, opened by LibreOffice
	$(BIN)/pytest -m needs_office tests/needs_office

# Needs Chromium; npm brings axe-core (see docs/decisions/axe-core.md).
test-pages: $(INSTALLED) ## the pages we write, opened by a browser
	$(BIN)/pytest -m needs_pages tests/needs_pages

# Needs a package index, and Java 17, which is installed where that is allowed. Fifteen minutes are more than enough.
test-spark: java $(SPARK)/.installed ## the same questions put to Apache Spark, here and on a cluster
	timeout --signal=INT --kill-after=60 900 $(SPARK)/bin/python -m pytest -m needs_spark tests/needs_spark

java:
	@.ci/java

# What PySpark is built by comes before it: pip asks the builder that is there, not the one it is about to install.
$(SPARK)/.installed: requirements-spark.lock requirements-dev.lock
	@echo "Installing requirements-dev.lock and requirements-spark.lock in $(SPARK)"
	@$(PYTHON) -m venv $(SPARK)
	@$(subst $(BIN),$(SPARK)/bin,$(PIP)) $(LOCKED) requirements-dev.lock
	@sed -n '/^setuptools/,/--hash/p' requirements-spark.lock > $(SPARK)/builder.txt
	@$(subst $(BIN),$(SPARK)/bin,$(PIP)) $(LOCKED) $(SPARK)/builder.txt
	@$(subst $(BIN),$(SPARK)/bin,$(PIP)) install -qq --no-deps --require-hashes --no-build-isolation -r requirements-spark.lock
	@touch $@

bench: $(INSTALLED) ## how fast, how much
	$(BIN)/python -m tests.benchmarks

# Random kills and full disks, too slow for `make test`; a failure prints its seed.
faults: $(INSTALLED) ## killed processes and full disks; tampered folders; true and mistaken reports in made-up histories; 20,000 mutated files
	$(BIN)/python -m tests.faults
	$(BIN)/python -m tests.faults.tampering
	$(BIN)/python -m tests.faults.true_reports
	$(BIN)/python -m tests.faults.injected_causes
	$(BIN)/python -m tests.faults.mutated_files

# Three minutes on two cores; exit code 2 while some kinds of reports are still read wrongly. A campaign is repeated by its seed.
SEED ?=
reading: $(INSTALLED) ## 5,000 made-up true reports in many layouts: what is read right, not read, read wrongly
	$(BIN)/python -m tests.reading_campaign $(if $(SEED),--seed $(SEED))

# Twenty minutes on two cores; CASES="FOLDER …" of further reports with their answers beside them.
ablation: $(INSTALLED) ## each rule of the reader switched off: what is then read wrongly, or no more
	$(BIN)/python -m tests.reading_campaign.ablation $(CASES)

# Half an hour on two cores; MODULES="ledger/timeline.py" for some of them. A survivor is printed with its place.
mutate: $(INSTALLED) ## small faults in the modules where figures are made: does a test notice each?
	$(BIN)/python -m tests.mutation $(MODULES)

profile: $(INSTALLED) ## where the time goes: OF="bench:replay", OF="--ledger so-cai stats"
	@$(BIN)/python -m tests.benchmarks.profiling $(OF)

# Bring the catalog up to date with the code: new texts appear empty, vanished ones leave.
guides: $(INSTALLED) ## the pictures and pages of the guides that the program makes, written anew
	$(BIN)/python -m tests.guides

messages: $(INSTALLED) ## the catalog of messages, brought up to date with the code
	$(BIN)/pybabel --quiet extract --mapping pyproject.toml --output socai.pot --project socai \
	  --no-default-keywords --keyword _ --keyword N_ --keyword NN_:1,2 --keyword ngettext:1,2 \
	  --add-location file --sort-by-file --width 120 $(PACKAGES)
	$(BIN)/pybabel --quiet update --input-file socai.pot --output-file $(CATALOG).po --locale vi \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120
	$(BIN)/pybabel --quiet compile --input-file $(CATALOG).po --output-file $(CATALOG).mo --locale vi
	@rm -f socai.pot

# Needs uv (https://docs.astral.sh/uv/); each lock is for Python 3.11 to 3.13 on Linux and Windows. It keeps the versions
# it can; `make lock UPGRADE=--upgrade` takes the newest.
UV ?= uv
UPGRADE ?=
LOCK := pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet
lock: ## the two locks, written anew from pyproject.toml
	$(UV) $(LOCK) $(UPGRADE) --extra build --output-file requirements.lock
	$(UV) $(LOCK) $(UPGRADE) --extra build --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## away with everything that was made here: .venv, caches, what was built
	rm -rf .venv $(SPARK) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov build dist demo
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

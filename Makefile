# One word a chore; `make` alone lists them.
#
#   make test PY=/path/to/python   uses an environment that has everything already
#   make demo PYTHON=python3.12    makes the environment with another Python than `python3`

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
PY ?= $(VENV)/bin/python
RELEASE := build/release
# Twice as many processes as the two cores of a small machine, since many tests wait for a server that they talk to.
PROCESSES ?= 4
RELEASED := env -u PYTHONPATH $(RELEASE)/bin/python

# Whoever brings a Python of their own looks after what is in it, all but the project itself.
ifeq ($(origin PY),file)
ENOUGH_TO_RUN := $(VENV)/run.stamp
ENOUGH_TO_TEST := $(VENV)/dev.stamp
else
export PYTHONPATH := $(CURDIR)
endif

# pip works from outside, so that a Python without `ensurepip` will do as well.
PIP := $(PYTHON) -m pip --python $(VENV)/bin/python --disable-pip-version-check --no-input
DOTS := awk '/^Collecting/ {printf "."; fflush()} /^Installing/ {printf " installing"; fflush()} END {print ""}'

define set_up
@printf '%s: %s packages ' '$(1)' "$$(grep -c == $<)"
@$(PIP) install --require-hashes -r $< | $(DOTS)
@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
@touch $@
endef

.PHONY: help demo test test-core test-covered test-moved test-mailbox mutants lint format docs lock release private-repository small-computer clean

help: ## list the chores
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

demo: $(ENOUGH_TO_RUN) ## run a sample programme of invented people, from the sheet to the mails
	@$(PY) -m mentorsheets demo

test: $(ENOUGH_TO_TEST) ## run all tests
	@$(PY) -m pytest -n $(PROCESSES) --dist worksteal

test-covered: $(ENOUGH_TO_TEST) ## run all tests, and fail if fewer lines and branches are passed by than pyproject.toml asks
	@MENTORSHEETS_EACH_CASE=yes $(PY) -m pytest -n $(PROCESSES) --dist worksteal --cov

test-core: $(ENOUGH_TO_TEST) ## run the tests of the part that only thinks: no file, no server, no command
	@$(PY) -m pytest -n 2 --dist worksteal tests/domain tests/pairing tests/relations tests/report

test-moved: $(ENOUGH_TO_TEST) ## run some of the tests at a drawn hour, day and place (libfaketime)
	@$(PY) -m tests.moved_clock

test-mailbox: $(ENOUGH_TO_TEST) ## run the tests of what comes back by mail once more, through a real Dovecot (needs it, and root)
	@MENTORSHEETS_TEST_MAILBOX=dovecot $(PY) -m pytest -n $(PROCESSES) --dist worksteal \
	  $$(grep -rlE 'mailbox\(\)|living\(|box: Mailbox' tests --include='test_*.py')

mutants: $(ENOUGH_TO_TEST) ## make small faults in the riskiest files, and list those that no test notices
	@$(PY) -m tests.mutants $(if $(SEED),--seed $(SEED))

lint: $(ENOUGH_TO_TEST) ## check style, types, and who may import whom
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(dir $(PY))lint-imports --no-logo

format: $(ENOUGH_TO_TEST) ## put the style right where a program can
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

docs: $(ENOUGH_TO_RUN) ## write the pages on the sheet and the commands anew, from the code
	@$(PY) -m docs.generate

pictures: $(ENOUGH_TO_RUN) ## draw the pictures of README and docs anew, from the demo (needs Chromium, LibreOffice, poppler-utils)
	@$(PY) -m docs.draw_pictures

lock: ## pin the requirements anew (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 2; }
	@for file in run dev; do \
	  chores=; if [ $$file = dev ]; then \
	    chores="requirements/dev.in --constraints requirements/run.txt --all-extras --group test --group lint"; \
	  fi; \
	  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header \
	    pyproject.toml requirements/build.in $$chores --output-file requirements/$$file.txt; \
	done
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header requirements/release.in --output-file requirements/release.txt

release: $(ENOUGH_TO_RUN) $(RELEASE)/release.stamp ## build a release into dist/, look it over, and list what it is made of
	@rm -rf dist
	@$(RELEASED) -m build --no-isolation --outdir dist . | tail -1
	@$(RELEASED) -m twine check --strict dist/*.whl dist/*.tar.gz
	@$(RELEASED) -m check_wheel_contents dist/*.whl
	@$(RELEASED) -W ignore -m cyclonedx_py requirements requirements/run.txt --pyproject pyproject.toml \
	  --output-reproducible --output-format JSON --output-file dist/sbom.cdx.json
	@$(RELEASED) -m piplicenses --python $(PY) --format markdown --output-file dist/licences.md \
	  --packages $$(sed -n 's/^\([A-Za-z0-9._-]*\)==.*/\1/p' requirements/run.txt) >/dev/null
	@ls dist

private-repository: release ## put into dist/private-repository what GitHub is given: docs/hosting.md
	@rm -rf dist/private-repository && cp -R template dist/private-repository
	@cp dist/*.whl requirements/run.txt dist/private-repository/
	@echo "Upload all that lies in dist/private-repository, the folder .github too."

small-computer: release ## put into dist/small-computer what a Raspberry Pi or a server is given: docs/hosting.md
	@rm -rf dist/small-computer && mkdir dist/small-computer && cp -R deploy dist/small-computer/
	@cp dist/*.whl requirements/run.txt dist/small-computer/
	@echo "Copy dist/small-computer to the computer, and begin in it."

clean: ## remove everything that the chores made
	@rm -rf $(VENV) build dist demo demo-[0-9]* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "mentorsheets needs Python 3.11 or later. Name one that you have: make PYTHON=python3.12 demo"; exit 2; }
	@$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(call set_up,Setting up)

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(call set_up,Setting up for the tests)
	@touch $(VENV)/run.stamp

$(RELEASE)/release.stamp: requirements/release.txt
	@printf 'Setting up for a release: %s packages ' "$$(grep -c == $<)"
	@rm -rf $(RELEASE)
	@$(PYTHON) -m venv --without-pip $(RELEASE)
	@$(PYTHON) -m pip --python $(RELEASE)/bin/python --disable-pip-version-check --no-input \
	  install --require-hashes -r $< | $(DOTS)
	@touch $@

# Two commands do all set-up: `make site` and `make test`. Everything is installed in .venv, from hash-checked locks.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test programs test-full check check-code check-house bench bench-parts golden lock fuzz sbom audit clean help

site: .venv/.runtime ## build both sites and say how to look at them
	@$(BIN)/handlaggarstod bygg $(if $(PUBLICERAT),--publicerat "$(PUBLICERAT)")
	@echo
	@echo "Titta på dem:  make serve   (http://127.0.0.1:8000/ och http://127.0.0.1:8001/)"

serve: .venv/.runtime ## show both sites live while you write
	@echo "Interna sajten: http://127.0.0.1:8000/   Publika sajten: http://127.0.0.1:8001/   Avsluta med Ctrl+C."
	@$(BIN)/handlaggarstod visa --publik & public=$$!; trap 'kill $$public 2>/dev/null' EXIT INT TERM; $(BIN)/handlaggarstod visa

test: programs ## run every test, in the browser too
	@$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(if $(KONTROLLERAT),-m "not house")

programs: .venv/.dev
	@$(BIN)/python tests/find_chromium.py
	@$(BIN)/python tests/find_node.py
	@$(BIN)/python tests/find_vnu.py
	@$(BIN)/python tests/find_office.py
	@$(BIN)/python tests/find_web_servers.py
	@$(BIN)/python tests/find_store.py

test-full: ## run every test, with every page in the browser instead of one of each kind; slow
	@HANDBOK_ALLA_SIDOR=1 $(MAKE) --no-print-directory test

check: check-code check-house ## style, types, import floors, content and the rules of the house; quick, quicker with -j2

check-code: .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/handlaggarstod kontrollera
	@$(BIN)/mypy

check-house: .venv/.dev
	@$(BIN)/pytest -m house

bench: .venv/.dev ## measure beside peers, three quarters of an hour; make bench QUICK=1 only tries it
	@$(BIN)/python benchmarks/bench_table.py $(if $(QUICK),--quick)

bench-parts: .venv/.dev ## measure single parts: law references, search
	@for file in lagrum lankning search search_peers; do $(BIN)/python benchmarks/bench_$$file.py || exit 1; done

fuzz: .venv/.dev ## hostile input for a long time; EXEMPEL=20000 says how many of each kind
	@HANDLAGGARSTOD_EXEMPEL=$(or $(EXEMPEL),5000) $(BIN)/pytest -p no:randomly tests/property

sbom: ## write what the project is made of to sbom.cdx.json (CycloneDX), from the locks
	@$(PYTHON) .ci/supply_chain.py sbom > sbom.cdx.json

audit: .venv-audit/.done ## known vulnerabilities in the locked packages; needs the network
	@.ci/audit

.venv-audit/.done: .ci/granska-beroenden.txt
	@rm -rf .venv-audit
	@$(PYTHON) -m venv .venv-audit
	@.venv-audit/bin/python -m pip install --quiet --require-hashes -r .ci/granska-beroenden.txt
	@touch $@

golden: .venv/.dev ## write again what is generated and committed: JSON Schema, the licences, the README's pictures
	@$(BIN)/handlaggarstod schema
	@$(BIN)/python .ci/supply_chain.py licenser > docs/utvecklare/licenser.md
	@$(BIN)/python tests/find_chromium.py
	@PYTHONPATH=tests $(BIN)/python tests/browser/take_pictures.py

lock: .venv/.dev ## write the locks again from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header --extra dev pyproject.toml -o requirements-dev.txt
	@$(BIN)/uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header -c requirements-dev.txt pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header tests/s3/requirements.in -o tests/s3/requirements.txt

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 eller nyare behövs. Ange den så här: make site PYTHON=/sökväg/till/python3"; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installerar python3-venv …"; apt-get update -q >/dev/null && apt-get install -y -q python3-venv >/dev/null \
	      && $(PYTHON) -m venv .venv; \
	  else echo "Paketet python3-venv saknas. Installera det: sudo apt-get install python3-venv"; exit 1; fi; }
	@touch $@

.venv/.runtime: requirements.txt pyproject.toml | .venv/.python
	@echo "Installerar …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.runtime
	@echo "Installerar utvecklingsverktyg …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

clean: ## remove what was built and installed
	@rm -rf site .venv .venv-audit sbom.cdx.json tests/node/node_modules tests/s3/.venv \
	  .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

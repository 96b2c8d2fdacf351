# Two commands do everything: `make demo` and `make test`. Each makes its own .venv first, from pinned versions.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := demo-walkthrough

.PHONY: demo test check lint types layers tests bench campaign forms clean

demo: $(READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/ehdesk demo; \
	else QT_QPA_PLATFORM=offscreen $(BIN)/ehdesk demo --walkthrough $(DEMO); fi

test check: lint types layers tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

tests: $(READY)
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder --max-worker-restart 0

bench: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(ONLY)

campaign: $(READY)
	$(BIN)/python -m campaigns $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT))

forms: $(READY)
	$(BIN)/python -c 'from ehdesk import paths; from ehdesk.forms.compiled import compile_all; compile_all(paths.forms_folder())'

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(DEMO)

$(READY): pyproject.toml constraints.txt packaging/system-libraries
	@sh packaging/system-libraries
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ehdesk needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt hatchling editables
	$(BIN)/pip install --quiet --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@

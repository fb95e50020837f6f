# Sutja. `make run` and `make test` need nothing before them: each sets up what is missing.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SUTJA_DATA ?= ../shared/data

.DEFAULT_GOAL := help
.PHONY: help run setup test lint format bench bench-training bench-rehearsal bench-live bench-story soak model demo translations
.PHONY: screenshots spoken clean

help:  ## show these lines
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: setup  ## set up what is missing, then open the window
	$(BIN)/sutja

setup: $(STAMP)

$(STAMP): pyproject.toml .ci/system-packages
	.ci/system-packages run
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

test: setup lint  ## all checks: lint, types, contracts, tests
	.ci/system-packages test
	@# Two at a time; those that keep real time mostly wait, and are not put beside those that do not. A file shares a microphone.
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal -m 'not sound'
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadfile -m sound

lint: setup  ## ruff, mypy, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup  ## rewrite the source in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup  ## measure speed, memory and latency against the targets
	.ci/system-packages test
	$(BIN)/python -m tests.bench

bench-training: setup  ## measure the trainer on the recordings that SUTJA_DATA names (two hours on two cores)
	$(BIN)/python -m tests.bench_training

bench-rehearsal: setup  ## measure what synthetic voices teach about people, on two other languages (an hour and a half)
	.ci/system-packages test
	.ci/system-packages voices
	$(BIN)/python -m tests.bench_rehearsal

bench-live: setup  ## measure the live engine on the recordings that SUTJA_DATA names (an hour on two cores)
	$(BIN)/python -m tests.bench_live

bench-story: setup  ## record, learn, compare, switch and go back in the window, with the real trainer (up to twenty minutes)
	.ci/system-packages test
	SUTJA_STORY=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/app/learning/test_real_trainer.py tests/test_story.py \
		-k 'not closed and not goes'

soak: setup  ## listen for eight hours of sound, twenty minutes in real time, and through 200 starts (an hour and a half)
	.ci/system-packages test
	$(BIN)/python -m tests.soak

model: setup  ## make the default model again (needs espeak-ng, Festival, MBROLA, and the recordings that SUTJA_DATA names)
	.ci/system-packages test
	.ci/system-packages voices
	$(BIN)/python train_model.py --synthetic --output assets/sutja.pt --noise '$(SUTJA_DATA)/esc10' \
		--auxiliary '$(SUTJA_DATA)/fsdd' '$(SUTJA_DATA)/arabic_speech_commands'

translations: setup  ## bring the Korean translation up to date with the source
	$(BIN)/pyside6-lupdate -locations none -no-obsolete $$(find app/ui -name "*.py" | sort) -ts assets/translations/sutja_ko.ts
	$(BIN)/pyside6-lrelease assets/translations/sutja_ko.ts -qm assets/translations/sutja_ko.qm

screenshots: setup  ## pictures of the window in both languages and themes, in build/screenshots
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots build/screenshots

demo: setup  ## make the demo sound again (needs espeak-ng)
	.ci/system-packages test
	$(BIN)/python -m model.demo assets/demo.wav

spoken: setup  ## make the sound of the digits that are spoken back again (needs espeak-ng)
	.ci/system-packages test
	$(BIN)/python -m model.spoken assets/spoken.wav

clean:  ## remove the virtual environment and every cache
	rm -rf $(VENV) *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

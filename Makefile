# make run: set up, write the sample plan, serve the form (SERVE=0 stops after writing).
# make test: everything. make bench: the table of speeds. Each target does its own set-up.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8080
SERVE ?= 1
SETUP := .ci/setup.sh

.PHONY: run test setup test-setup bench lint help

help:
	@sed -n 's/^# //p' Makefile

setup:
	@PYTHON=$(PYTHON) $(SETUP) run

test-setup:
	@PYTHON=$(PYTHON) $(SETUP) test

run: setup
	$(BIN)/docgen --data out/data render --force --pdf --png -o out \
	  samples/ke-hoach-bao-ve-tre-em/ke-hoach-phuong-1-2024.yaml
ifneq ($(SERVE),0)
	$(BIN)/docgen --data out/data serve --port $(PORT)
endif

lint: test-setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: lint
	$(BIN)/pytest -n 2 --dist loadgroup

bench: test-setup
	@PYTHON=$(PYTHON) $(SETUP) bench
	$(BIN)/python tests/bench/run.py

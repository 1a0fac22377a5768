# Everything is in dev.py, which needs nothing but Python 3.11 or newer: `make run` = `python3 dev.py run`.
# One test: `make test ARGS="tests/unit/test_policy.py -x"`.

PYTHON ?= python3
ARGS ?=

.PHONY: run test check setup fmt clean
.DEFAULT_GOAL := run

run test check setup fmt clean:
	@$(PYTHON) dev.py $@ $(ARGS)

# `make report` builds the environment and the whole site; `make test` passes the tests.
# Either works in a fresh clone on a machine that has Python 3.11 to 3.13 with venv and pip, and make.

SUPPORTED := 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'
NEEDED := figures needs Python 3.11, 3.12 or 3.13. Debian: apt install python3 python3-venv. \
  Elsewhere name one: make test PYTHON=/path/to/python3.11
VENV := .venv
ifeq ($(origin PYTHON),command line)
  # another Python gets an environment of its own, so that the usual one stays
  VENV := .venv-$(shell '$(PYTHON)' -c 'import sys; print("%d.%d" % sys.version_info[:2])')
else
  PYTHON := $(shell for python in python3.11 python3.12 python3.13 python3; do \
    "$$python" -c $(SUPPORTED) 2>/dev/null && echo "$$python" && break; done)
endif
RUN := $(VENV)/bin/python
STYLE := ../shared/tools/style_metrics.py

# what notebooks and kernels would keep in a home folder stays in the clone
export IPYTHONDIR := $(CURDIR)/$(VENV)/home/ipython
export JUPYTER_CONFIG_DIR := $(CURDIR)/$(VENV)/home/jupyter
export JUPYTER_DATA_DIR := $(CURDIR)/$(VENV)/home/jupyter
export JUPYTER_RUNTIME_DIR := $(CURDIR)/$(VENV)/home/runtime
export JUPYTER_PREFER_ENV_PATH := 1
# one thread for each process: more only get into each other's way
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: help environment report test coverage kills faults fuzz mutants test-pythons lint style notebooks docs learn lock clean

help:
	@echo "make report     build the environment and the whole site in reports/"
	@echo "make test       run every check and test"
	@echo "make coverage   run the tests and print how many branches of the program they take"
	@echo "make kills      kill a batch 200 times and hold what is left to an undisturbed one"
	@echo "make faults     print what a user can get wrong, and what he is told"
	@echo "make fuzz       fuzz the readers, five minutes each (FUZZ=--seconds 30 for less)"
	@echo "make mutants    change the program and see whether its tests notice (MUTANTS=units)"
	@echo "make test-pythons  the same on every supported Python of this machine"
	@echo "make notebooks  execute the committed notebooks anew"
	@echo "make docs       compute the numbers and the picture of the documents anew"
	@echo "make learn      learn the constants anew from the cases in data/resolved/"
	@echo "make style      print the style measures"
	@echo "make lock       write requirements.lock and environment.yml anew (UPGRADE=--upgrade)"
	@echo "make clean      remove what was made, the environment excepted"

environment:
	@'$(PYTHON)' -c $(SUPPORTED) 2>/dev/null || { echo "$(NEEDED)" >&2; exit 2; }
	@'$(PYTHON)' tools/environment.py $(VENV)
	@mkdir -p $(VENV)/home  # IPython keeps nothing where this is missing, and says so

report: environment
	@$(VENV)/bin/figures report --out reports

test: lint
	@$(RUN) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --nbval --nbval-current-env

# every process of the tests leaves its own measurement; an old one would count as well; one that
# was killed can't be read, and a wheel that was tried out has no source any more
coverage: environment
	@rm -rf build/coverage && mkdir -p build/coverage
	@nice $(RUN) -m coverage run -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder; failed=$$?; \
	  $(RUN) -m coverage combine --quiet; \
	  $(RUN) -m coverage json --quiet --ignore-errors -o build/coverage/report.json && \
	  $(RUN) tools/branches.py build/coverage/report.json && exit $$failed

kills: environment
	@$(RUN) tests/kills.py 200

faults: environment
	@$(RUN) tests/faults.py

# what only these two commands need stands beside the environment, not in it
fuzz: environment
	@$(RUN) -m pip install --quiet --upgrade --target $(VENV)/fuzz --require-hashes \
	  -r tests/fuzzing.txt
	@PYTHONPATH=$(VENV)/fuzz nice $(RUN) tests/fuzzing.py $(FUZZ)

mutants: environment
	@$(RUN) -m pip install --quiet --upgrade --target $(VENV)/mutants --no-deps --require-hashes \
	  -r tests/mutants.txt
	@PYTHONPATH=$(VENV)/mutants nice $(RUN) tests/mutants.py $(MUTANTS)

# every supported Python that the machine has, on the PATH or where pyenv keeps them
test-pythons:
	@tried=; for python in python3.11 python3.12 python3.13 \
	    "$$HOME"/.pyenv/versions/3.1[123].*/bin/python3; do \
	  minor=$$("$$python" -c 'import sys; print(sys.version_info[1])' 2>/dev/null) || continue; \
	  case " $$tried" in *" $$minor "*) continue;; esac; tried="$$tried$$minor "; \
	  echo "Python 3.$$minor"; $(MAKE) --no-print-directory test PYTHON="$$python" || exit 1; \
	done

lint: environment
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy --strict

style:
	@if [ -f $(STYLE) ]; then '$(PYTHON)' $(STYLE) . --layers LAYERS; \
	else echo "$(STYLE) is not there: nothing was measured"; fi

notebooks: environment
	@$(RUN) -m figures.run

docs: environment
	@$(RUN) tools/documents.py

learn: environment
	@$(RUN) -m figures.learning

lock: environment
	@$(RUN) tools/lock.py $(UPGRADE)

clean:
	@rm -rf reports build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

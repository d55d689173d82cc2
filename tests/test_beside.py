"""Work done beside other work, in a copy of the process, gives what it would give here."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from figures import beside as module
from figures.beside import WORTH_A_COPY, beside, copyable
from figures.case import load
from figures.checks import check
from figures.meanings import claims_of

CASE = Path(__file__).resolve().parent.parent / "data" / "kursk-2024"


@pytest.fixture
def always(monkeypatch):
    """Make copies even here, where the tests' own runner has threads."""
    monkeypatch.setattr(module, "copyable", lambda: True)


def process_of(claims):
    with beside(os.getpid, claims) as answer:
        return answer()


@pytest.mark.usefixtures("always")
def test_work_on_a_long_ledger_is_done_by_another_process():
    assert process_of(WORTH_A_COPY) != os.getpid()


@pytest.mark.usefixtures("always")
def test_work_on_a_short_ledger_is_not_worth_a_copy():
    assert process_of(WORTH_A_COPY - 1) == os.getpid()


def test_a_process_that_cant_be_copied_does_the_work_itself(monkeypatch):
    monkeypatch.setattr(module, "copyable", lambda: False)
    assert process_of(WORTH_A_COPY) == os.getpid()


@pytest.mark.usefixtures("always")
def test_an_error_in_the_work_is_raised_here():
    with pytest.raises(ZeroDivisionError), beside(lambda: 1 / 0, WORTH_A_COPY) as answer:
        answer()


@pytest.mark.usefixtures("always")
def test_a_copy_that_is_killed_is_made_up_for(capfd):
    here = os.getpid()

    def die_elsewhere():
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with beside(die_elsewhere, WORTH_A_COPY) as answer:
        assert answer() == "done"
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("always")
def test_a_copy_is_ended_where_nobody_waits_for_it():
    with pytest.raises(KeyError), beside(lambda: signal.pause(), WORTH_A_COPY):
        raise KeyError
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("always")
def test_what_a_copy_finds_is_what_is_found_here(monkeypatch):
    claims = claims_of(load(CASE))
    alone = check(claims)
    monkeypatch.setattr(module, "WORTH_A_COPY", 0)
    assert check(claims) == alone
    assert any(finding.code == "outlier" for finding in alone)
    assert any(finding.code == "conflict" for finding in alone)


def test_a_process_with_another_thread_is_not_copied():
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not copyable()
    finally:
        done.set()
        other.join()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no choice of processors here")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor")
@pytest.mark.parametrize(("processors", "expected"), [(1, "False"), (2, "True")])
def test_a_copy_needs_a_processor_of_its_own(processors, expected):
    program = (f"import os; os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:{processors}])"
               "; from figures.beside import copyable; print(copyable())")
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                             check=True)
    assert printed.stdout.strip() == expected

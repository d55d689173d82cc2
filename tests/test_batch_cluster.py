"""The same plan on a Dask cluster: a real scheduler and workers, started here."""

import os
import signal
import threading
import time

import pytest
from batches import planned

from figures.batch import Asked, perform
from figures.errors import CallError

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
CELLS = ("import time, os", "time.sleep(0.5)", "case")


@pytest.fixture(scope="module")
def cluster():
    """Return two worker processes of one thread each."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True,
                                  dashboard_address=None) as made:
        yield made


def outputs(out):
    return {path.name: path.read_bytes() for path in out.rglob("*")
            if path.suffix in (".ipynb", ".html") and path.name != "index.html"}


def test_a_cluster_leaves_the_same_bytes_as_this_machine(tmp_path, cluster):
    plan = planned(tmp_path, notebooks={"one": CELLS, "raises": ("1 / 0",)})
    here = perform(plan, Asked(tmp_path / "here", quiet=True))
    there = perform(plan, Asked(tmp_path / "there", cluster=cluster.scheduler_address, quiet=True))
    assert [one["state"] for one in there] == ["done", "failed"]
    assert [one["outputs"] for one in there] == [one["outputs"] for one in here]
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")


def test_the_runs_of_a_lost_worker_are_done_again(tmp_path, cluster):
    plan = planned(tmp_path, notebooks={"one": CELLS}, cases=("a", "b", "c", "d", "e", "f"))
    worker = next(iter(cluster.workers.values()))

    def lose():
        time.sleep(1)
        os.kill(worker.pid, signal.SIGKILL)

    threading.Thread(target=lose).start()
    entries = perform(plan, Asked(tmp_path / "out", cluster=cluster.scheduler_address, quiet=True))
    assert {one["state"] for one in entries} == {"done"}


def test_an_address_where_nobody_answers_is_a_wrong_call(tmp_path, monkeypatch):
    monkeypatch.setattr("figures.batch.cluster.CONNECTING", 1)
    plan = planned(tmp_path, notebooks={"one": CELLS})
    with pytest.raises(CallError, match="scheduler that answers"):
        perform(plan, Asked(tmp_path / "out", cluster="tcp://127.0.0.1:1", quiet=True))
    assert not (tmp_path / "out").exists()

"""Nothing that the program does at run time needs a network, and nothing asks for one."""

import socket
import subprocess
import sys

import pytest
from batches import write_plan
from offline import forbidding
from small_cases import good_case

from figures.warm.address import SERVER_VARIABLE, STOCK_VARIABLE


@pytest.fixture
def forbidden(tmp_path, monkeypatch):
    """Forbid the network to whatever Python starts from here; return where attempts are told."""
    environment, log = forbidding(tmp_path)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv(SERVER_VARIABLE, raising=False)
    return log


def call(*arguments):
    """Run one Python with arguments; return its status."""
    return subprocess.run([sys.executable, *arguments], check=False, capture_output=True).returncode


@pytest.mark.parametrize("code", [
    "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
    "import urllib.request; urllib.request.urlopen('http://figures.example/')",
    "from socket import *; socket(AF_INET, SOCK_DGRAM).sendto(b'', ('192.0.2.1', 9))"])
def test_what_asks_for_a_network_is_refused_and_told(forbidden, code):
    assert call("-c", code) == 1
    assert "by" in forbidden.read_text(encoding="utf-8")


def test_sockets_of_this_machine_are_not_refused(forbidden):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert call("-c", f"import socket; socket.create_connection(('127.0.0.1', {port}), 1)") == 0
    assert not forbidden.exists()


def test_no_command_asks_for_a_network(forbidden, tmp_path):
    import surroundings

    case = good_case(tmp_path / "case")
    (tmp_path / "out").mkdir()
    assert call(surroundings.__file__, str(case), str(tmp_path / "out")) == 0
    assert not forbidden.exists()


@pytest.mark.slow
@pytest.mark.parametrize("stock", ["", "1"], ids=["warm", "stock"])
def test_no_batch_asks_for_a_network(forbidden, tmp_path, stock, monkeypatch):
    monkeypatch.setenv(STOCK_VARIABLE, stock)
    plan = write_plan(tmp_path, {"one": ("import figures", "figures.load(case)")})
    assert call("-m", "figures.cli", "batch", str(plan), "--out", str(tmp_path / "runs")) == 0
    assert not forbidden.exists()  # test_determinism: nor does a site

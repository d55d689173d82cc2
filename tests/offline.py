"""Forbid the network to every Python process that a call starts, and write down what asks."""

import os
import textwrap

# every Python process of a call reads this first: what is no socket of this machine is an error
# that is also written down, in case somebody swallows it
FORBIDDING = textwrap.dedent("""
    import os, sys
    LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "")
    ASKED = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
             "socket.gethostbyname", "socket.gethostbyaddr")

    def _refuse(event, arguments):
        if event not in ASKED:
            return
        place = arguments[0] if event.startswith("socket.get") else arguments[1]
        if isinstance(place, (str, bytes)) and not event.startswith("socket.get"):
            return  # a Unix socket
        host = place[0] if isinstance(place, tuple) else place
        if (host.decode() if isinstance(host, bytes) else host or "") in LOCAL:
            return
        with open(os.environ["FORBIDDEN"], "a") as log:
            log.write(f"{event} {place} by {sys.argv}\\n")
        raise OSError(f"no network here: {event} {place}")

    sys.addaudithook(_refuse)
""")


def forbidding(folder):
    """Return the environment that forbids the network, and the file in which attempts are told."""
    hooks, log = folder / "hooks", folder / "attempts"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(FORBIDDING, encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(hooks), os.environ.get("PYTHONPATH", ""))))
    return {"PYTHONPATH": path, "FORBIDDEN": str(log)}, log

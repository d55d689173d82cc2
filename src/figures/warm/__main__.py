"""Run a command with warm kernels at hand: `python -m figures.warm papermill --engine …`."""

import subprocess
import sys

from figures.warm.starting import serving

if __name__ == "__main__":
    with serving():
        raise SystemExit(subprocess.run(sys.argv[1:], check=False).returncode)

"""Run the command line as a module."""

from figures.cli import main

raise SystemExit(main())

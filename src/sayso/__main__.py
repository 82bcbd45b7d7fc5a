"""`python -m sayso` is `sayso`."""

from sayso.web.cli import main

main(prog_name="sayso")

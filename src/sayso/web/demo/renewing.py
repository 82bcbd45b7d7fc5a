"""New sums for everybody: one of the money team has made a dry run, and it waits for somebody else."""

from datetime import timedelta

from sayso.journey.charging import actions as charging
from sayso.journey.charging.statuses import RunWhy
from sayso.web.demo.council import Council, acting

MAKES = "Ruta Kazlauskas"
FROM = timedelta(days=17)  # after the council opens: a Monday


def make_run(council: Council) -> None:
    """Work everybody out anew whose sum is of an earlier day; nothing that anybody pays changes."""
    ruta, at = council.logins[MAKES], council.at("11:20")
    with acting(ruta, at):
        charging.make_charge_run(why=RunWhy.APRIL, starts_on=council.day + FROM, by=ruta, at=at)

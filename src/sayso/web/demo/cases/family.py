"""The people around Ana who are on no record, as she says; and two yeses to being assessed together."""

from sayso.journey.planning import actions
from sayso.journey.planning.statuses import GrownUpAge, TogetherAnswer
from sayso.web.demo.council import Council, acting

ANA, BEA = "Ana Marsh", "Bea Marsh"


def tell(council: Council) -> None:
    """Ana tells of Leo and of Jo; she and Bea each say whether their needs are looked at together."""
    ana, bea, at = council.logins[ANA], council.logins[BEA], council.at("11:05", days_ago=30)
    anas, beas = council.people[ANA], council.people[BEA]
    around = [
        actions.NewAround(
            person=anas,
            called="Leo, my son",
            age_band=GrownUpAge.GROWN,
            lives_here=False,
            gives="He rings on Sundays, and mends what is broken",
            gives_minutes=60,
            gets="I knit for him",
        ),
        actions.NewAround(
            person=anas,
            called="Jo Ridley, at number 14",
            age_band=GrownUpAge.OLD,
            lives_here=False,
            gives="She has my key, and looks in",
            gets="Roses from the garden",
        ),
    ]
    with acting(ana, at):
        actions.keep_around(items=around, by=ana, at=at)
        said = actions.NewTogether(person=anas, other=beas, answer=TogetherAnswer.YES)
        actions.say_together(said=said, by=ana, at=at)
    with acting(bea, at):
        mine = actions.NewTogether(person=beas, other=anas, answer=TogetherAnswer.YES)
        actions.say_together(said=mine, by=bea, at=at)

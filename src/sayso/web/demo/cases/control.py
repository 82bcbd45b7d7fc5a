"""How Ana holds her own support, and her early signs; and Joan, who picked Bea to write her next plan."""

from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import actions
from sayso.journey.control.statuses import Level, Task
from sayso.journey.people.statuses import StandingKind, TieKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning.queries import draft_of
from sayso.journey.planning.statuses import MetBy, Writer
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

ANA, BEA, JOAN = "Ana Marsh", "Bea Marsh", "Joan Petty"


def tell(council: Council) -> None:
    """Ana says how much of it she does herself; Joan picks Bea, who writes a line in her own name."""
    _her_tasks(council)
    _her_signs(council)
    _joan_picks(council)


def _her_tasks(council: Council) -> None:
    ana, person = council.logins[ANA], council.people[ANA]
    told = (
        (60, actions.NewLevel(person=person, task=Task.CHOOSE, level=Level.ALONE)),
        (
            60,
            actions.NewLevel(
                person=person,
                task=Task.PAPERS,
                level=Level.PROMPTS,
                every_days=14,
                how="Remind me on a Friday, when the post has come.",
            ),
        ),
        (
            21,
            actions.NewLevel(
                person=person,
                task=Task.MONEY,
                level=Level.SUPPORTER,
                supporter_called="Ruth Price, from the choir",
                how="Read the letter from the bank to me, and let me say what it means.",
                every_days=28,
            ),
        ),
    )
    for days_ago, level in told:
        at = council.at("11:20", days_ago=days_ago)
        with acting(ana, at):
            made = actions.set_level(level=level, by=ana, at=at)
        if level.task == Task.PAPERS:
            done = council.at("16:00", days_ago=4)
            with acting(ana, done):
                actions.say_done(level=made.pk, person=person, by=ana, at=done)


def _her_signs(council: Council) -> None:
    ana, at = council.logins[ANA], council.at("11:40", days_ago=60)
    signs = actions.NewSigns(
        person=council.people[ANA],
        signs="I leave the roses. I stop ringing Ruth back, and I say that I am only tired.",
        what_helps="Do not send more people. Sit with me over a cup of tea, and ring Dr Osei with me.",
        on_sheet=True,
    )
    with acting(ana, at):
        actions.say_signs(signs=signs, by=ana, at=at)


def _joan_picks(council: Council) -> None:
    """Joan has known Bea from the cradle. She tells Sam, alone, that Bea shall write her next plan."""
    sam, bea = Hand(council, "Sam Whitlock", JOAN), council.logins[BEA]
    sam.ties(TieKind.FRIEND, "Bea Marsh, my godchild", days_ago=9, other=BEA)
    sam.on(BEA).ties(TieKind.FRIEND, "Aunt Joan", days_ago=9, other=JOAN)
    at = council.at("14:10", days_ago=9)
    with acting(sam.by, at):
        new = planning.NewPlan(
            person=sam.person,
            written_by=Writer.PICKED,
            writer_name="Bea Marsh, my godchild",
            writer=council.people[BEA],
            alone=SeenAlone.YES,
        )
        planning.begin_plan(plan=new, by=sam.by, at=at)
    at = council.at("20:15", days_ago=5)
    with acting(bea, at):
        draft = draft_of(sam.person, StandingKind.ADULT, viewer=bea)
        if draft is None:
            raise RuntimeError("Bea was picked, and finds no plan to write")
        line = planning.NewLine(
            person=sam.person,
            plan=draft.pk,
            aim="The crossword at ten, with somebody who argues.",
            how_met="Somebody from the library van stays for half an hour.",
            met_by=MetBy.COMMUNITY,
            times_a_week=2,
            minutes_each=30,
        )
        planning.add_line(line=line, by=bea, at=at)

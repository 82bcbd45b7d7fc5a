"""When things happened in Lindenshire: the day teams rest at weekends, and nothing is too early."""

import io

import pytest

from sayso.journey.casework.models import Contact
from sayso.rules.calendar import is_working_day
from sayso.web.demo.build import drawn
from sayso.web.demo.crowd import batches
from sayso.web.demo.progress import Bar
from tests.web.demo.conftest import DAY
from tests.web.demo.test_nobody_real import everything


def test_the_day_team_takes_no_calls_at_the_weekend(as_proof):
    taken = everything(Contact, "taken_at", "taken_by__team__name")
    of_day = [at for at, team in taken if team == "Contact team"]

    assert len(of_day) > 5
    assert all(is_working_day(at.date()) for at in of_day)


def test_everybody_is_taken_on_on_a_working_day_after_we_heard_of_them_and_before_the_opening():
    families = [family for some in batches(drawn(people=300, day=DAY), DAY) for family in some]

    assert all(is_working_day(family.known_on) and family.known_on < DAY for family in families)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("done", [0, 5, 10])
def test_a_terminal_gets_one_line_that_is_drawn_anew(done):
    stream = Terminal()
    Bar(stream).show("Adding people", done, 10)

    drawn_line = stream.getvalue()
    assert drawn_line.startswith("\r[")
    assert f"{done * 10:3}%  Adding people" in drawn_line
    assert drawn_line.endswith("\n") == (done == 10)


def test_a_log_gets_a_line_for_each_new_part_and_no_more():
    stream = io.StringIO()
    bar = Bar(stream)
    for done, words in enumerate(["Adding people", "Adding people", "Taking calls"]):
        bar.show(words, done, 3)

    assert stream.getvalue().splitlines() == ["0 of 3  Adding people", "2 of 3  Taking calls"]

"""For what there is something to choose: also for what a carer is hoped for and has not said yes to."""

import pytest
from django.db import transaction

from sayso.foundation.access.viewer import viewing
from sayso.journey.options.queries import lines_to_choose
from sayso.journey.planning import actions
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import MetBy
from tests.factories.finished_plans import TEA_LINE, a_carers_answer, a_finished_plan
from tests.journey.planning.conftest import the_cast

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S0-07")
def test_a_need_is_one_to_choose_for_until_a_carer_says_yes_and_again_once_she_stops(now, looking):
    cast = the_cast(now)
    a_finished_plan(cast.ana, TEA_LINE | {"met_by": MetBy.CARER, "way": ""}, by=cast.sam, now=now)

    def aims() -> list[str]:
        with looking(cast.sam):
            return [line.aim for line in lines_to_choose(cast.ana, viewer=cast.sam, on=now.date())]

    assert aims() == [TEA_LINE["aim"]], "until a yes it is to be met another way"
    with looking(cast.sam):
        line = PlanLine.objects.visible_to(cast.sam).get(person_id=cast.ana)
    hers, offer = a_carers_answer(cast.ana, cast.bea, line.line, by=cast.sam, now=now)
    assert aims() == []
    with transaction.atomic(), viewing(hers, at=now):
        actions.stop_task(offer=offer, by=hers, at=now)
    assert aims() == [TEA_LINE["aim"]], "the same minute"

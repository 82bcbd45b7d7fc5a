"""One person walks all the way through, and so does her carer: from a conversation to a review and her copy.

One thread, with a social worker, a manager, a finance officer, a payments officer and a broker. Every day it
is walked without script; `script/test --all` walks it by keys alone too, and once more with axe on every page
at 1280 and 320 pixels, keeping a picture of each. The shorter stories are walked by keys alone every day.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.stories.looking import Pictures
from tests.stories.steps import coming, looking_again, money, papers, planning, saying
from tests.stories.walking import Keys, Pointer, Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

LONDON = ZoneInfo("Europe/London")
#: What Ana was paid until now ends here: the new budget, the order and the next run begin on this day.
STARTS = date(2026, 12, 10)
THE_DAY_BEFORE = datetime(2026, 12, 9, 10, 0, tzinfo=LONDON)
A_MONTH_LATER = datetime(2027, 1, 11, 10, 0, tzinfo=LONDON)
HANDS = pytest.mark.parametrize(
    ("hand", "how"),
    [
        pytest.param(Pointer, {"with_script": False}, id="without script"),
        pytest.param(Keys, {}, id="by keys alone", marks=pytest.mark.slow),
        pytest.param(
            Pointer, {"look": Pictures("walk")}, id="axe and a picture of each page", marks=pytest.mark.slow
        ),
    ],
)


@pytest.mark.requirement("B-28", "B-44", "J-57", "S0-03", "S0-04", "S0-05", "S0-07", "S0-13", "S1-01")
@pytest.mark.requirement("S1-11", "S1-16", "S1-21", "S2-07", "S2-08", "S2-34", "S2-35", "S3-01", "S3-02")
@pytest.mark.requirement("S3-03", "S3-11", "S3-12", "X-01", "X-03")
@HANDS
def test_ana_and_bea_walk_from_a_conversation_to_a_review(come_in, it_is, hand, how):
    walk = Walk(come_in, hand, **how)
    saying.sam_writes_up_a_conversation(walk)
    saying.ana_says_more_herself(walk)
    saying.each_says_what_the_two_are_to_each_other(walk)
    saying.ana_moves_a_decision_and_sees_who_is_close(walk)
    saying.anas_needs_are_looked_at_and_decided(walk)
    saying.bea_reads_her_own_assessment_and_says_what_she_will_do(walk)
    saying.a_first_figure_is_worked_out(walk)

    planning.ana_writes_her_plan(walk)
    planning.bea_says_yes_herself(walk)
    planning.ana_says_yes_to_her_plan(walk)

    money.finn_works_out_what_she_pays(walk, STARTS)
    money.ana_reads_what_she_pays_and_asks_us_to_look_again(walk)
    money.sam_prices_the_plan_and_it_is_held(walk, STARTS)
    money.max_agrees_it_above_the_limit(walk)
    money.sam_writes_to_her(walk)
    papers.reads_in_easy_read(walk, "person", "Your support costs", money.REASONS)
    money.ana_reads_her_budget_and_asks_us_to_look_again(walk)

    coming.rosa_brings_in_a_list(walk)
    coming.ana_reads_why_this_list_and_chooses(walk)
    order = coming.sam_orders_it(walk, STARTS)
    coming.ana_is_asked_alone_and_says_no(walk)

    it_is(THE_DAY_BEFORE)
    money.pat_makes_a_run_that_pat_cannot_check(walk, STARTS)
    statement = money.finn_checks_it_and_the_bank_gets_its_file(walk)

    it_is(A_MONTH_LATER)
    money.pat_takes_in_the_statement(walk, statement)
    money.ana_reads_what_is_left(walk)
    coming.mornings_are_told(walk, order, STARTS, A_MONTH_LATER.date())
    planning.ana_reads_who_does_what(walk)
    looking_again.ana_answers_five(walk)
    looking_again.sam_answers_twelve_and_ends_it(walk)
    looking_again.ana_reads_what_happened_and_takes_her_copy(walk)
    assert not walk.faults, "\n".join(walk.faults)

"""What the made-up council holds: who is found, who is closed or hidden, and what waits."""

import re

import pytest
from django.urls import reverse

from sayso.foundation.access.models import Opening
from sayso.foundation.policy.queries import figures
from sayso.journey.casework.models import Transfer
from sayso.journey.casework.queries import my_tasks, tonight_list
from sayso.web.demo.cases.closed import HIDDEN_AT
from tests.pages.home.signing_in import read
from tests.pages.home.signing_in import signed_in as signed_in_as
from tests.web.demo.conftest import DAY, OPENED

pytestmark = pytest.mark.django_db
NEVER_SHOWN = ("Margaret Ibbotson", "Linda Fairley")


def test_it_says_how_far_it_is_and_ends_at_the_end(lindenshire):
    done = [done for _, done, _ in lindenshire.said]
    totals = {total for _, _, total in lindenshire.said}

    assert done == list(range(len(done)))
    assert totals == {done[-1]}


@pytest.mark.requirement("B-01")
def test_stefan_is_found_under_the_old_spelling_with_his_warning(signed_in):
    answer = signed_in("contact").get(reverse("find"), {"q": "Steven Voychik"})

    page = answer.content.decode()
    assert "Stefan Wójcik" in page
    assert "Do not ring the house phone" in page
    assert "Leave no messages" in page


@pytest.mark.requirement("B-21")
@pytest.mark.parametrize("name", NEVER_SHOWN)
def test_a_closed_record_is_not_found_by_a_worker_outside_its_group(signed_in, name):
    page = signed_in("assessor").get(reverse("find"), {"q": name}).content.decode()

    assert name not in page.replace(f'value="{name}"', "").replace(f"“{name}”", "")


def test_the_group_of_a_closed_record_finds_it(signed_in):
    page = signed_in("social-worker").get(reverse("find"), {"q": "Linda Fairley"}).content.decode()

    assert "4 Linnet Grove" in page


@pytest.mark.requirement("B-06")
def test_a_hidden_address_stands_in_no_search(signed_in):
    door = HIDDEN_AT[0].splitlines()[0]
    for asked in ("Simone Francis", door, HIDDEN_AT[1]):
        page = signed_in("contact").get(reverse("find"), {"q": asked}).content.decode()
        told = page.replace(f'value="{asked}"', "").replace(f"“{asked}”", "")
        assert not re.search(rf"\b{door}\b", told)
        assert HIDDEN_AT[1] not in told


def test_sam_has_late_work_work_for_today_and_somebody_handed_over(lindenshire, looking):
    sam = lindenshire.login("social-worker")
    with looking(sam):
        tasks = my_tasks(viewer=sam, until=DAY)
        handed = Transfer.objects.visible_to(sam).filter(to_worker=sam, answer="").count()

    assert any(task.due_on < DAY for task in tasks)
    assert any(task.due_on == DAY for task in tasks)
    assert handed == 1


@pytest.mark.requirement("B-11")
def test_two_urgent_nights_stand_and_one_price_is_not_known(lindenshire, looking):
    joy = lindenshire.login("out-of-hours")
    with looking(joy):
        running = tonight_list(viewer=joy, at=OPENED)

    assert {one.met_by_name for one in running} == {"Lantern Nights", "Harbour Support"}


def test_broken_glass_and_purposes_wait_to_be_looked_at(lindenshire, looking):
    with looking(lindenshire.login("data")):
        waiting = list(Opening.objects.filter(to_check=True, checked_at=None))

    assert {opening.broke_glass for opening in waiting} == {True, False}


def test_every_figure_that_a_sum_needs_that_day_has_an_amount(lindenshire):
    missing = [name for name in figures().by_name if figures().used(name, DAY) is None and "mig" in name]

    assert missing == []
    assert figures().used("mig_carer_premium", DAY).evidence == "made up for the demonstration"


@pytest.mark.requirement("S0-20")
def test_ana_lets_bea_see_who_comes_and_not_her_money(lindenshire):
    ana, bea = lindenshire.login("person"), lindenshire.login("carer")
    (address,) = re.findall(r'href="(/shared-with-me/[^"]+)"', read(bea, "own_home"))
    page = signed_in_as(bea).get(address).content.decode()

    assert "What Ana Marsh shares with you" in page
    assert ">Support<" in page
    assert ">Money<" not in page
    assert "/shared-with-me/" not in read(ana, "own_home")

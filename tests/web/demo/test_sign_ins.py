"""Every role signs in with the printed password and finds work, or is told kindly what there will be."""

import re

import pytest
from django.urls import reverse

from sayso.web.demo.sign_ins import SIGN_INS

pytestmark = pytest.mark.django_db
NAMES = [email.partition("@")[0] for email, _ in SIGN_INS]
#: What stands on the first page of those who have something to do there today.
DUE = {
    "person": "Sam comes to your home",
    "carer": "Nadia gets in touch",
    "social-worker": "Ring her. We said every 14 days",
    "assessor": "temple bus",
    "occupational-therapist": "perching stool",
    "contact": "Ring the postwoman",
    "out-of-hours": "Ring Dorothy at nine",
    "manager": "Look at why a closed record was opened",
    "safeguarding": "Take up a worry",
    "finance": "Wages still owed",
    "payments": "September invoice",
    "broker": "morning assistant",
    "business-support": "Print the Easy Read letter",
    "data": "Look at why a closed record was opened",
    "complaints": "complaint about the late tea",
}
#: Those whose rooms come later: their page says what they are here for.
TOLD = {
    "nominee": "Looks after a direct payment",
    "advocate": "have their say",
    "deputy": "order of the court",
    "commissioner": "Shapes what support there is",
    "provider": "Gives care or support",
    "principal": "Check openings",
    "auditor": "Ledger",
    "moderator": "Reads stories before everybody can",
    "admin": "Settings",
    "learner": "Begin the lesson",
}


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_there_is_one_address_for_each_role_of_the_contract():
    contract = (
        "person carer nominee advocate social-worker assessor broker manager finance payments safeguarding"
        " commissioner provider principal auditor data moderator admin"
    )
    assert set(contract.split()) <= set(NAMES)
    assert len(NAMES) == len(set(NAMES)) == len(DUE) + len(TOLD)


@pytest.mark.parametrize("name", NAMES)
def test_each_signs_in_and_the_first_page_is_not_bare(signed_in, name):
    answer = signed_in(name).get(reverse("home"), follow=True)

    assert answer.status_code == 200
    assert {**DUE, **TOLD}[name] in words_of(answer)


def test_the_printed_password_is_refused_outside_the_made_up_council(client, settings, lindenshire):
    from sayso.web.demo.sign_ins import PASSWORD

    settings.SAYSO_DEMO = False
    client.post(reverse("account_login"), {"login": "social-worker@demo.sayso.test", "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_nobody_of_the_staff_without_a_printed_address_has_a_password(lindenshire):
    from sayso.foundation.access.models import User

    others = User.objects.exclude(email__endswith="@demo.sayso.test")

    assert others.count() > 5
    assert not any(login.has_usable_password() for login in others)

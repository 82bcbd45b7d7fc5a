"""Signing in by the form: with the right password, with a wrong one, and outside the made-up council."""

import pytest
from django.test import Client
from django.urls import reverse

from sayso.foundation.access.models import User
from tests.factories.logins import PASSWORD, a_login

pytestmark = pytest.mark.django_db


def sign_in(user: User, password: str):
    client = Client()
    answer = client.post(reverse("account_login"), {"login": user.email, "password": password})
    return answer, "_auth_user_id" in client.session


def test_the_right_password_signs_in(now):
    answer, is_in = sign_in(a_login("social-worker", now=now), PASSWORD)

    assert (answer.status_code, is_in) == (302, True)


def test_a_wrong_password_is_told_in_our_words_and_tells_nothing_else(now):
    answer, is_in = sign_in(a_login("social-worker", now=now), "not the password at all")

    assert not is_in
    assert "The e-mail address or the password is not right. Check both." in answer.content.decode()


def test_a_made_up_sign_in_is_refused_outside_the_made_up_council(now, settings):
    settings.SAYSO_DEMO = False

    _, is_in = sign_in(a_login("social-worker", now=now), PASSWORD)

    assert not is_in

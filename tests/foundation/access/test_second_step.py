"""The second step, and what keeps strangers out: a code from a phone, and a rest after too many tries."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.hashers import get_hasher
from django.test import Client
from django.urls import reverse

from tests.factories.logins import PASSWORD, a_login, a_system

pytestmark = pytest.mark.django_db


def sign_in(user, password: str = PASSWORD) -> tuple[Client, object]:
    client = Client()
    return client, client.post(reverse("account_login"), {"login": user.email, "password": password})


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_with_a_second_step_the_password_alone_opens_nothing(now):
    user, secret = a_login("finance", now=now), generate_totp_secret()
    TOTP.activate(user, secret)
    client, asked = sign_in(user)
    assert asked.url == reverse("mfa_authenticate")
    assert client.get(reverse("my_day")).status_code == 302
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("role", ["finance", "payments", "auditor", "data", "admin"])
def test_roles_that_see_everyones_money_or_trail_must_set_it_up_first(role, now, settings):
    user = a_login(role, now=now)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    settings.SAYSO_DEMO = False
    assert client.get(reverse("my_day")).url == reverse("mfa_index")
    assert client.get("/api/me").status_code == 401
    TOTP.activate(user, generate_totp_secret())
    assert client.get(reverse("my_day")).status_code == 200
    assert client.get("/api/me").status_code == 200


def test_after_five_wrong_tries_even_the_right_password_waits(now):
    user = a_login("social-worker", now=now)
    for _ in range(5):
        sign_in(user, "a guess that is wrong")
    client, locked = sign_in(user)
    assert locked.status_code == 429
    assert "_auth_user_id" not in client.session
    assert "15 minutes" in locked.content.decode()


def test_the_systems_own_login_cannot_be_signed_in_to(now):
    system = a_system(now)
    assert not system.has_usable_password()
    client, _ = sign_in(system, "")
    assert "_auth_user_id" not in client.session


def test_the_real_hasher_is_tuned(settings):
    settings.PASSWORD_HASHERS = ["sayso.foundation.access.passwords.TunedArgon2"]
    encoded = get_hasher("argon2").encode(PASSWORD, "somesaltsomesalt")
    assert "$argon2id$v=19$m=47104,t=1,p=1$" in encoded
    assert get_hasher("argon2").verify(PASSWORD, encoded)

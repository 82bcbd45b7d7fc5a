"""`sayso check` says whether whoever carries letters lets us in, and whether their words say too much."""

import pytest

from sayso.web.cli.carriers import CARRIERS
from sayso.web.cli.checking import ask
from sayso.web.settings.safety import unsafe
from tests.foundation.gateways.notify_server import KEY, NotifyServer

WORD, QUIET = (f"00000000-0000-0000-0000-00000000000{number}" for number in (1, 2))


@pytest.fixture
def service(settings):
    with NotifyServer() as running:
        running.templates = [
            {"id": WORD, "type": "sms", "body": "Lindenshire Council: there is a letter for you."},
            {"id": QUIET, "type": "sms", "body": "There is a message for you."},
        ]
        settings.NOTIFY = {
            "key": KEY,
            "url": running.address,
            "postage": "second",
            "templates": {"email": "", "text": WORD},
            "quiet_templates": {"email": "", "text": QUIET},
            "quiet_sender": "",
        }
        yield running


def test_without_a_key_it_says_that_letters_go_to_the_folder(settings, now):
    settings.NOTIFY = settings.NOTIFY | {"key": ""}
    found = ask(CARRIERS, now)
    assert (found.well, found.says) == (True, "Letters go to the folder; nobody posts them for you.")


def test_a_key_that_works_is_well_and_what_is_left_to_the_folder_is_said(service, now):
    found = ask(CARRIERS, now)
    assert found.well
    assert "Without a template, word by email goes to the folder." in found.says


def test_a_key_that_does_not_work_is_not_well(service, now):
    service.answers = [(403, "AuthError")]
    found = ask(CARRIERS, now)
    assert (found.well, found.says) == (False, "GOV.UK Notify did not let us in: AuthError.")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"body": "There is a letter, ((name))."},
            "SAYSO_NOTIFY_QUIET_TEXT_TEMPLATE has something to be filled in",
        ),
        ({"body": "lindenshire council wrote."}, "SAYSO_NOTIFY_QUIET_TEXT_TEMPLATE names the council"),
        ({"type": "email"}, "SAYSO_NOTIFY_QUIET_TEXT_TEMPLATE is no template for text"),
    ],
)
def test_a_template_that_says_too_much_or_is_none_is_not_well(service, now, changed, said):
    service.templates[1] |= changed
    found = ask(CARRIERS, now)
    assert not found.well
    assert said in found.says


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"key": "secret"}, "SAYSO_NOTIFY_KEY is not a key"),
        ({"url": "http://api.example"}, "SAYSO_NOTIFY_URL is not https"),
        ({"postage": "by pigeon"}, "SAYSO_NOTIFY_POSTAGE"),
    ],
)
def test_no_start_with_a_key_that_is_none_or_letters_that_others_could_read(service, settings, changed, said):
    settings.SAYSO_DEMO, settings.NOTIFY = False, settings.NOTIFY | changed
    assert any(said in one for one in unsafe())

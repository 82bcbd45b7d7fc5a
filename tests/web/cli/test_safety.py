"""A start that is unsafe for real people is refused, and each unsafe setting is named."""

from datetime import timedelta

import pytest

from sayso.web.settings.safety import MADE_UP, UnsafeStart, refuse_unsafe, unsafe


@pytest.fixture
def council(settings, monkeypatch, tmp_path):
    """A council's own installation, safe as it stands."""
    settings.SAYSO_DEMO = False
    settings.SAYSO_GALLERY = False
    settings.SAYSO_CLOCK_SHIFT = timedelta(0)
    settings.SAYSO_HOME = tmp_path
    settings.SECRET_KEY = "k" * 50
    settings.BASE_URL = "https://care.lindenshire.example"
    settings.ALLOWED_HOSTS = ["care.lindenshire.example"]
    for name in ("SAYSO_COUNCIL", "SAYSO_COUNCIL_TELEPHONE", "SAYSO_COUNCIL_OUT_OF_HOURS"):
        monkeypatch.setenv(name, "set by the council")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return settings


def test_a_safe_installation_starts(council):
    assert unsafe() == []
    refuse_unsafe()


def test_no_secret_key_is_named(council):
    council.SECRET_KEY = "not-yet-set-up"
    with pytest.raises(UnsafeStart, match="SAYSO_SECRET_KEY"):
        refuse_unsafe()


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("BASE_URL", "http://care.lindenshire.example", "not https"),
        ("ALLOWED_HOSTS", ["127.0.0.1", "localhost"], "SAYSO_ALLOWED_HOSTS does not name"),
        ("ALLOWED_HOSTS", ["care.lindenshire.example", "*"], "SAYSO_ALLOWED_HOSTS holds"),
        ("SAYSO_GALLERY", True, "SAYSO_GALLERY"),
    ],
)
def test_what_is_unsafe_in_public_is_named(council, setting, value, named):
    setattr(council, setting, value)
    assert len(unsafe()) == 1
    assert named in unsafe()[0]


def test_a_clock_that_was_moved_is_named(council):
    council.SAYSO_CLOCK_SHIFT = timedelta(hours=1)
    with pytest.raises(UnsafeStart, match="SAYSO_CLOCK_SHIFT_SECONDS"):
        refuse_unsafe()


def test_made_up_telephone_numbers_are_not_shown_to_real_people(council, monkeypatch):
    monkeypatch.delenv("SAYSO_COUNCIL_OUT_OF_HOURS")
    assert unsafe() == [
        "SAYSO_COUNCIL_OUT_OF_HOURS is not set: pages and letters would show what is made up."
    ]


def test_every_unsafe_setting_is_named_at_once(council):
    council.SECRET_KEY = "not-yet-set-up"
    council.BASE_URL = "http://care.lindenshire.example"
    with pytest.raises(UnsafeStart) as refused:
        refuse_unsafe()
    assert "SAYSO_SECRET_KEY" in refused.value.message
    assert "SAYSO_BASE_URL" in refused.value.message


def test_http_is_well_on_the_machine_itself(council):
    council.BASE_URL = "http://127.0.0.1:8000"
    council.ALLOWED_HOSTS = ["127.0.0.1"]
    assert unsafe() == []


def test_real_records_never_share_a_folder_with_the_made_up_council(council, tmp_path):
    (tmp_path / MADE_UP).touch()
    with pytest.raises(UnsafeStart, match="SAYSO_HOME"):
        refuse_unsafe()


def test_the_made_up_council_is_never_put_over_real_records(council, tmp_path):
    council.SAYSO_DEMO = True
    (tmp_path / "pg").mkdir()
    with pytest.raises(UnsafeStart, match="SAYSO_DEMO"):
        refuse_unsafe()


def test_the_made_up_council_starts_in_a_folder_of_its_own(council, tmp_path):
    council.SAYSO_DEMO = True
    council.SECRET_KEY = "not-yet-set-up"
    (tmp_path / "pg").mkdir()
    (tmp_path / MADE_UP).touch()
    assert unsafe() == []

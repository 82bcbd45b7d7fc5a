"""A backup holds everything that cannot be made again, and a restored home is as well as the first."""

import tarfile

import pytest

from .conftest import sayso

pytestmark = pytest.mark.own_server


@pytest.fixture(scope="module")
def kept(installed):
    """A backup of an installation with a council that has begun and one paper."""
    sayso(installed, "council", "begin", "--email", "first@council.example", "--name", "Fern First")
    sayso(installed, "audit", "link")
    (installed / "papers").mkdir(exist_ok=True)
    (installed / "papers" / "letter.txt").write_text("kept")
    backed_up = sayso(installed, "backup", str(installed.parent / "kept"))
    assert backed_up.returncode == 0, backed_up.stderr
    return installed.parent / "kept"


def head_of(home) -> str:
    proved = sayso(home, "audit", "prove")
    assert proved.returncode == 0, proved.stdout + proved.stderr
    return proved.stdout


def test_a_restored_home_is_the_same_council(installed, kept):
    home = installed.parent / "again"

    restored = sayso(home, "restore", str(kept))

    assert restored.returncode == 0, restored.stderr
    assert sayso(home, "migrate", "--check").stdout == "Nothing to do.\n"
    assert (home / "papers" / "letter.txt").read_text() == "kept"
    assert (home / "secrets" / "secret_key").read_text() == (installed / "secrets" / "secret_key").read_text()
    assert head_of(home) == head_of(installed)
    assert sayso(home, "migrate").returncode == 0
    checked = sayso(home, "check")
    assert checked.returncode == 0, checked.stdout


def test_a_backup_is_closed_to_others_and_holds_no_role_password(kept):
    assert kept.stat().st_mode & 0o077 == 0
    with tarfile.open(kept / "home.tar") as packed:
        assert [name for name in packed.getnames() if name.startswith("secrets")] == ["secrets/secret_key"]


def test_a_backup_never_goes_over_another(installed, kept):
    refused = sayso(installed, "backup", str(kept))
    assert refused.returncode == 2
    assert "is there already" in refused.stderr


def test_a_restore_never_goes_over_records(installed, kept):
    refused = sayso(installed, "restore", str(kept))
    assert refused.returncode == 3
    assert "holds records already" in refused.stderr


def test_a_folder_that_holds_no_backup_is_bad_input(installed):
    refused = sayso(installed, "restore", str(installed))
    assert refused.returncode == 2
    assert "does not hold a backup" in refused.stderr

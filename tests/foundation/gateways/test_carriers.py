"""Who carries letters: one contract for the folder and GOV.UK Notify, over real sockets and a real disk."""

import base64
import json
import socket
import uuid
from datetime import date

import pytest

from sayso.foundation.gateways.carriers.carrier import BOUND, Fate, Parcel, TryLater, WillNotTake
from sayso.foundation.gateways.carriers.folder import FolderCarrier
from sayso.foundation.gateways.carriers.notify import NotifyCarrier, Templates
from sayso.foundation.gateways.carriers.notify_api import NotifyApi
from sayso.rules.refusals import Invalid
from tests.foundation.gateways.notify_server import KEY, SECRET, NotifyServer

PLAIN, QUIET, SENDER = (str(uuid.UUID(int=number)) for number in (1, 2, 3))
TEMPLATES = Templates({"email": PLAIN, "text": PLAIN}, {"text": QUIET}, SENDER)
PDF = b"%PDF-1.7 made up"


@pytest.fixture
def service():
    with NotifyServer() as running:
        yield running


@pytest.fixture
def notify(service):
    return NotifyCarrier(NotifyApi(KEY, address=service.address, seconds=0.3), TEMPLATES, postage="first")


@pytest.fixture
def parcel(tmp_path):
    """Make the staged papers of one letter."""

    def make(way="post", *, to=("14 Orchard Row", "ZZ1 4QT"), quiet=False, pdf=PDF):
        key = uuid.uuid4()
        folder = tmp_path / ".staged" / str(key)
        folder.mkdir(parents=True)
        told = {"key": str(key), "way": way, "to": list(to), "quiet": quiet}
        (folder / "manifest.json").write_text(json.dumps(told))
        if way == "post":
            (folder / BOUND).write_bytes(pdf)
        return Parcel(reference=key, way=way, day=date(2026, 11, 20), folder=folder)

    return make


# -- the contract, which every carrier keeps -----------------------------------------------------------------


@pytest.fixture(params=["folder", "notify"])
def carrier(request, tmp_path):
    if request.param == "folder":
        return FolderCarrier(tmp_path)
    return request.getfixturevalue("notify")


@pytest.mark.requirement("X-06")
@pytest.mark.parametrize("way", ["post", "email", "text"])
def test_every_carrier_takes_a_letter_once_and_knows_it_by_our_key(carrier, parcel, way):
    one = parcel(way, to=("ana@example.test",) if way == "email" else ("07700 900 118", "ZZ1 4QT"))
    assert carrier.takes(one)
    assert carrier.find(one) is None
    receipt = carrier.send(one)
    assert receipt.carrier == carrier.name
    assert receipt.its_id
    assert len(receipt.words) <= 100
    assert carrier.send(one) == receipt == carrier.find(one)
    other = parcel(way)
    assert carrier.find(other) is None
    assert carrier.what_became(receipt.its_id).fate in Fate


@pytest.mark.requirement("X-06")
def test_every_carrier_says_why_it_will_not_take_a_letter_in_a_code_that_names_nobody(carrier, parcel):
    gone = Parcel(reference=uuid.uuid4(), way="post", day=date(2026, 11, 20), folder=parcel().folder / "no")
    with pytest.raises(WillNotTake) as refused:
        carrier.send(gone)
    assert refused.value.code == "no_papers"


# -- what is GOV.UK Notify's own -----------------------------------------------------------------------------


def test_a_letter_goes_as_its_pdf_under_our_key_and_nothing_else_is_told(notify, service, parcel):
    one = parcel()
    notify.send(one)
    (taken,) = service.taken
    assert base64.b64decode(taken["content"]) == PDF
    assert (taken["reference"], taken["postage"]) == (str(one.reference), "first")
    assert set(taken) == {"id", "kind", "reference", "content", "postage"}


@pytest.mark.requirement("B-06")
def test_an_email_or_a_text_is_a_template_into_which_nothing_is_filled_and_a_quiet_one_names_nobody(
    notify, service, parcel
):
    notify.send(parcel("email", to=("ana@example.test",)))
    notify.send(parcel("text", to=("07700 900 118",)))
    notify.send(parcel("text", to=("07700 900 118",), quiet=True))
    email, text, quiet = service.taken
    assert (email["email_address"], email["template_id"]) == ("ana@example.test", PLAIN)
    assert (text["phone_number"], text["template_id"], "sms_sender_id" in text) == (
        "07700 900 118",
        PLAIN,
        False,
    )
    assert (quiet["template_id"], quiet["sms_sender_id"]) == (QUIET, SENDER)
    assert not any("personalisation" in one for one in service.taken)
    with pytest.raises(WillNotTake, match="no_quiet_words"):
        notify.send(parcel("email", to=("ana@example.test",), quiet=True))
    assert len(service.taken) == 3


def test_an_answer_that_was_lost_sends_nothing_twice(notify, service, parcel):
    one, service.cut_after_taking = parcel(), True
    with pytest.raises(TryLater):
        notify.send(one)
    assert notify.send(one).its_id == service.taken[0]["id"]
    assert len(service.taken) == 1


@pytest.mark.parametrize(
    ("answer", "error", "code", "seconds"),
    [
        ((400, "ValidationError"), WillNotTake, "ValidationError", 0),
        ((400, "BadRequestError"), WillNotTake, "BadRequestError", 0),
        ((403, "AuthError"), TryLater, "AuthError", 0),
        ((429, "RateLimitError"), TryLater, "RateLimitError", 600),
        ((429, "TooManyRequestsError"), TryLater, "TooManyRequestsError", 600),
        ((500, "Exception"), TryLater, "Exception", 0),
        ((502, None), TryLater, "HTTP502", 0),
        ((200, None), TryLater, "unreadable", 0),
        ((302, "AuthError"), TryLater, "AuthError", 0),
        (("late", 0.5), TryLater, "TimeoutError", 0),
    ],
)
def test_each_error_says_whether_the_letter_is_wrong_or_may_be_tried_again_and_keeps_no_words(
    notify, service, parcel, answer, error, code, seconds
):
    service.answers.append(answer)
    with pytest.raises(error) as refused:
        notify.send(parcel())
    assert refused.value.code == code
    assert getattr(refused.value, "seconds", 0) == seconds
    assert "Orchard" not in f"{refused.value!r} {refused.value.__context__!r}"
    assert service.taken == []
    assert len(service.asked) == 1, "nobody is followed elsewhere"


def test_with_nobody_there_it_may_be_tried_again(parcel):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(TryLater):
        NotifyCarrier(NotifyApi(KEY, address=address, seconds=0.3), TEMPLATES).send(parcel())


def test_a_wrong_key_or_a_clock_that_is_off_is_not_the_letters_fault(service, parcel):
    other = KEY[:-1] + ("1" if KEY[-1] != "1" else "2")
    for api in (
        NotifyApi(other, address=service.address),
        NotifyApi(KEY, address=service.address, now=lambda: 1_700_000_000.0),
    ):
        with pytest.raises(TryLater, match="AuthError"):
            NotifyCarrier(api, TEMPLATES).send(parcel())
        assert SECRET not in repr(api)


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        ("created", Fate.ON_ITS_WAY),
        ("pending-virus-check", Fate.ON_ITS_WAY),
        ("accepted", Fate.ON_ITS_WAY),
        ("received", Fate.DONE),
        ("delivered", Fate.DONE),
        ("validation-failed", Fate.FAILED),
        ("temporary-failure", Fate.FAILED),
        ("permanent-failure", Fate.FAILED),
        ("returned-letter", Fate.CAME_BACK),
    ],
)
def test_what_became_of_it_is_said_in_one_of_our_words(notify, service, parcel, status, fate):
    receipt, service.status = notify.send(parcel()), status
    became = notify.what_became(receipt.its_id)
    assert (became.fate, became.said) == (fate, status)


def test_what_they_keep_no_longer_is_not_known_rather_than_wrong(notify):
    assert notify.what_became(str(uuid.uuid4())).fate is Fate.UNTOLD


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"to": ("ZZ1 4QT",)}, "address_lines"),
        ({"to": tuple("1234567")}, "address_lines"),
        ({"pdf": b"%PDF" + b"0" * 2_000_000}, "too_large"),
    ],
)
def test_what_could_not_be_posted_is_refused_before_anything_is_sent(notify, service, parcel, given, code):
    with pytest.raises(WillNotTake, match=code):
        notify.send(parcel(**given))
    assert service.taken == []


def test_a_letter_without_its_pdf_and_a_message_without_words_are_left_to_the_folder(service, parcel):
    bare = NotifyCarrier(NotifyApi(KEY, address=service.address), Templates())
    unbound = parcel()
    (unbound.folder / BOUND).unlink()
    assert not bare.takes(unbound)
    assert not bare.takes(parcel("text"))
    assert not bare.takes(parcel("by_hand"))


def test_a_key_that_is_none_and_an_address_that_others_can_read_are_refused():
    for key in ("", "secret", KEY[:-2]):
        with pytest.raises(Invalid, match="SAYSO_NOTIFY_KEY"):
            NotifyApi(key)
    with pytest.raises(Invalid, match="SAYSO_NOTIFY_URL"):
        NotifyApi(KEY, address="http://api.example")

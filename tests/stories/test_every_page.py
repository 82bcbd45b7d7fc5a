"""Every page that a stranger comes to by links, as every role: none is dead, dumb, or shut to anybody."""

from collections import deque
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from sayso.foundation.access.models import User
from sayso.web.demo.sign_ins import DOMAIN, SIGN_INS
from tests.examples import everything, keep_picture
from tests.stories.looking import Seen, unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

ROLES = ["nobody", *(email.split("@")[0] for email, _ in SIGN_INS)]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
#: Leaving and signing out end the walk; the rest are files, or not pages of ours.
FILES = {"letter_pdf", "my_letter_pdf", "paper", "payment_file"}
NOT_WALKED = FILES | {"leave", "account_logout", "brand_css", "api_docs"}
MOST_ADDRESSES = 60 if everything() else 24
EVERY_ADDRESS = 400
#: What the site's own links put behind an address, and what nobody would but in error or to do harm.
ASKED = (
    "before contact first from kept kind late layout line new of on page person q then until who whose with"
)
JUNK = (
    "\0",
    "-1",
    "9" * 20,
    "2026-02-31",
    "x" * 3000,
    "00000000-0000-0000-0000-000000000000",
    "//evil.example/",
)


def asker(role: str) -> Client:
    """Return a client signed in as one role of the made-up council."""
    client = Client(raise_request_exception=False)
    if role != "nobody":
        client.force_login(User.objects.get(email=f"{role}@{DOMAIN}"), backend=BACKEND)
    return client


def name_of(address: str) -> str:
    """Return the URL name of an address; "" when no page has it."""
    try:
        return resolve(address).url_name or ""
    except Resolver404:
        return ""


def walk(role: str, *, most: int = MOST_ADDRESSES) -> Iterator[Seen]:
    """Yield one page of each URL name that links lead this role to, breadth first from home."""
    client, met, asked = asker(role), set(), 0
    waiting = deque(["/"])
    while waiting and asked < most:
        address = waiting.popleft()
        name = name_of(address)
        kind = address if name == "help" else name
        if kind in met or name in NOT_WALKED:
            continue
        met.add(kind)
        asked += 1
        answer = client.get(address, follow=True)
        at = answer.request["PATH_INFO"]
        page = Seen(
            role=role, name=name_of(at), address=at, status=answer.status_code, text=answer.content.decode()
        )
        met.add(page.name)
        yield page
        if page.status == 200:
            waiting.extend(page.links())


@pytest.fixture
def every_page(lindenshire, it_is) -> list[Seen]:
    """Every page that any role comes to, one of each kind for each role."""
    return [page for role in ROLES for page in walk(role)]


@pytest.mark.requirement("S3-07", "S3-09")
def test_no_link_is_dead_and_every_page_is_headed_helped_explained_and_readable(every_page):
    dead = [f"{page.role} {page.address}: {page.status}" for page in every_page if page.status != 200]
    wrong = [fault for page in every_page if page.status == 200 for fault in page.faults()]
    assert not dead + wrong, "\n".join(dead + wrong)
    assert len({page.name for page in every_page}) > 60


@pytest.mark.slow
@pytest.mark.requirement("B-12")
def test_no_page_meets_a_fault_of_ours_or_leads_away_whatever_stands_behind_its_address(lindenshire, it_is):
    wrong, kinds = [], set()
    for role in ROLES:
        client = asker(role)
        for page in walk(role, most=EVERY_ADDRESS):
            for junk in JUNK if page.name not in kinds else ():
                answer = client.get(page.address, dict.fromkeys(ASKED.split(), junk))
                leads = answer.get("Location", "").partition("?")[0]
                if answer.status_code not in (200, 302, 303, 404, 422) or "evil" in leads:
                    wrong.append(f"{role} {page.address} {junk[:40]!r}: {answer.status_code} {leads}")
            kinds.add(page.name)
    assert not wrong, "\n".join(wrong)
    assert len(kinds) > 250


@pytest.mark.slow
@pytest.mark.requirement("X-04")
def test_every_kind_of_page_can_be_used_by_everyone_at_both_widths(every_page, come_in):
    kinds: dict[tuple[str, str], Seen] = {}
    for page in [page for page in every_page if page.status == 200]:
        layout = "worker" if "w-body" in page.text else "person"
        kinds.setdefault((layout, page.name), page)
    wrong: list[str] = []
    for role in ROLES:
        mine = [page for page in kinds.values() if page.role == role]
        if mine:
            shown = come_in(role)
            for page in mine:
                shown.goto(page.address)
                for width in (1280, 320):
                    wrong += [f"{role} {fault}" for fault in unusable(shown, width)]
                    keep_picture(shown, f"{page.role}-{page.name}-{width}")
    assert not wrong, "\n".join(wrong)

"""A feed of Open Referral UK: what we rely on is read, and what cannot be read is named by its place."""

import json
from datetime import date, time

import pytest

from sayso.foundation.gateways.open_referral import FolderFeed, feed_at, read_bytes
from sayso.rules.refusals import Invalid

#: One service with every part of the form that we rely on, in the shape of the profile's own example.
MEADOW = {
    "id": "ac148810-0000-4000-8000-000000000001",
    "name": "Meadow Home Care",
    "description": "Help with tea, washing and getting up.",
    "url": "https://meadow.example",
    "status": "active",
    "assured_date": "2026-10-01",
    "minimum_age": 18,
    "organization": {
        "id": "d9d5e0f5-0000-4000-8000-000000000001",
        "name": "Meadow Care Ltd",
        "description": "Care at home.",
        "parent_organization_id": "cd09a387-0000-4000-8000-000000000001",
    },
    "phones": [{"id": "1", "number": "01632 960 240"}],
    "schedules": [
        {"id": "1", "freq": "WEEKLY", "byday": "MO,TU,SU", "opens_at": "07:00Z", "closes_at": "22:00:00"}
    ],
    "cost_options": [{"id": "1", "amount": 24.5, "amount_description": "per hour", "currency": "GBP"}],
    "service_areas": [{"id": "1", "extent": "ZZ1, ZZ2", "extent_type": "postcode districts"}],
    "service_at_locations": [
        {
            "id": "1",
            "location": {
                "id": "1",
                "location_type": "physical",
                "addresses": [{"id": "1", "postal_code": "ZZ1 4QT"}],
                "accessibility": [{"id": "1", "description": "Step-free"}],
            },
        }
    ],
    "attributes": [{"id": "1", "link_type": "service_type", "taxonomy_term": {"id": "1", "name": "Meals"}}],
}


def a_page(*services, **page) -> bytes:
    return json.dumps({"contents": list(services)} | page).encode()


def test_a_service_is_read_with_everything_that_a_list_of_offers_needs():
    (read,) = read_bytes([a_page(MEADOW)]).services
    assert (read.name, read.organisation, read.status) == ("Meadow Home Care", "Meadow Care Ltd", "active")
    (hours,) = read.hours
    assert (hours.days, hours.opens_at, hours.closes_at) == ((0, 1, 6), time(7), time(22))
    (cost,) = read.costs
    assert (cost.pence, cost.unit) == (2450, "hour")
    assert (read.areas, read.based_at) == (("ZZ1", "ZZ2"), ("ZZ1 4QT",))
    assert (read.terms, read.accessibility) == (("Meals",), ("Step-free",))
    assert (read.telephone, read.website) == ("01632 960 240", "https://meadow.example")
    assert (read.assured_on, read.ages) == (date(2026, 10, 1), (18, None))


def test_what_a_feed_leaves_out_is_not_known_and_never_nought():
    bare = {name: MEADOW[name] for name in ("id", "name", "status", "organization")}
    (read,) = read_bytes([a_page(bare)]).services
    assert (read.hours, read.costs, read.areas, read.assured_on) == ((), (), (), None)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"name": ""}, "services[1]: name"),
        ({"status": "open"}, "services[1], Meadow Home Care: status"),
        ({"organization": None}, "services[1], Meadow Home Care: organization"),
        (
            {"cost_options": [{"amount": "cheap"}]},
            "services[1], Meadow Home Care: cost_options[0].amount",
        ),
        ({"cost_options": [{"amount": 1.005}]}, "services[1], Meadow Home Care: cost_options[0].amount"),
        ({"cost_options": [{"amount": 9, "currency": "EUR"}]}, "cost_options[0].currency"),
        ({"schedules": [{"byday": "MO,XX"}]}, "services[1], Meadow Home Care: schedules[0].byday"),
        ({"schedules": [{"opens_at": "seven"}]}, "services[1], Meadow Home Care: schedules[0].opens_at"),
        ({"assured_date": "soon"}, "services[1], Meadow Home Care: assured_date"),
        ({"description": "long " * 2000}, "services[1], Meadow Home Care: description"),
        ({"schedules": "all day"}, "services[1], Meadow Home Care: schedules"),
        ({"minimum_age": True}, "services[1], Meadow Home Care: minimum_age"),
    ],
)
def test_a_service_that_cannot_be_read_is_named_by_its_place(changed, place):
    good = MEADOW | {"id": "another"}
    feed = read_bytes([a_page(good, MEADOW | changed)])
    assert len(feed.services) == 1
    (wrong,) = feed.wrong
    assert place in wrong.place
    assert wrong.says


def test_two_services_with_one_id_are_told():
    feed = read_bytes([a_page(MEADOW, MEADOW)])
    assert [one.place for one in feed.wrong] == ["services[1], Meadow Home Care: id"]


def test_a_price_says_of_what_it_is_or_its_unit_is_not_known():
    for words, unit in (
        ("per 1 hour session", "hour"),
        ("a visit", "session"),
        ("per week", "week"),
        ("from", ""),
        ("per hour or per day", ""),
    ):
        priced = MEADOW | {"cost_options": [{"amount": 35, "amount_description": words}]}
        (read,) = read_bytes([a_page(priced)]).services
        assert read.costs[0].unit == unit, words


def test_a_folder_of_pages_is_one_feed_and_a_missing_page_is_refused(tmp_path):
    (tmp_path / "1.json").write_bytes(a_page(MEADOW, page_number=1, total_pages=2))
    with pytest.raises(Invalid, match="Page 2 of 2 is not here"):
        FolderFeed(tmp_path).read()
    (tmp_path / "2.json").write_bytes(a_page(MEADOW | {"id": "two"}, page_number=2, total_pages=2))
    assert len(feed_at(tmp_path).read().services) == 2


@pytest.mark.parametrize("said", [b"", b"<html>", b"7", b'{"contents": 3}', b"[NaN]", b"\xff\xfe"])
def test_what_is_no_feed_is_refused_and_not_read_as_an_empty_one(said):
    if said == b'{"contents": 3}':
        with pytest.raises(Invalid, match="not a list"):
            read_bytes([said])
    else:
        with pytest.raises(Invalid, match="Page 1"):
            read_bytes([said])


def test_the_same_feed_has_the_same_mark_and_a_file_that_is_not_there_is_told(tmp_path):
    path = tmp_path / "feed.json"
    path.write_bytes(a_page(MEADOW))
    assert feed_at(path).read().mark == read_bytes([a_page(MEADOW)]).mark
    with pytest.raises(Invalid, match="cannot be opened"):
        feed_at(tmp_path / "none.json").read()


def test_an_address_that_would_run_something_is_no_website():
    (read,) = read_bytes([a_page(MEADOW | {"url": "javascript:alert(1)"})]).services
    assert read.website == ""

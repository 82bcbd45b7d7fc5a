"""Step 7: two options from an imported file, why this list, an order with its time, and who came when."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.stories.steps.saying import ANA, ROSES
from tests.stories.walking import Walk

SATURDAY = 5
MEADOW = "Meadow Home Care Ltd"
NOT_MINE = "Somebody picked for me, by telephone."
ROSEWELL, THORNE = "Rosewell Gardening", "Thorne and Daughters"


def _service(number: int, name: str) -> dict[str, Any]:
    key = str(UUID(int=number))
    return {
        "id": key,
        "name": name,
        "description": "Help in your own garden.",
        "status": "active",
        "organization": {"id": key, "name": name, "description": "Gardens."},
        "schedules": [
            {
                "id": key,
                "freq": "WEEKLY",
                "byday": "MO,TU,WE,TH,FR,SA,SU",
                "opens_at": "06:00",
                "closes_at": "20:00",
            }
        ],
        "service_areas": [{"id": key, "extent": "LX1", "extent_type": "postcode districts"}],
        "cost_options": [{"id": key, "amount": 22, "amount_description": "per hour", "currency": "GBP"}],
        "attributes": [
            {"id": key, "link_type": "service_type", "taxonomy_term": {"id": key, "name": "Garden help"}}
        ],
    }


GARDENS = json.dumps({"contents": [_service(1, ROSEWELL), _service(2, THORNE)]}).encode()


def rosa_brings_in_a_list(walk: Walk) -> None:
    """All of a file in the form of Open Referral UK, or none."""
    walk.goes("broker", "/services/")
    walk.looks("broker")
    rosa = walk.goes("broker", "/services/new/")
    walk.looks("broker")
    rosa.write("feed", "gardens")
    rosa.give("file", "gardens.json", GARDENS)
    rosa.press("Bring it in")
    assert "2" in walk.looks("broker")


def ana_reads_why_this_list_and_chooses(walk: Walk) -> None:
    """Nobody can pay to be higher, what was left out has its reason, and none of them is an answer too."""
    ana = walk.goes("person", "/my-choices/")
    walk.looks("person")
    ana.press(f"See who could come {ROSES}")
    shown = walk.looks("person")
    assert "Nobody can pay to be higher." in shown
    assert "What we left out, and why" in shown
    assert ROSEWELL in shown
    assert THORNE in shown
    ana.write("none_words", "Somebody who knows roses.")
    ana.press("None of these suits me")
    assert "None of these suited you" in walk.looks("person")
    walk.goes("person", "/my-choices/")
    ana.press(f"See the list, or choose again: {ROSES}")
    ana.press(f"Choose {ROSEWELL}")
    assert ROSEWELL in walk.looks("person")


def sam_orders_it(walk: Walk, starts: date) -> str:
    """What she wants and when comes from her plan and is asked of nobody again. Return the order's number."""
    sam = walk.opens("social-worker", ANA)
    sam.press("Orders and visits")
    walk.looks("social-worker")
    sam.press(f"Place the order: {ROSES}")
    assert ROSES in walk.looks("social-worker")
    sam.date("starts_on", starts)
    sam.press("Place this order")
    shown = walk.looks("social-worker")
    assert "At 8 am, give or take 20 minutes." in shown
    number = _number(shown, ROSEWELL)
    sam.press(f"Sheet for whoever comes: order {number}")
    sheet = walk.looks("social-worker")
    assert ROSES in sheet
    return number


def ana_is_asked_alone_and_says_no(walk: Walk) -> None:
    """Did you choose this? Asked of her alone; a no goes to somebody outside the team, and no word to Sam."""
    ana = walk.goes("person", "/home/")
    assert "Did you choose who does this? Answer when you are alone." in walk.looks("person")
    ana.press("Answer the question")
    walk.looks("person")
    ana.choose("answer", "no")
    ana.write("words", NOT_MINE)
    ana.press("Keep my answer")
    walk.goes("principal", "/not-chosen/")
    assert NOT_MINE in walk.looks("principal")
    walk.opens("social-worker", ANA)
    assert NOT_MINE not in walk.reads("social-worker")


def mornings_are_told(walk: Walk, number: str, starts: date, until: date) -> None:
    """Every morning of a month; on the last of them somebody came at half past ten."""
    days = [starts + timedelta(days=one) for one in range((until - starts).days)]
    _told(walk, {day: "10:30" if day == days[-1] else "08:05" for day in days}, number)
    walk.goes("person", "/who-came/")
    came = walk.looks("person")
    assert ROSES in came
    assert "19 of the last 20" in came


def evenings_are_told(walk: Walk, until: date) -> None:
    """Four weeks of her tea; on the last evening somebody came at half past five."""
    walk.opens("social-worker", ANA).press("Orders and visits")
    days = [day for one in range(28, 0, -1) if (day := until - timedelta(days=one)).weekday() < SATURDAY]
    _told(
        walk,
        {day: "17:30" if day == days[-1] else "19:05" for day in days},
        _number(walk.reads("social-worker"), MEADOW),
    )


def _told(walk: Walk, came: dict[date, str], number: str) -> None:
    """Bring in a provider's own table of visits."""
    lines = [f"{day},{number},{at},," for day, at in came.items()]
    sam = walk.goes("social-worker", "/visits/new/")
    walk.looks("social-worker")
    sam.give("file", "visits.csv", "\n".join(["date,order,came,left,reason", *lines]).encode())
    sam.press("Bring it in")
    assert f"{len(came)} visits were new" in walk.looks("social-worker")


def _number(orders: str, provider: str) -> str:
    """Return the number of the order of a provider."""
    return orders.split(f"{provider}\n")[1].split("Order ")[1][:12]

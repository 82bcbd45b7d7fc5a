"""Where made-up people live and how they are reached: no address and no number of anybody real."""

from collections.abc import Iterable
from dataclasses import dataclass

from stdnum.gb import nhs

from sayso.web.demo import reading
from sayso.web.demo.chance import Chance

FIRST_DOOR, LAST_DOOR = 21, 90  # the doors below are the storytellers'
#: Ranges that Ofcom keeps for drama; the first hundred are the council's and the storytellers' own.
TELEPHONE, MOBILE = "01632 960", "07700 900"
KEPT_BACK = 420
LAST_NUMBER = 999


@dataclass(frozen=True, kw_only=True)
class Place:
    """A made-up address, and the team that works there."""

    lines: str
    postcode: str
    team: str


class Register:
    """Gives out doors, telephone numbers and NHS numbers, each once."""

    def __init__(self, chance: Chance, nhs_numbers: Iterable[str] = ()) -> None:
        self._chance = chance
        self._doors: set[tuple[str, str, int]] = set()
        left = range(KEPT_BACK, LAST_NUMBER + 1)
        self._telephones = chance.sample(left, len(left))
        self._mobiles = chance.sample(left, len(left))
        self._nhs = set(nhs_numbers)

    def home(self) -> Place:
        """Return a house or flat where nobody lives yet."""
        chance = self._chance
        while True:
            town = chance.choices(reading.towns(), [one.share for one in reading.towns()])[0]
            street, door = (
                chance.choice(reading.read("places")["streets"]),
                chance.randint(FIRST_DOOR, LAST_DOOR),
            )
            if (town.name, street, door) not in self._doors:
                self._doors.add((town.name, street, door))
                return Place(
                    lines=f"{door} {street}\n{town.name}",
                    postcode=postcode(town.outward, street, door),
                    team=town.team,
                )

    def care_home(self) -> Place:
        """Return a room in one of the care homes."""
        homes, streets = reading.read("places")["care_homes"], reading.read("places")["streets"]
        number = self._chance.randrange(len(homes))
        town = reading.towns()[number % len(reading.towns())]
        street = streets[number % len(streets)]
        room = self._chance.randint(1, 40)
        lines = f"Room {room}, {homes[number]}\n{street}\n{town.name}"
        return Place(lines=lines, postcode=postcode(town.outward, street, number), team="Reviews team")

    def telephone(self) -> str:
        """Return a house telephone, or nothing when the range is used up: a number nobody knows."""
        return f"{TELEPHONE} {self._telephones.pop():03d}" if self._telephones else ""

    def mobile(self) -> str:
        """Return a mobile telephone, or nothing when the range is used up."""
        return f"{MOBILE} {self._mobiles.pop():03d}" if self._mobiles else ""

    def nhs_number(self) -> str:
        """Return a number of the 999 range, which is given to nobody, with a check digit that fits."""
        while True:
            nine = f"999{self._chance.randrange(1_000_000):06d}"
            number = next((nine + last for last in "0123456789" if nhs.is_valid(nine + last)), "")
            if number and number not in self._nhs:
                self._nhs.add(number)
                return number


def postcode(outward: str, street: str, door: int) -> str:
    """Return the postcode of one side of a street."""
    letters = reading.read("places")["inward_letters"]
    streets = reading.read("places")["streets"]
    number = streets.index(street)
    return f"{outward} {1 + number % 9}{letters[number % len(letters)]}{letters[door % 2 + 2 * (number % 5)]}"

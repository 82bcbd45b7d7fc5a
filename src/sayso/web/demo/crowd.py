"""The crowd: people, their households and their carers, drawn from shares. Pure: nothing is written here."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sayso.web.demo import reading
from sayso.web.demo.chance import Chance
from sayso.web.demo.days import work_day
from sayso.web.demo.places import Place, Register

YOUNGER_SINCE = 1970
RECENT, SOME_WEEKS, FEW_DAYS = 120, 90, 6  # in days
YOUNGEST, OLDEST = 18, 99
#: How many years older a carer is than the person, at least and at most, by what they are to each other.
OLDER_BY = {
    "spouse": (-6, 6),
    "partner": (-8, 8),
    "parent": (22, 36),
    "child": (-36, -22),
    "brother_sister": (-9, 9),
    "friend": (-15, 15),
}
SHARES_FAMILY_NAME = {"spouse": 0.9, "partner": 0.3, "parent": 0.85, "child": 0.6, "brother_sister": 0.7}


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One made-up person: an adult who draws on support or waits for it, or a carer."""

    key: UUID
    name: str
    female: bool
    born: date
    names: reading.Names
    place: Place
    reason: str = ""  # why they draw on support; a carer has none
    in_care_home: bool = False
    telephone: str = ""
    mobile: str = ""
    nhs_number: str = ""
    cares: bool = False

    def age(self, on: date) -> int:
        """Return how old they are on a day."""
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))

    @property
    def first_name(self) -> str:
        """What those who know them call them."""
        return self.name.split()[0]

    @property
    def family_name(self) -> str:
        """The last part of their name."""
        return self.name.split()[-1]


@dataclass(frozen=True, kw_only=True)
class Family:
    """Somebody who draws on support, since when we know them, and who cares for them, if anybody does."""

    adult: Somebody
    known_on: date
    carer: Somebody | None = None
    carer_is: str = ""  # what the carer is to the adult: a code such as `child`
    waits: bool = False  # for an assessment, since they are known

    @property
    def people(self) -> list[Somebody]:
        """Return both, or the one."""
        return [self.adult, self.carer] if self.carer else [self.adult]


@dataclass
class Drawing:
    """Draws families for a day, none of them with a name that is taken."""

    chance: Chance
    day: date
    taken: Set[str]
    register: Register

    def families(self, how_many: int) -> list[Family]:
        """Return so many families, in the order in which they came to be known."""
        drawn = [self._family() for _ in range(how_many)]
        return sorted(drawn, key=lambda one: (one.known_on, one.adult.key))

    def _family(self) -> Family:
        adult = self._adult()
        band = _band(adult.age(self.day))
        family = Family(adult=adult, known_on=self._known_on())
        if not adult.in_care_home and self.chance.happens(reading.shares("has_main_carer")[band]):
            carer_is = self.chance.one_of(reading.shares("carer_is")[band])
            family = replace(family, carer=self._carer(adult, carer_is), carer_is=carer_is)
        if not adult.in_care_home and self.chance.happens(reading.share("waits_for_assessment")):
            since = self.chance.day_between(self.day - timedelta(days=110), self.day - timedelta(days=3))
            family = replace(family, known_on=since, waits=True)
        return family

    def _known_on(self) -> date:
        """Draw since when somebody is known: about a quarter for less than a year."""
        year = timedelta(days=365)
        if self.chance.happens(reading.share("known_under_a_year")):
            return self.chance.day_between(self.day - year, self.day - timedelta(days=10))
        return self.chance.day_between(self.day - 5 * year, self.day - year)

    def _adult(self) -> Somebody:
        chance = self.chance
        older = chance.happens(reading.share("aged_65_or_over"))
        bands = reading.shares("age_bands_65_over" if older else "age_bands_18_64")
        age = _age(chance, chance.one_of(bands))
        band = _band(age)
        female = chance.happens(reading.shares("female")[band])
        born = self._born(age)
        names = self._names()
        in_care_home = chance.happens(reading.shares("in_care_home")[band])
        reasons = reading.shares("support_reason_65_over" if older else "support_reason_18_64")
        return self._reached(
            Somebody(
                key=chance.key(),
                name=self._name(names, female=female, born=born),
                female=female,
                born=born,
                names=names,
                place=self.register.care_home() if in_care_home else self.register.home(),
                in_care_home=in_care_home,
                reason=chance.one_of(reasons),
            )
        )

    def _carer(self, adult: Somebody, carer_is: str) -> Somebody:
        chance = self.chance
        least, most = OLDER_BY[carer_is]
        age = adult.age(self.day) + chance.randint(least, most)
        born = self._born(max(YOUNGEST, min(OLDEST, age)))
        paired = carer_is in ("spouse", "partner")
        female = not adult.female if paired else chance.happens(reading.share("carer_female"))
        names = self._names() if carer_is == "friend" else adult.names
        shared = adult.family_name if chance.happens(SHARES_FAMILY_NAME.get(carer_is, 0)) else ""
        together = chance.happens(reading.shares("carer_lives_with")[carer_is])
        return self._reached(
            Somebody(
                key=chance.key(),
                name=self._name(names, female=female, born=born, family=shared),
                female=female,
                born=born,
                names=names,
                place=adult.place if together else self.register.home(),
                cares=True,
            )
        )

    def _reached(self, one: Somebody) -> Somebody:
        """Give numbers to somebody: not everybody has told us one."""
        chance, register = self.chance, self.register
        telephone = register.telephone() if not one.in_care_home and chance.happens(0.25) else ""
        mobile = register.mobile() if not one.in_care_home and chance.happens(0.30) else ""
        number = register.nhs_number() if chance.happens(0.6) else ""
        return replace(one, telephone=telephone, mobile=mobile, nhs_number=number)

    def _born(self, age: int) -> date:
        return self.day - timedelta(days=age * 365 + age // 4 + self.chance.randint(0, 364))

    def _names(self) -> reading.Names:
        """Draw an origin: first the ethnic group as it is spread, then the names within it."""
        group = self.chance.one_of(reading.shares("ethnicity"))
        within = [one for one in reading.names() if one.ethnicity == group] or list(reading.names())
        return self.chance.choices(within, [one.share for one in within])[0]

    def _name(self, names: reading.Names, *, female: bool, born: date, family: str = "") -> str:
        older = (names.female, names.male)
        first_names = ((names.younger_female, names.younger_male) if born.year >= YOUNGER_SINCE else older)[
            0 if female else 1
        ]
        while True:
            name = f"{self.chance.choice(first_names)} {family or self.chance.choice(names.family)}"
            if name not in self.taken:
                return name


def batches(families: Iterable[Family], day: date) -> list[list[Family]]:
    """Return the families in sets of those taken on together, with the day on which that was as `known_on`.

    Long ago one set is of some weeks; since people wait for months at most, the last months go by days.
    """
    sets: dict[tuple[bool, int], list[Family]] = {}
    for family in families:
        ago = (day - family.known_on).days
        recent = ago <= RECENT
        sets.setdefault((recent, -(ago // (FEW_DAYS if recent else SOME_WEEKS))), []).append(family)
    return [_together(some) for _, some in sorted(sets.items())]


def _together(some: list[Family]) -> list[Family]:
    on = work_day(max(one.known_on for one in some))
    return [replace(one, known_on=on) for one in some]


def _age(chance: Chance, band: str) -> int:
    least, most = (int(part) for part in band.split("-"))
    if least >= 85:
        return int(chance.triangular(least, most, least))
    return chance.randint(least, most)


def _band(age: int) -> str:
    return "18-64" if age < 65 else "65-99"

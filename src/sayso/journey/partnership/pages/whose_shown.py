"""Whose decision something is today, in words for a worker: the map, and what stands above it."""

from collections.abc import Sequence

from sayso.foundation.govuk.presenting import plain_day
from sayso.journey.partnership import queries
from sayso.journey.partnership.models.apart_kinds import HoldsDecision, MatterKind
from sayso.journey.partnership.pages.showing import Spoken
from sayso.journey.partnership.statuses import Holder
from sayso.rules.partnership.deciding import Why

SHORT = {
    HoldsDecision.PERSON: "{adult} decides.",
    HoldsDecision.CARER: "{carer} decides.",
    HoldsDecision.EACH: "Each decides their own part.",
    HoldsDecision.TOGETHER: "They decide together.",
    HoldsDecision.GIVEN: "{carer} decides, because {adult} said so.",
    HoldsDecision.POWER: "Somebody decides by a lawful power.",
}


def beside(one: queries.Whose, spoken: Spoken) -> str:
    """Say what stands above a line of the map, or takes its place; nothing where the map says it all."""
    adult, carer = spoken.adult, spoken.carer
    if one.why == Why.POWER and one.power:
        return f"{one.power.row.holder_called} decides this by a lawful power. It stands above the map."
    named = f"{adult} and {carer} together" if one.line.holder == Holder.BOTH else carer
    return {
        Why.NOT_AGREED: f"{adult} decides: the map says {named}, and {adult} did not agree to it.",
        Why.NOT_SETTLED: f"{adult} decides, until it is settled.",
        Why.NO_POWER: f"{adult} decides: the map says {named}, by a power. We know of none that reaches this "
        "and may be used today.",
        Why.NOT_THEIRS: f"{carer} decides: a carer’s own time is not another’s to give.",
        Why.NOBODYS: f"{adult} decides: nobody decides this for another, under no power either.",
    }.get(one.why, "")


def in_words(one: queries.Whose, spoken: Spoken) -> str:
    """Say whose one decision is: what it is about, who decides, since when, and by whose say."""
    adult, carer = spoken.adult, spoken.carer
    said = beside(one, spoken)
    if not said:
        since = f", since {plain_day(one.line.now.since)}" if one.line.now else ""
        said = {
            HoldsDecision.TOGETHER: f"{adult} and {carer} decide together{since}. {adult} said so.",
            HoldsDecision.GIVEN: f"{carer} decides{since}. {adult} said so, and can take it back on any day.",
        }.get(one.decides, f"{adult} decides{since}, and said so.")
    return f"{spoken.about(one.line.domain)}: {said}"


def of_matter(found: queries.WhoseMatter, spoken: Spoken) -> list[str]:
    """Say whose a matter is in sentences, the first one of all of it."""
    whole = SHORT[found.decides].format(adult=spoken.adult, carer=spoken.carer)
    return [whole, *(in_words(one, spoken) for one in found.apart)]


def all_matters(decisions: Sequence[queries.Whose], spoken: Spoken) -> dict[str, str]:
    """Say it of every matter, by its kind, each in a line to stand under an answer."""
    found = (queries.whose_decision(kind, decisions) for kind in MatterKind)
    return {one.matter.value: " ".join(of_matter(one, spoken)) for one in found}

"""The forms of statements: where a bank's columns are, a file, and what one line of it is."""

from typing import Any

from sayso.foundation.gateways.column_maps import ColumnMap, DateOrder
from sayso.foundation.gateways.statements import CannotRead
from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    PaperField,
    RadiosField,
    TextField,
    WholeNumberField,
    YesNoField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.payments.models import PayeeAccount, StatementSource
from sayso.journey.payments.statuses import PlaceAs, Spent
from sayso.rules.refusals import Refusal

OURS = "ours"
SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "upright": "|"}
LARGEST_BYTES = 10_000_000


class SourceForm(PlainForm):
    """Where one bank's CSV keeps what. A column is its heading."""

    name = TextField(
        label="What do we call this map?", hint="Like the name of the bank. A map of this name is replaced."
    )
    date = TextField(label="Column of the day", hint="Its heading, like Date.", width=20)
    text = TextField(
        label="Columns of the words",
        hint="Headings with a semicolon between them, like Type; Details.",
    )
    amount = TextField(
        label="Column of the amount",
        hint="If the file has one column, with a minus before money out.",
        required=False,
        width=20,
    )
    money_in = TextField(
        label="Column of money in", hint="If the file has two columns.", required=False, width=20
    )
    money_out = TextField(label="Column of money out", required=False, width=20)
    balance = TextField(
        label="Column of the balance",
        hint="If there is one, we prove the sums by it.",
        required=False,
        width=20,
    )
    date_order = RadiosField(
        label="How is a day written?",
        choices=[
            (DateOrder.DAY_FIRST.value, "Day first, like 20/11/2026"),
            (DateOrder.YEAR_FIRST.value, "Year first, like 2026-11-20"),
            (DateOrder.MONTH_FIRST.value, "Month first, like 11/20/2026"),
        ],
    )
    delimiter = RadiosField(
        label="What stands between the columns?",
        choices=[("comma", "A comma"), ("semicolon", "A semicolon"), ("tab", "A tab"), ("upright", "A line")],
    )
    encoding = RadiosField(
        label="How are the letters kept?",
        choices=[("utf-8", "UTF-8"), ("cp1252", "Windows"), ("utf-16", "UTF-16")],
        hint="If you do not know, leave it at UTF-8.",
    )
    heading_line = WholeNumberField(
        label="Which line holds the headings?",
        hint="0 when there are none: then give each column as a number, like 1.",
        min_value=0,
        max_value=100,
    )
    footer_lines = WholeNumberField(
        label="How many lines at the end are not lines of the account?", min_value=0, max_value=100
    )
    newest_first = YesNoField(label="Does the newest line stand first?")

    def columns(self) -> ColumnMap:
        """Return the map that was typed."""
        typed = self.cleaned_data
        same = ("date", "amount", "money_in", "money_out", "balance", "encoding", "heading_line")
        return ColumnMap(
            **{name: typed[name] for name in (*same, "footer_lines", "newest_first")},
            text=tuple(part for one in typed["text"].split(";") if (part := one.strip())),
            delimiter=SIGNS[typed["delimiter"]],
            date_order=DateOrder(typed["date_order"]),
        )


def typed_of(source: StatementSource) -> dict[str, Any]:
    """Return what a kept map starts its form with."""
    kept = dict(source.columns)
    sign = next(word for word, sign in SIGNS.items() if sign == kept.get("delimiter", ","))
    return kept | {"name": source.name, "text": "; ".join(kept["text"]), "delimiter": sign}


class StatementForm(PlainForm):
    """A file, whose account it is of, and the map to read it by."""

    file = PaperField(label="The statement", hint="A CSV file from the bank.", accept=".csv,text/csv")
    source = ChoiceField(label="The map of its columns")
    account = ChoiceField(label="Whose account is it?")

    def __init__(
        self, *args: Any, sources: list[StatementSource], payees: list[PayeeAccount], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("source", [(str(one.pk), one.name) for one in sources])
        theirs = [(str(one.pk), f"{one.name_on_account}, ends {one.ending}") for one in payees]
        self.choose_among("account", [(OURS, "The council’s own"), *theirs])

    def refuse(self, refusal: Refusal) -> None:
        """Name each line that cannot be read, at the file: nothing of it was kept."""
        if not isinstance(refusal, CannotRead):
            super().refuse(refusal)
            return
        self.add_error("file", refusal.message)
        for place, sentence in refusal.fields.items():
            self.add_error("file", f"{place.capitalize()}: {sentence}")


class PlaceForm(PlainForm):
    """What one line is."""

    place_as = RadiosField(label="What is it?", choices=PlaceAs.choices)
    payment = TextField(
        label="The reference of the payment",
        hint="If it is one of ours. It begins with DP and stands on the run.",
        required=False,
        width=20,
        spellcheck=False,
    )
    spent_on = ChoiceField(
        label="On what was it spent?",
        hint="If it is money spent on support.",
        choices=[("", "Choose"), *Spent.choices],
        required=False,
    )
    because = LongTextField(
        label="Why is it not ours to place?",
        hint="If it has nothing to do with direct payments.",
        rows=2,
        required=False,
    )

"""A worker's and a broker's pages of orders: the list, one more, a change, an end, visits and the sheet."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open, may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.control.queries import paused_since
from sayso.journey.options.queries import choice_of, lines_to_choose
from sayso.journey.planning.models import PlanLine
from sayso.journey.purchasing import actions, queries
from sayso.journey.purchasing.models import Order, WaitingOrder
from sayso.journey.purchasing.pages.forms import (
    EndOrderForm,
    JoinForm,
    OrderForm,
    VisitForm,
    VisitsFileForm,
    WaitingForm,
)
from sayso.journey.purchasing.pages.sheet import sheet_of
from sayso.journey.purchasing.pages.shown import shown_line
from sayso.rules.refusals import Held


class OrdersView(PersonPage):
    """Somebody's orders, how often the time was kept, and lines with no order yet."""

    permission = Permission.ORDER_SUPPORT
    shows = Shows.PERSON
    template_name = "purchasing/orders.html"
    title = "Orders"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        person = self.header.person
        if Area.PLAN not in areas_open(person):
            raise Http404
        orders = queries.orders_of(person, viewer=self.login)
        kept = queries.kept_rate(person, viewer=self.login, on=self.today)
        standing = {one.line for one in orders if one.ends_before is None or one.ends_before > self.today}
        lines = lines_to_choose(person, viewer=self.login, on=self.today)
        shown = {
            "title": f"Orders for {self.header.called}",
            "orders": [self.told(one) for one in orders],
            "kept": [shown_line(line) for line in kept.lines],
            "without": [line for line in lines if line.line not in standing],
            "may_record": self.login.may(Permission.RECORD_VISITS),
            "paused": paused_since(person, viewer=self.login),
            "waiting": queries.waiting_orders([person], viewer=self.login),
        }
        return self.page(self.head() | shown, people=self.header.keys)

    def told(self, order: Order) -> dict[str, Any]:
        """Return one order with its price, where that is open."""
        price = queries.price_of(order, viewer=self.login)
        return {
            "order": order,
            "when": queries.when_wished(order),
            "price": price,
            "over": order.ends_before is not None and order.ends_before <= self.today,
        }


class _OrderForm(PersonForm):
    shows = Shows.PERSON
    to_keep: tuple[actions.NewOrder, UUID | None] | None = None

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back to the orders."""
        return super().context(form) | {"back": self.orders_url}

    @property
    def orders_url(self) -> str:
        """Return the address of the orders."""
        return reverse("orders", args=[self.person])

    def order(self) -> Order:
        """Return the order in the address. Raises Http404."""
        found = queries.order_of(self.header.person, self.kwargs["order"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def keep_if_paused(self, new: actions.NewOrder, refusal: Held, follows: UUID | None = None) -> None:
        """Have what was tried kept, where it waits because the person paused new orders."""
        if refusal.rule == actions.PAUSED_RULE and may_see(person=new.person, area=Area.SHARING):
            self.to_keep = (new, follows)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Act on the form; what is held is undone, and only then kept as what waits."""
        answer = super().post(request, *args, **kwargs)
        if self.to_keep:
            new, follows = self.to_keep
            actions.keep_waiting(order=new, follows=follows, by=self.login, at=self.request.at)
        return answer

    def offer_chosen(self, line: UUID) -> UUID | None:
        """Return what they chose for a line."""
        choice = choice_of(self.header.person, line, viewer=self.login)
        key: UUID | None = choice.offer_id if choice else None
        return key


class PlaceOrderView(_OrderForm):
    """Place an order for one line: what they want and when goes with it as it stands in the plan."""

    permission = Permission.ORDER_SUPPORT
    shows = Shows.PERSON
    form_class = OrderForm
    template_name = "purchasing/place_order.html"
    title = "Place an order"
    heading = "Order for {called}"
    button = "Place this order"

    def line(self) -> PlanLine:
        """Return the line in the address. Raises Http404."""
        lines = lines_to_choose(self.header.person, viewer=self.login, on=self.today)
        found = next((one for one in lines if one.line == self.kwargs["line"]), None)
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"starts_on": self.today}

    def context(self, form: Any) -> dict[str, Any]:
        """Say what is ordered, and whom they chose."""
        line = self.line()
        choice = choice_of(self.header.person, line.line, viewer=self.login)
        when = queries.when_wished(
            Order(wished_at=line.wished_at, give_or_take_minutes=line.give_or_take_minutes, days=line.days)
        )
        return super().context(form) | {"line": line, "choice": choice, "when": when}

    def act(self, form: OrderForm) -> str:
        """Place it."""
        line = self.line().line
        new = form.order(self.header.person, line, self.offer_chosen(line))
        try:
            actions.place_order(order=new, by=self.login, at=self.request.at)
        except Held as refusal:
            self.keep_if_paused(new, refusal)
            raise
        return self.orders_url


class ChangeOrderView(_OrderForm):
    """Let another order take this one's place from a day on, as the plan stands now."""

    permission = Permission.ORDER_SUPPORT
    shows = Shows.PERSON
    form_class = OrderForm
    title = "Change an order"
    heading = "Change an order for {called}"
    lead = (
        "What they want and when is taken from the plan as it stands now. The order before stays to be read."
    )
    button = "Change it from this day"

    def initial(self) -> dict[str, Any]:
        """Start from today, with what stands."""
        found = self.order()
        price = queries.price_of(found, viewer=self.login)
        return {
            "starts_on": max(self.today, found.starts_on),
            "provider": "" if found.offer_id else found.provider,
            "price": price.price_pence if price else None,
            "unit": price.unit if price else "",
            "visitor_must_know": queries.note_of(found, viewer=self.login),
            "urgent_because": found.urgent_because,
        }

    def act(self, form: OrderForm) -> str:
        """Change it."""
        found = self.order()
        to = form.order(self.header.person, found.line, self.offer_chosen(found.line) or found.offer_id)
        try:
            actions.change_order(order=found.pk, to=to, by=self.login, at=self.request.at)
        except Held as refusal:
            self.keep_if_paused(to, refusal, follows=found.pk)
            raise
        return self.orders_url


class WaitingOrderView(_OrderForm):
    """Place what waited while the person paused new orders, or put it aside."""

    permission = Permission.ORDER_SUPPORT
    shows = Shows.PERSON
    form_class = WaitingForm
    title = "An order that waits"
    button = "Keep this"

    def row(self) -> WaitingOrder:
        """Return what waits. Raises Http404."""
        rows = queries.waiting_orders([self.header.person], viewer=self.login)
        found = next((row for row in rows if row.pk == self.kwargs["waiting"]), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Say what it is."""
        row = self.row()
        whom = row.provider or "what they chose from the list"
        lead = f"Wanted from {whom}, written by {row.recorded_by.name}. It waits while they pause new orders."
        return super().context(form) | {"lead": lead}

    def act(self, form: WaitingForm) -> str:
        """Place it, or put it aside."""
        row = self.row()
        act = actions.place_waiting if form.cleaned_data["then"] == "place" else actions.put_aside
        act(waiting=row.pk, person=row.person_id, by=self.login, at=self.request.at)
        return self.orders_url


class EndOrderView(_OrderForm):
    """Say that an order ends, and why."""

    permission = Permission.ORDER_SUPPORT
    shows = Shows.PERSON
    form_class = EndOrderForm
    title = "End an order"
    heading = "End an order for {called}"
    button = "End this order"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which."""
        found = self.order()
        return super().context(form) | {"lead": f"{found.provider}: {found.aim}"}

    def act(self, form: EndOrderForm) -> str:
        """End it."""
        actions.end_order(
            order=self.order().pk,
            person=self.header.person,
            ends_before=form.cleaned_data["ends_before"],
            because=form.cleaned_data["because"],
            by=self.login,
            at=self.request.at,
        )
        return self.orders_url


class JoinOrderView(_OrderForm):
    """Join an order that could not wait to the money that was agreed since."""

    permission = Permission.ORDER_SUPPORT
    shows = Shows.PERSON
    form_class = JoinForm
    title = "The money is agreed now"
    button = "Pay it from the agreed money"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which."""
        found = self.order()
        return super().context(form) | {"lead": f"{found.provider}: {found.aim}"}

    def act(self, form: JoinForm) -> str:
        """Join them."""
        actions.join_order_to_money(
            order=self.order().pk, person=self.header.person, by=self.login, at=self.request.at
        )
        return self.orders_url


class RecordVisitView(_OrderForm):
    """Write down one visit of an order."""

    permission = Permission.RECORD_VISITS
    shows = Shows.PERSON
    form_class = VisitForm
    title = "Write down a visit"
    heading = "A visit to {called}"
    button = "Keep this visit"

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"planned_on": self.today}

    def context(self, form: Any) -> dict[str, Any]:
        """Say which order."""
        found = self.order()
        return super().context(form) | {"lead": f"{found.provider}. {queries.when_wished(found)}"}

    def act(self, form: VisitForm) -> str:
        """Keep it."""
        actions.record_visits(items=[form.visit(self.order())], by=self.login, at=self.request.at)
        return self.orders_url


class OrderSheetView(PersonPage):
    """The sheet that goes to whoever gives the help: on paper, and nothing on it that could hurt."""

    permission = Permission.ORDER_SUPPORT
    shows = Shows.PERSON
    template_name = "purchasing/order_sheet.html"
    title = "Order"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it. Without their contact details there is no sheet: it could not be safe."""
        found = queries.order_of(self.header.person, self.kwargs["order"], viewer=self.login)
        if found is None or Area.CONTACT not in areas_open(self.header.person):
            raise Http404
        sheet = sheet_of(found, viewer=self.login, at=self.request.at)
        context = self.head() | {"title": f"Order {found.number}", "sheet": sheet}
        return self.page(context, people=self.header.keys)


class ImportVisitsView(FormPage):
    """Bring in a provider's table of visits, all of it or nothing."""

    permission = Permission.RECORD_VISITS
    shows = Shows.NOBODY
    form_class = VisitsFileForm
    title = "Bring in a table of visits"
    lead = "All of it is kept, or none. The same table twice is kept once."
    button = "Bring it in"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("my_day")}

    def act(self, form: VisitsFileForm) -> str:
        """Keep the visits."""
        table = form.cleaned_data["file"].read()
        new = actions.import_visits(table=table, by=self.login, at=self.request.at)
        return f"{reverse('visits_imported')}?new={len(new)}"

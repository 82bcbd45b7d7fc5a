"""Papers and photos of a person: keep one, see them, withdraw one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import ChoiceField, PaperField, TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.casework.queries import paper as one_paper
from sayso.journey.casework.queries import papers_of, stored_at

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.heic,.docx,.txt"
TYPES = {
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
SHOWN_IN_PAGE = ("jpeg", "png")


class PaperForm(PlainForm):
    """A file, and the few words by which it is found again."""

    paper = PaperField(
        label="The paper or photo",
        hint="A PDF, a photo, a Word file or plain text, up to 10 MB. On a phone you can take a photo now.",
        accept=ACCEPTED,
        missing="Choose a paper or take a photo",
    )
    title = TextField(label="What is it?", hint="Such as: receipt for the boiler", missing="Write what it is")
    kind = ChoiceField(label="Kind", choices=kinds.PaperKind.choices)
    from_whom = TextField(label="Who gave it to us?", missing="Write who gave it to us")
    dated = DateField(label="The date on it", required=False)
    readers = ChoiceField(label="Who may see it", choices=kinds.Readers.choices)

    def __init__(self, *args: Any, private: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not private:
            self.choose_among(
                "readers", [choice for choice in kinds.Readers.choices if choice[0] != kinds.Readers.PRIVATE]
            )


class KeepPaperView(PersonForm):
    """Keep a paper or a photo, once it has been checked for danger."""

    permission = Permission.KEEP_PAPERS
    shows = Shows.PERSON
    form_class = PaperForm
    title = "Keep a paper"
    heading = "Keep a paper of {called}"
    button = "Check it and keep it"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the private account only to those who hold it."""
        return {"private": may_see(person=self.person, area=Area.PRIVATE)}

    def act(self, form: PaperForm) -> str:
        """Check and keep it."""
        said = form.cleaned_data
        paper = actions.NewPaper(
            person=self.header.person,
            content=said["paper"].read(),
            kind=kinds.PaperKind(said["kind"]),
            title=said["title"],
            from_whom=said["from_whom"],
            dated=said["dated"],
            readers=kinds.Readers(said["readers"]),
            key=said["form_key"],
        )
        actions.keep_paper(paper=paper, by=self.login, at=self.request.at)
        return reverse("papers", args=[self.person])


class PapersView(PersonPage):
    """Every paper of a person that the viewer may see."""

    permission = Permission.KEEP_PAPERS
    shows = Shows.PERSON
    template_name = "casework/papers.html"
    title = "Papers"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show them, the newest first; photos as they are."""
        papers = papers_of(self.person, viewer=self.login)
        shown = {"papers": papers, "shown_in_page": SHOWN_IN_PAGE}
        return self.page(self.head() | shown, people=[self.person])


class PaperView(PersonPage):
    """The bytes of one paper. A photo shows in the page; everything else is saved and never run here."""

    permission = Permission.KEEP_PAPERS
    shows = Shows.PERSON
    title = "A paper"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Send it."""
        found = one_paper(self.kwargs["paper"], self.person, viewer=self.login)
        looked_at(page="paper", people=[self.person], by=self.login, at=self.request.at)
        answer = HttpResponse(stored_at(found.pk).read_bytes(), content_type=TYPES[found.format])
        place = "inline" if found.format in SHOWN_IN_PAGE else "attachment"
        answer["Content-Disposition"] = f'{place}; filename="paper.{found.format}"'
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return answer


class WithdrawForm(PlainForm):
    """Why."""

    because = TextField(label="Why is it withdrawn?", max_length=300, missing="Write why it is withdrawn")


class WithdrawPaperView(PersonForm):
    """Withdraw a paper: gone from every page, kept in the trail."""

    permission = Permission.KEEP_PAPERS
    shows = Shows.PERSON
    form_class = WithdrawForm
    title = "Withdraw this paper"
    button = "Withdraw this paper"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which paper."""
        found = one_paper(self.kwargs["paper"], self.person, viewer=self.login)
        return super().context(form) | {"lead": f"“{found.title}” leaves every page. The trail keeps it."}

    def act(self, form: WithdrawForm) -> str:
        """Withdraw it."""
        actions.withdraw_paper(
            paper=self.kwargs["paper"],
            because=form.cleaned_data["because"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("papers", args=[self.person])

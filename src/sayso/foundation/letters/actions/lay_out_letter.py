"""Draw a letter in another layout, in the words it was written in."""

from datetime import datetime

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.letters.models import Letter, LetterCopy
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.queries import content_of, copy_of
from sayso.foundation.letters.writing import draw
from sayso.rules.refusals import WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_LETTER)
def lay_out_letter(*, letter: Letter, layout: Layout, by: User, at: datetime) -> LetterCopy:
    """Draw a letter in a layout that it was not drawn in. Raises NotFound and WrongState."""
    authorise_on(by, person=letter.person_id, area=Area.PAPERS)
    if copy_of(letter, layout, viewer=by):
        raise WrongState("The letter is there in this layout already. Open it.", layout=layout.value)
    copy = draw(letter, content_of(letter), layout, at=at)
    copy.save(force_insert=True)
    about, facts = ("letter", letter.pk), {"layout": layout.value}
    write([event("letters.lay_out_letter", by=by, at=at, person=letter.person_id, about=about, facts=facts)])
    return copy

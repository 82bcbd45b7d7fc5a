"""Nothing typed is lost: a form sent after the sign-in ran out is kept for the one who typed it.

Every form bears a signed mark of whose it is. When it comes back from nobody (signed out) or with a
worn-out token, its words are kept under that mark and given back after sign-in, to that login alone, once,
within a day.
"""

import uuid
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.govuk.models import KeptForm

SALT = "sayso.form.owner"
KEPT_FOR = timedelta(days=1)
NEVER_KEPT = {"csrfmiddlewaretoken", "form_owner", "password", "form_key"}


def mark_of(user: User) -> str:
    """Return the signed mark that a form of this login bears."""
    return signing.dumps(str(user.pk), salt=SALT)


def keep_typed(request: HttpRequest, at: datetime) -> str:
    """Keep what was typed, if the form says whose it is; return the address to sign in and go on."""
    going_on = request.path
    try:
        owner = uuid.UUID(signing.loads(request.POST.get("form_owner", ""), salt=SALT, max_age=KEPT_FOR))
    except (signing.BadSignature, ValueError):
        owner = None
    if owner and User.objects.filter(pk=owner, is_active=True).exists():
        typed = {name: values for name, values in request.POST.lists() if name not in NEVER_KEPT}
        kept = KeptForm.objects.create(login_id=owner, path=request.path, typed=typed, kept_at=at)
        going_on = f"{request.path}?{urlencode({'kept': kept.pk})}"
    return f"{reverse('account_login')}?{urlencode({'next': going_on})}"


def give_back(request: HttpRequest, user: User, at: datetime) -> QueryDict | None:
    """Return what this login had typed on this page, once; None when there is nothing."""
    try:
        key = uuid.UUID(request.GET.get("kept", ""))
    except ValueError:
        return None
    kept = KeptForm.objects.filter(pk=key, login=user, path=request.path, kept_at__gte=at - KEPT_FOR).first()
    if kept is None:
        return None
    typed = QueryDict(mutable=True)
    for name, values in kept.typed.items():
        typed.setlist(name, values)
    kept.delete()
    return typed


def forget_old(*, now: datetime) -> int:
    """Forget what was typed and never fetched within its day; return how many."""
    forgotten, _ = KeptForm.objects.filter(kept_at__lt=now - KEPT_FOR).delete()
    return forgotten

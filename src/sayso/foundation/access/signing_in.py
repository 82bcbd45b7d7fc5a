"""How people come to have a sign-in: somebody gives it to them. Nobody signs themselves up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from sayso.foundation.access.models import User
from sayso.foundation.access.roles import ROLES


class ByInvitationOnly(DefaultAccountAdapter):
    """No sign-up page; made-up sign-ins are refused outside the made-up council."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both.",
        "too_many_login_attempts": "Too many tries. Wait 15 minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: logins are given, not taken."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: object) -> object:
        """Refuse a made-up sign-in in a real council's installation, and the system's own everywhere."""
        if (user.made_up and not settings.SAYSO_DEMO) or "clocks" in user.role_codes:
            user.is_active = False
        return super().pre_login(request, user, **kwargs)


def needs_second_step(user: User) -> bool:
    """Whether a role of this login asks for a second step at sign-in."""
    return any(ROLES[code].second_step for code in user.role_codes) and not settings.SAYSO_DEMO

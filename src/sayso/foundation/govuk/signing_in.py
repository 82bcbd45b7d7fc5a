"""allauth's forms for signing in, with our labels and our words when something is wrong."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as codes


def _say(form: Any, labels: dict[str, str], missing: dict[str, str]) -> None:
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].help_text = ""
        form.fields[name].widget.attrs.pop("placeholder", None)
    for name, sentence in missing.items():
        form.fields[name].error_messages["required"] = sentence
    form.label_suffix = ""
    form.use_required_attribute = False


class SignInForm(account.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        _say(
            self,
            {"login": "E-mail address", "password": "Password"},
            {"login": "Enter your e-mail address", "password": "Enter your password"},
        )


class ChangePasswordForm(account.ChangePasswordForm):
    """The old password once, the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            {
                "oldpassword": "The password you have now",
                "password1": "New password, 12 letters or more",
                "password2": "New password once more",
            },
            {
                "oldpassword": "Enter the password you have now",
                "password1": "Enter a new password",
                "password2": "Enter the new password once more",
            },
        )


class SignInAgainForm(account.ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"password": "Password"}, {"password": "Enter your password"})


class CodeForm(second_step.AuthenticateForm):
    """The code from a phone, or one of those printed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"code": "Code"}, {"code": "Enter the code"})


class FirstCodeForm(codes.ActivateTOTPForm):
    """The first code, which shows that the phone has the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"code": "Code"}, {"code": "Enter the code that the app shows"})

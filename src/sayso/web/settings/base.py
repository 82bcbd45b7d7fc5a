"""Django's settings for one council's installation.

Everything that differs between installations comes from the environment and is listed in
docs/operate/settings.md. Importing this module starts nothing.
"""

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from environs import Env

from sayso.web.settings import home as homes
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.roles import connection_settings

env = Env()

DEBUG = False
#: Practice for those who learn: made-up people on a database of their own, which bears a mark (`apart.py`).
SAYSO_PRACTICE = env.bool("SAYSO_PRACTICE", False)
#: Where learners find practice, told on the real council's pages of learning. Empty: nowhere yet.
SAYSO_PRACTICE_URL = env.str("SAYSO_PRACTICE_URL", "")
#: The made-up council, in practice too: its sign-ins are refused elsewhere.
SAYSO_DEMO = SAYSO_PRACTICE or env.bool("SAYSO_DEMO", False)
# How far the made-up council's clock stands from the real one. Nought everywhere else.
SAYSO_CLOCK_SHIFT = timedelta(seconds=env.int("SAYSO_CLOCK_SHIFT_SECONDS", 0))
SAYSO_GALLERY = env.bool("SAYSO_GALLERY", False)
SAYSO_HOME = homes.home()
SECRET_KEY = env.str("SAYSO_SECRET_KEY", "") or homes.secret("secret_key") or "not-yet-set-up"
BASE_URL = env.str("SAYSO_BASE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.list("SAYSO_ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("SAYSO_TRUSTED_ORIGINS", [BASE_URL])

COUNCIL: dict[str, Any] = {
    "name": env.str("SAYSO_COUNCIL", "Lindenshire Council"),
    "strapline": "care and support, on your say-so",
    "telephone": env.str("SAYSO_COUNCIL_TELEPHONE", "01632 960 100"),
    "out_of_hours": env.str("SAYSO_COUNCIL_OUT_OF_HOURS", "01632 960 199"),
    "hedge": env.str("SAYSO_COUNCIL_HEDGE", "#1f5448"),
    "petrol": env.str("SAYSO_COUNCIL_PETROL", "#0d5862"),
    "exit_address": env.str("SAYSO_EXIT_ADDRESS", "https://www.bbc.co.uk/weather"),
    "made_up": SAYSO_DEMO,
}

INSTALLED_APPS = [
    "sayso.foundation.govuk",  # first: its pages for signing in stand before allauth's own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "procrastinate.contrib.django",
    "sayso.foundation.audit",
    "sayso.foundation.access",
    "sayso.foundation.policy",
    "sayso.foundation.ledger",
    "sayso.foundation.decisions",
    "sayso.foundation.letters",
    "sayso.journey.people",
    "sayso.journey.casework",
    "sayso.journey.assessment",
    "sayso.journey.safeguarding",
    "sayso.journey.powers",
    "sayso.journey.allocation",
    "sayso.journey.planning",
    "sayso.journey.charging",
    "sayso.journey.budget",
    "sayso.journey.control",
    "sayso.journey.options",
    "sayso.journey.purchasing",
    "sayso.journey.payments",
    "sayso.journey.breaks",
    "sayso.journey.partnership",
    "sayso.journey.review",
    "sayso.council.openness",
    "sayso.council.workforce",
    "sayso.council.community",
    "sayso.council.records",
    "sayso.web.home",
    "sayso.web.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sayso.foundation.access.tokens.TokenSignIn",
    "sayso.foundation.govuk.leaving.Leaving",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sayso.foundation.govuk.refusing.Refusing",
    "axes.middleware.AxesMiddleware",
    "sayso.foundation.access.door.Door",  # last: everything inside it sees one viewer's records
]

ROOT_URLCONF = "sayso.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sayso.foundation.govuk.context.council",
            ],
        },
    }
]

THREADS = env.int("SAYSO_THREADS", 4)  # requests that one web process works on at once
_database = connection_settings("sayso_app", str(EmbeddedServer().socket_folder))
_pool = {"min_size": 1, "max_size": THREADS + 1}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **_database,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**_database.get("OPTIONS", {}), "pool": _pool},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False  # the Door opens one transaction around view and rendering both

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["sayso.foundation.access.passwords.TunedArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_FORMS = {
    "login": "sayso.foundation.govuk.signing_in.SignInForm",
    "change_password": "sayso.foundation.govuk.signing_in.ChangePasswordForm",
    "reauthenticate": "sayso.foundation.govuk.signing_in.SignInAgainForm",
}
MFA_FORMS = {
    "authenticate": "sayso.foundation.govuk.signing_in.CodeForm",
    "reauthenticate": "sayso.foundation.govuk.signing_in.CodeForm",
    "activate_totp": "sayso.foundation.govuk.signing_in.FirstCodeForm",
}
ACCOUNT_ADAPTER = "sayso.foundation.access.signing_in.ByInvitationOnly"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": None}  # axes counts failures, in one place
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Sayso"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_USERNAME_FORM_FIELD = "login"

if SAYSO_PRACTICE:  # two sites of one host share their cookies, so practice has names of its own
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sayso_practice_session", "sayso_practice_csrf"
    MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = env.int("SAYSO_SESSION_SECONDS", 12 * 3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = False  # the proxy in front ends TLS; see docs/operate/secure.md
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes browsers send Origin: null, and every form fails
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "sayso.web.home.pages.failing.form_expired"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the code that sets up a second step is drawn as data
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = SAYSO_HOME / "static"
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = SAYSO_HOME / "papers"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600

OUTBOX = SAYSO_HOME / "outbox"
#: GOV.UK Notify, which posts letters and sends the word of them. Without a key the outbox stands alone; the
#: made-up council never has one: it writes to nobody.
NOTIFY: dict[str, Any] = {
    "key": "" if SAYSO_DEMO else env.str("SAYSO_NOTIFY_KEY", ""),
    "url": env.str("SAYSO_NOTIFY_URL", "https://api.notifications.service.gov.uk"),
    "postage": env.str("SAYSO_NOTIFY_POSTAGE", "second"),
    "templates": {
        "email": env.str("SAYSO_NOTIFY_EMAIL_TEMPLATE", ""),
        "text": env.str("SAYSO_NOTIFY_TEXT_TEMPLATE", ""),
    },
    "quiet_templates": {
        "email": env.str("SAYSO_NOTIFY_QUIET_EMAIL_TEMPLATE", ""),
        "text": env.str("SAYSO_NOTIFY_QUIET_TEXT_TEMPLATE", ""),
    },
    "quiet_sender": env.str("SAYSO_NOTIFY_QUIET_SENDER", ""),
}
# Letters stand below people. This is whom their pages ask how somebody may be reached, and who that is.
LETTERS_ASK_REACH = "sayso.journey.people.queries.reach.ways_to_reach"
LETTERS_ASK_HEADER = "sayso.journey.people.queries.header.header"
#: Whom decisions ask whether the capacity record that one of them cites lets somebody else decide it.
DECISIONS_ASK_CAPACITY = "sayso.journey.assessment.queries.may_be_cited"
#: Whom decisions ask whether the power that one of them cites stands, and reaches it.
DECISIONS_ASK_POWER = "sayso.journey.powers.queries.may_be_cited"
AUDIT_WITNESS = Path(env.str("SAYSO_AUDIT_WITNESS", str(SAYSO_HOME / "witness" / "audit.jsonl")))

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"lines": {"class": "logging.StreamHandler", "stream": sys.stderr}},
    "root": {"handlers": ["lines"], "level": env.str("SAYSO_LOG_LEVEL", "WARNING")},
}

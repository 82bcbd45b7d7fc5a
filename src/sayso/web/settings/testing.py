"""Settings for the tests: the real thing, save what would make a test slow or reach outside."""

from sayso.web.settings.base import *  # noqa: F403 - settings are meant to be taken whole

SAYSO_DEMO = True
SAYSO_GALLERY = True
NOTIFY = {**NOTIFY, "key": ""}  # noqa: F405 - of base; a test names its own
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
# The test server serves static files itself.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]  # noqa: F405 - of base, which it changes
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A test signs in hundreds of times; what the real hasher costs is measured in its own test.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

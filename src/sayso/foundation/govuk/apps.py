"""The govuk app: registers its checks when Django starts."""

from django.apps import AppConfig


class GovukConfig(AppConfig):
    """Fields, layouts, pieces and pictures for every page."""

    name = "sayso.foundation.govuk"
    label = "govuk"
    verbose_name = "Look of the pages"

    def ready(self) -> None:
        """Bring in the system check that refuses colours too faint to read."""
        from sayso.foundation.govuk import brand  # noqa: F401 - importing it registers the check

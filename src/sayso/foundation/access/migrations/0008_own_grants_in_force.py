"""A sign-in reads those of its own grants that are in force: what was shared and ended leaves no trace to it."""

from django.db import migrations

IN_FORCE = "alter policy own on access_grant using (login_id = viewer() and period @> sayso_now())"
EVERY = "alter policy own on access_grant using (login_id = viewer())"


class Migration(migrations.Migration):
    """A row that stayed and said when it ended would tell somebody that another took something back."""

    dependencies = [("access", "0007_grants_by_beginning")]
    operations = [migrations.RunSQL(IN_FORCE, EVERY)]

"""Early signs stand on the sheet for whoever comes, where the person lets them: a plan has no paper of its own."""

from django.db import migrations


class Migration(migrations.Migration):
    """Name what the choice does."""

    dependencies = [("control", "0001_graduated_control")]
    operations = [migrations.RenameField("EarlySigns", "in_plan", "on_sheet")]

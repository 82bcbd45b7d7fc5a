"""An area of its own for what somebody shares, and with whom."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the area to those that a grant can name."""

    dependencies = [("access", "0003_api_token")]
    operations = [
        migrations.AlterField(
            model_name="grant",
            name="area",
            field=models.CharField(
                choices=[
                    ("contact", "Name, address, how to get in touch safely"),
                    ("story", "Notes, and what the person told us"),
                    ("health", "Health, and help with it"),
                    ("plan", "Assessments, plans and support"),
                    ("money", "Money: what is paid and by whom"),
                    ("safety", "Staying safe from harm"),
                    ("hidden", "Where they live, which must stay hidden"),
                    ("private", "A private account"),
                    ("papers", "Papers and letters"),
                    ("work", "Who is working on what"),
                    ("sharing", "Who may see what: what they chose to share"),
                    ("find", "Finding people"),
                    ("looks", "Records that were opened with a purpose"),
                    ("audit", "Who looked and who did what"),
                ],
                max_length=20,
            ),
        )
    ]

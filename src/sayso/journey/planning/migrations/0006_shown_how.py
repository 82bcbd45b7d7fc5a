"""Whether a task takes lifting, washing or medicines, and whether the carer was shown how."""

from django.db import migrations, models

FORWARD = """
-- Put a task to a carer as before, and say what it takes. Where the question was not put, for the same waits or
-- had an answer, nothing is changed: whoever asks learns nothing.
create function planning_offer_task(key uuid, whom uuid, asked uuid, which uuid, put text, minutes integer,
                                    at timestamptz, takes boolean)
    returns void language plpgsql security definer set search_path = public, pg_temp as
$$ begin
    perform planning_offer_task(key, whom, asked, which, put, minutes, at);
    update planning_task_offer o set hands_on = takes
        where o.id = key and o.person_id = asked and o.offered_by_id = viewer() and o.offered_at = at;
end $$;
revoke execute on function planning_offer_task(uuid, uuid, uuid, uuid, text, integer, timestamptz, boolean)
    from public;
grant execute on function planning_offer_task(uuid, uuid, uuid, uuid, text, integer, timestamptz, boolean)
    to sayso_app, sayso_whole;
grant update (shown) on planning_task_offer to sayso_app, sayso_whole;
"""
BACKWARD = "drop function planning_offer_task(uuid, uuid, uuid, uuid, text, integer, timestamptz, boolean);"
SHOWN = [
    ("", "Not said"),
    ("yes", "Yes, I was shown"),
    ("knew", "No need, I knew it"),
    ("not_yet", "Not yet"),
    ("none", "It takes no lifting, washing or medicines"),
]


class Migration(migrations.Migration):
    """Add both to what a carer was asked."""

    dependencies = [("planning", "0005_plan_for_an_emergency")]
    operations = [
        migrations.AddField("taskoffer", "hands_on", models.BooleanField(blank=True, null=True)),
        migrations.AddField(
            "taskoffer",
            "shown",
            models.CharField(blank=True, choices=SHOWN, db_default="", default="", max_length=8),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

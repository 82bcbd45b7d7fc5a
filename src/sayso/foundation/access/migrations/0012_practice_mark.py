"""The mark of a database whose people are made up: made once by its owner, and never taken away."""

from django.db import migrations, models

FORWARD = """
revoke insert, update, delete, truncate on access_practice_mark from sayso_app, sayso_whole;
create function practice_mark_stays() returns trigger language plpgsql as
$$ begin raise exception 'the mark of practice stays'; end $$;
create trigger practice_mark_stays before update or delete on access_practice_mark
    for each row execute function practice_mark_stays();
-- A council that has begun is never made into practice: its sign-ins are there already.
create function practice_mark_comes_first() returns trigger language plpgsql as
$$ begin
    if exists (select from access_user) then
        raise exception 'this database holds sign-ins, and is not for practice';
    end if;
    return new;
end $$;
create trigger practice_mark_comes_first before insert on access_practice_mark
    for each row execute function practice_mark_comes_first();
"""
BACKWARD = """
drop trigger practice_mark_comes_first on access_practice_mark;
drop trigger practice_mark_stays on access_practice_mark;
drop function practice_mark_comes_first();
drop function practice_mark_stays();
"""


class Migration(migrations.Migration):
    """Make the place of the mark; it is empty in a real council."""

    dependencies = [("access", "0011_the_records_desk")]
    operations = [
        migrations.CreateModel(
            name="PracticeMark",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("marked_at", models.DateTimeField()),
            ],
            options={
                "db_table": "access_practice_mark",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="access_one_practice_mark"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

"""How somebody was asked, and that they are still to be seen alone (B-28)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from sayso.foundation.access.protection import Protect

PLACES = [
    ("talk", "A conversation"),
    ("note", "A note"),
    ("assessment", "An assessment"),
    ("review", "A review"),
    ("sharing", "Who may see what"),
    ("plan", "The yes to a plan"),
    ("choice", "“Did you choose this?”"),
    ("seen", "Seen for this"),
]
ALONE = [
    ("yes", "Yes"),
    ("no", "No, somebody was there"),
    ("declined", "Offered, and they wanted somebody there"),
    ("not_possible", "It was not offered, or not possible"),
    ("not_known", "I do not know"),
]
MEANS = [
    ("face", "Face to face"),
    ("telephone", "By telephone"),
    ("video", "By video"),
    ("writing", "In writing"),
    ("interpreter", "Through an interpreter who is not family"),
    ("own_page", "On their own page"),
    ("not_known", "I do not know"),
]
SAID = [
    ("own_page", "On their own page"),
    ("told_alone", "Told a worker while alone"),
    ("told", "Told a worker"),
]
LOGIN = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "to": settings.AUTH_USER_MODEL}
SUBJECT = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "to": "access.subject"}
KEY = {"default": uuid.uuid4, "editable": False, "primary_key": True, "serialize": False}

FORWARD = """
-- How it was asked is written by the function below, and never again; a task is closed, and never reopened.
revoke insert, update, delete, truncate on people_how_asked from sayso_app, sayso_whole;
revoke insert, delete, truncate on people_see_alone from sayso_app, sayso_whole;

-- Whether the viewer is this person or somebody close to them, on either's word, then or now. Somebody who works
-- here may be that too, and a grant for work must not open it. Of whoever does not work here it is always so: the
-- answer must not tell one of two whom the other names.
create function people_is_close(whom uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select not exists (select 1 from access_role_held r where r.user_id = viewer() and r.ended_at is null
                      and r.role <> all (array['person', 'carer', 'nominee', 'authorised-person', 'attorney', 'deputy',
                                               'advocate', 'provider', 'assistant', 'learner']))
   or exists (
       select 1 from access_user me where me.id = viewer() and me.subject_id is not null
         and (me.subject_id = whom or exists (
             select 1 from people_tie t where (t.person_id = whom and t.other_id = me.subject_id)
                or (t.person_id = me.subject_id and t.other_id = whom)))) $$;

-- From a person's own sign-in, or a worker of theirs: true when it was kept. From anybody else nothing is written.
create function people_keep_asked(key uuid, task_key uuid, whom uuid, at_place text, about_key uuid,
                                  was_alone text, by_means text, who text, asked date, due date, kept_at timestamptz)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as
$$ declare
    own boolean := exists (select 1 from access_user u where u.id = viewer() and u.subject_id = whom);
begin
    if not own and not (
        exists (select 1 from access_role_held r where r.user_id = viewer() and r.ended_at is null
                and r.role <> all (array['person', 'carer', 'nominee', 'authorised-person', 'attorney', 'deputy',
                                         'advocate', 'provider', 'assistant', 'learner']))
        and (whom = any (seen('story')) or whom = any (seen('plan')) or whom = any (seen('sharing'))
             or whom = any (seen('private')) or whom = any (seen('safety')))) then
        return false;
    end if;
    insert into people_how_asked (id, person_id, place, about, alone, means, who_there, asked_on, recorded_at,
                                  recorded_by_id)
    values (key, whom, at_place, about_key, was_alone, by_means, who, asked, kept_at, viewer())
    on conflict (place, about) do update
        set alone = excluded.alone, means = excluded.means, who_there = excluded.who_there,
            asked_on = excluded.asked_on, recorded_at = excluded.recorded_at,
            recorded_by_id = excluded.recorded_by_id
        where people_how_asked.person_id = excluded.person_id;
    if was_alone in ('no', 'not_possible') or (own and was_alone = 'declined') then
        insert into people_see_alone (id, person_id, place, since, due_on, opened_at, was_seen, closed_because)
        values (task_key, whom, at_place, asked, due, kept_at, false, '')
        on conflict (person_id) where closed_at is null do nothing;
    elsif not own and was_alone in ('yes', 'declined') then
        update people_see_alone set closed_at = kept_at, closed_by_id = viewer(), was_seen = true
        where person_id = whom and closed_at is null and since <= asked;
    end if;
    return true;
end $$;
revoke all on function people_is_close(uuid) from public;
revoke all on function people_keep_asked(uuid, uuid, uuid, text, uuid, text, text, text, date, date, timestamptz)
    from public;
grant execute on function people_is_close(uuid) to sayso_app, sayso_whole;
grant execute on function people_keep_asked(uuid, uuid, uuid, text, uuid, text, text, text, date, date, timestamptz)
    to sayso_app, sayso_whole;
"""
BACKWARD = """
drop function people_keep_asked(uuid, uuid, uuid, text, uuid, text, text, text, date, date, timestamptz);
drop function people_is_close(uuid);
"""


class Migration(migrations.Migration):
    """Two tables that no sign-in of anyone close reads, and the one door by which the first is written."""

    dependencies = [("people", "0009_letters_at_the_door"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="HowAsked",
            fields=[
                ("id", models.UUIDField(**KEY)),
                ("place", models.CharField(choices=PLACES, max_length=10)),
                ("about", models.UUIDField()),
                ("alone", models.CharField(choices=ALONE, max_length=14)),
                ("means", models.CharField(choices=MEANS, max_length=12)),
                ("who_there", models.TextField(blank=True, default="")),
                ("asked_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("person", models.ForeignKey(**SUBJECT)),
                ("recorded_by", models.ForeignKey(**LOGIN)),
            ],
            options={
                "db_table": "people_how_asked",
                "indexes": [models.Index(fields=["person", "-asked_on"], name="people_asked_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("place", "about"), name="people_asked_once_of_each_thing")
                ],
            },
        ),
        migrations.CreateModel(
            name="SeeAlone",
            fields=[
                ("id", models.UUIDField(**KEY)),
                ("place", models.CharField(choices=PLACES, max_length=10)),
                ("since", models.DateField()),
                ("due_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("was_seen", models.BooleanField(default=False)),
                ("closed_because", models.TextField(blank=True, default="")),
                ("closed_by", models.ForeignKey(blank=True, null=True, **LOGIN)),
                ("person", models.ForeignKey(**SUBJECT)),
            ],
            options={
                "db_table": "people_see_alone",
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(closed_at=None, closed_by=None)
                        | Q(closed_at__isnull=False, closed_by__isnull=False),
                        name="people_see_alone_closed_at_with_by",
                    ),
                    models.UniqueConstraint(
                        condition=Q(("closed_at", None)), fields=("person",), name="people_see_alone_one_open"
                    ),
                    models.CheckConstraint(
                        condition=Q(closed_at=None, was_seen=False, closed_because="")
                        | (Q(closed_at__isnull=False) & (Q(was_seen=True) | ~Q(closed_because=""))),
                        name="people_see_alone_closed_says_how",
                    ),
                ],
            },
        ),
        migrations.AlterField("sharingchoice", "said", models.CharField(choices=SAID, max_length=12)),
        migrations.AlterField(
            "sharingchoice",
            "ended_said",
            models.CharField(blank=True, choices=SAID, default="", max_length=12),
        ),
        Protect("HowAsked", "story"),
        Protect("SeeAlone", "story"),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

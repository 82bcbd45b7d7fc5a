"""Whoever did not choose their support is heard outside the team, at a review as at an order."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

FORWARD = """
-- What a worker heard in a review, for whoever stands outside the team (see options_is_outside). Being alone or
-- not goes along: what was said beside somebody is asked again.
create function review_choices_outside() returns table (review uuid, called text, answer text, words text,
                                                        seen_alone text, answered_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$ select f.review, case when is_restricted(f.person_id) then '' else coalesce(
            (select n.text from people_name n where n.person_id = f.person_id and n.replaced_at is null
               and n.kind = 'called' order by n.starts_on desc limit 1), '') end,
          f.answers ->> 'chose', coalesce(f.answers ->> 'chose_words', ''),
          coalesce(f.answers ->> 'seen_alone', ''), f.recorded_at
   from review_found_apart f
   where f.replaced_at is null and f.answers ->> 'chose' in ('no', 'some')
     and not exists (select 1 from review_choice_taken_up t where t.review = f.review)
     and options_is_outside(f.person_id)
   order by f.recorded_at $$;

create function review_take_up_choice(which uuid, told text, taken_at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as
$$ begin
    insert into review_choice_taken_up (id, person_id, review, did, taken_up_at, taken_up_by_id)
    select gen_random_uuid(), f.person_id, f.review, told, taken_at, viewer()
    from review_found_apart f
    where f.review = which and f.replaced_at is null and f.answers ->> 'chose' in ('no', 'some')
      and options_is_outside(f.person_id)
    on conflict (review) do nothing;
    return found;
end $$;

revoke insert, update, delete, truncate on review_choice_taken_up from sayso_app, sayso_whole;
revoke execute on function review_choices_outside(), review_take_up_choice(uuid, text, timestamptz) from public;
grant execute on function review_choices_outside(), review_take_up_choice(uuid, text, timestamptz)
    to sayso_app, sayso_whole;
"""

BACKWARD = """
drop function review_take_up_choice(uuid, text, timestamptz);
drop function review_choices_outside();
"""


class Migration(migrations.Migration):
    """Make the table and the two doors."""

    dependencies = [
        ('access', '0006_means'),
        ('options', '0001_initial'),
        ('review', '0001_look_again'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChoiceTakenUp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('review', models.UUIDField(unique=True)),
                ('did', models.TextField()),
                ('taken_up_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('taken_up_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'review_choice_taken_up',
            },
        ),
        Protect("ChoiceTakenUp", "story"),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

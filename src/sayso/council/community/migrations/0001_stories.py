"""Stories in people's own words; the doors by which everybody reads those that are shown."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

DOORS = """
-- What everybody reads, signed in or not: words and a name that the author chose, and the month. Never who told it.
create function community_stories_shown(holding text)
    returns table (id uuid, words text, called text, month date) language sql stable security definer
    set search_path = public, pg_temp as
$$ select s.id, s.words, s.called, date_trunc('month', s.read_at at time zone 'Europe/London')::date
   from community_story s
   where s.is_fit and s.taken_back_at is null
     and (holding = '' or position(lower(holding) in lower(s.words || ' ' || s.called)) > 0)
   order by 4 desc, s.id $$;

-- Whether whoever looks reads stories for others.
create function community_moderates() returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select exists (select 1 from access_role_held r join access_user u on u.id = r.user_id and u.is_active
                  where r.user_id = viewer() and r.role = 'moderator' and r.ended_at is null) $$;

-- What waits for a moderator: not who told it, and never their own.
create function community_stories_to_read()
    returns table (id uuid, words text, called text, offered_at timestamptz) language sql stable security definer
    set search_path = public, pg_temp as
$$ select s.id, s.words, s.called, s.offered_at from community_story s
   where community_moderates() and s.read_at is null and s.taken_back_at is null and s.offered_by_id <> viewer()
   order by s.offered_at, s.id $$;

-- A moderator read one. False where it waits for nobody, or is their own.
create function community_read_story(story uuid, fit boolean, back text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as
$$ begin
    if not community_moderates() then
        raise exception 'a moderator reads stories' using errcode = 'insufficient_privilege';
    end if;
    update community_story s set read_at = at, read_by_id = viewer(), is_fit = fit, said_back = back
     where s.id = story and s.read_at is null and s.taken_back_at is null and s.offered_by_id <> viewer();
    return found;
end $$;

revoke all on function community_stories_shown(text), community_moderates(), community_stories_to_read(),
    community_read_story(uuid, boolean, text, timestamptz) from public;
grant execute on function community_stories_shown(text), community_stories_to_read(),
    community_read_story(uuid, boolean, text, timestamptz) to sayso_app, sayso_whole;
revoke update, delete, truncate on community_story from sayso_app, sayso_whole;
grant update (taken_back_at, taken_back_by_id) on community_story to sayso_app, sayso_whole;
"""
UNDONE = """
drop function community_read_story(uuid, boolean, text, timestamptz);
drop function community_stories_to_read();
drop function community_moderates();
drop function community_stories_shown(text);
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0013_somebody_may_be_looking'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('called', models.CharField(blank=True, default='', max_length=60)),
                ('offered_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('is_fit', models.BooleanField(blank=True, null=True)),
                ('said_back', models.TextField(blank=True, default='')),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('read_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'community_story',
                'indexes': [models.Index(fields=['person', '-offered_at'], name='community_stories_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('read_at', None), ('read_by', None)), models.Q(('read_at__isnull', False), ('read_by__isnull', False)), _connector='OR'), name='community_story_read_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at', None), ('taken_back_by', None)), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False)), _connector='OR'), name='community_story_taken_back_at_with_by'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='community_story_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('is_fit', None), ('read_at', None)), models.Q(('is_fit__isnull', False), ('read_at__isnull', False)), _connector='OR'), name='community_story_read_says_if_fit')],
            },
        ),
        Protect("Story", "private"),
        migrations.RunSQL(DOORS, UNDONE),
    ]

"""While somebody may be looking, one's own sign-in reads no private account and no letters of its own record."""

from django.db import migrations

SEEN = """
create or replace function seen(area_asked text) returns uuid[] language sql stable security definer
    set search_path = public, pg_temp as
$$ select coalesce(array_agg(distinct g.person_id), '{{}}') from access_grant g
   where g.login_id = viewer() and g.person_id is not null and g.area = area_asked
     and g.period @> sayso_now()
     and (g.opens_restricted or not exists (
         select 1 from access_restriction r where r.person_id = g.person_id and r.lifted_at is null)){but} $$;
"""
BUT = """
     and (coalesce(current_setting('sayso.watched', true), '') <> 'on' or area_asked not in ('private', 'papers')
          or not exists (select 1 from access_user me where me.id = viewer() and me.subject_id = g.person_id))"""


class Migration(migrations.Migration):
    """The switch stands in the session alone: no row says that it was turned on."""

    dependencies = [("access", "0012_practice_mark")]
    operations = [migrations.RunSQL(SEEN.format(but=BUT), SEEN.format(but=""))]

"""How a concern comes in, from anybody; and who reads one about our own staff."""

from django.db import migrations

FORWARD = """
-- Anybody may raise a concern, signed in or not, and nobody sees it by raising it. The same key again changes
-- nothing. A concern about nobody we were told is on record stands under a fresh key, so that raising one takes
-- the same path whether the person is known or not. Words sent again and again are marked, never refused.
create function safeguarding_receive(kind text, told jsonb) returns void language plpgsql security definer
    set search_path = public, pg_temp as
$$ declare key uuid := coalesce((told->>'person_id')::uuid, gen_random_uuid());
           more jsonb;
begin
    more := jsonb_build_object('raised_by_id', viewer(), 'looks_repeated', (
        select count(*) >= 3 from (
            select c.what_happened, c.raised_at from safeguarding_concern c
            union all select s.what_happened, s.raised_at from safeguarding_staff_concern s) said
        where said.raised_at > (told->>'raised_at')::timestamptz - interval '1 day'
          and md5(said.what_happened) = md5(told->>'what_happened')));
    insert into access_subject (id) values (key) on conflict do nothing;
    if kind = 'staff' then
        insert into safeguarding_staff_concern
            select * from jsonb_populate_record(null::safeguarding_staff_concern, told || more)
            on conflict (id) do nothing;
    else
        insert into safeguarding_concern
            select * from jsonb_populate_record(null::safeguarding_concern,
                                                told || more || jsonb_build_object('person_id', key))
            on conflict (id) do nothing;
    end if;
end $$;

alter table safeguarding_staff_concern enable row level security, force row level security;
create policy owner_works on safeguarding_staff_concern to sayso_owner using (true) with check (true);
create policy outside_the_team on safeguarding_staff_concern to sayso_app, sayso_whole
    using ((select exists (select 1 from access_role_held r where r.user_id = viewer()
                           and r.ended_at is null and r.role = 'principal')));

-- What was said stays. Whose concern it is may be said later; a concern about staff may be answered.
revoke all on safeguarding_concern, safeguarding_staff_concern from sayso_app, sayso_whole;
grant select, update (person_id, linked_at, linked_by_id) on safeguarding_concern to sayso_app, sayso_whole;
grant select, update (answered_at, answered_by_id, answer) on safeguarding_staff_concern
    to sayso_app, sayso_whole;
revoke update, delete, truncate on safeguarding_concern_decision from sayso_app, sayso_whole;
"""


class Migration(migrations.Migration):
    """Make the door and the policy."""

    dependencies = [("safeguarding", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]

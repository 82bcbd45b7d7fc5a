"""What the policies of single records cannot say: open contacts, trays, tonight's list, and words for safeguarding.

Each function shows or takes only what its comment says; a restricted record shows to its named group alone.
"""

from django.db import migrations

#: Roles that take contacts and go on duty; a test compares them with the roles that hold the permission.
ON_DUTY = (
    "social-worker",
    "occupational-therapist",
    "assessor",
    "contact",
    "out-of-hours",
    "manager",
    "safeguarding",
)

FORWARD = """
-- Contacts about nobody on record: whoever took it, their team, out-of-hours and safeguarding.
alter table casework_open_contact enable row level security, force row level security;
create policy owner_works on casework_open_contact to sayso_owner using (true) with check (true);
create policy near on casework_open_contact to sayso_app, sayso_whole
    using (taken_by_id = viewer()
           or team_id = (select u.team_id from access_user u where u.id = viewer())
           or (select exists (select 1 from access_role_held r where r.user_id = viewer()
                              and r.ended_at is null and r.role in ('out-of-hours', 'safeguarding'))));

-- Anyone signed in may put down what only safeguarding can read. In their own name, whatever the row says.
create function casework_file_for_safeguarding(kind text, told jsonb) returns void language plpgsql
    security definer set search_path = public, pg_temp as
$$ declare mine jsonb := jsonb_build_object('heard_by_id', viewer(), 'written_by_id', viewer(),
                                            'kept_by_id', viewer());
begin
    if viewer() is null then
        raise exception 'somebody tells safeguarding' using errcode = 'insufficient_privilege';
    end if;
    if kind = 'concern' then
        insert into casework_concern_heard
            select * from jsonb_populate_record(null::casework_concern_heard, told || mine);
    elsif kind = 'note' then
        insert into casework_safety_note
            select * from jsonb_populate_record(null::casework_safety_note, told || mine);
    elsif kind = 'paper' then
        insert into casework_safety_paper
            select * from jsonb_populate_record(null::casework_safety_paper, told || mine);
    else
        raise exception 'unknown kind %%', kind;
    end if;
end $$;

create function casework_on_duty() returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select exists (select 1 from access_role_held r where r.user_id = viewer() and r.ended_at is null
                  and r.role in (%(on_duty)s)) $$;

-- The tray of the viewer's own team, and what no team has: open tasks that nobody at work owns.
create function casework_tray() returns setof casework_task language sql stable security definer
    set search_path = public, pg_temp as
$$ select t.* from casework_task t join access_user me on me.id = viewer()
   left join access_user o on o.id = t.owner_id
   where t.done_at is null and (o.id is null or not o.is_active)
     and (t.team_id is null or t.team_id = me.team_id) and (select casework_on_duty())
     and (not is_restricted(t.person_id) or t.person_id = any ((select seen('work'))::uuid[])) $$;

-- The people of the viewer's own team whom nobody at work leads.
create function casework_without_lead() returns setof casework_allocation language sql stable
    security definer set search_path = public, pg_temp as
$$ select a.* from casework_allocation a join access_user me on me.id = viewer()
   left join access_user w on w.id = a.worker_id
   where a.ended_at is null and a.role = 'lead'
     and ((w.id is null and a.team_id = me.team_id)
          or (not w.is_active and (w.team_id is null or w.team_id = me.team_id)))
     and (select casework_on_duty())
     and (not is_restricted(a.person_id) or a.person_id = any ((select seen('work'))::uuid[])) $$;

-- Everybody for whom something stands tonight, across the council: keys and times, no words.
create function casework_tonight(at timestamptz)
    returns table (person_id uuid, support_id uuid, started_at timestamptz, ends_on date, met_by_name text,
                   handovers bigint)
    language sql stable security definer set search_path = public, pg_temp as
$$ select p.person_id, s.id, s.started_at, s.ends_on, s.met_by_name,
          (select count(*) from casework_duty_handover h where h.person_id = p.person_id
             and h.direction = 'to_duty' and h.taken_at is null)
   from (select u.person_id from casework_urgent_support u
         where u.ends_on >= (at at time zone 'Europe/London')::date and u.started_at <= at
         union
         select h.person_id from casework_duty_handover h where h.direction = 'to_duty' and h.taken_at is null
        ) p
   left join lateral (
       select u.id, u.started_at, u.ends_on, u.met_by_name from casework_urgent_support u
       where u.person_id = p.person_id and u.ends_on >= (at at time zone 'Europe/London')::date
       order by u.started_at desc limit 1) s on true
   where (select casework_on_duty())
     and (not is_restricted(p.person_id) or p.person_id = any ((select seen('plan'))::uuid[])) $$;

-- Never a moment with no owner: whoever has had a lead has one when the transaction ends.
create function casework_keep_a_lead() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$ begin
    if new.role = 'lead' and new.ended_at is not null and not exists (
        select 1 from casework_allocation a
        where a.person_id = new.person_id and a.role = 'lead' and a.ended_at is null) then
        raise exception 'nobody would lead' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger casework_always_a_lead after insert or update on casework_allocation
    deferrable initially deferred for each row execute function casework_keep_a_lead();

-- What happened stays as it was written.
revoke update, delete, truncate on casework_contact, casework_note, casework_safety_note,
    casework_private_note, casework_concern_heard from sayso_app, sayso_whole;
revoke insert on casework_concern_heard from sayso_app, sayso_whole;
revoke delete, truncate on casework_paper, casework_safety_paper, casework_private_paper, casework_task,
    casework_allocation, casework_transfer, casework_urgent_support, casework_duty_handover
    from sayso_app, sayso_whole;
revoke truncate on casework_open_contact from sayso_app, sayso_whole;
""" % {"on_duty": ", ".join(f"'{role}'" for role in ON_DUTY)}


class Migration(migrations.Migration):
    """Make the functions, the policy of open contacts, and take away what nobody may do."""

    dependencies = [("casework", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]

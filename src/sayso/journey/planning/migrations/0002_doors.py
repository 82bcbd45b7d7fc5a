"""What must reach two records at once: a question to a carer, their answer, and who meets a line meanwhile.

Neither of the two has a grant on the other's record. Each function asks the viewer first, and does only what
its comment says. An event of what a carer did stands on the carer's own record, and on nobody else's.
"""

from django.db import migrations

FORWARD = """
-- Whoever looks is this person, with a sign-in of their own.
create function planning_is_own(whom uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select exists (select 1 from access_user u where u.id = viewer() and u.is_active and u.subject_id = whom) $$;

-- A task that finds who meets a line tonight: of the lead worker, else of a tray. Once while it is open. It says
-- neither why nor who, and bears no name of whoever looks: the nightly clocks made it, as they make all such.
create function planning_ask_for_cover(whom uuid, which uuid, at timestamptz) returns void language plpgsql
    security definer set search_path = public, pg_temp as
$$ declare
    code text := 'cover_' || left(replace(which::text, '-', ''), 24);
    maker uuid := coalesce((select h.user_id from access_role_held h where h.role = 'clocks' and h.ended_at is null
                            order by h.user_id limit 1), viewer());
    nth int; owner uuid; tray uuid;
    -- Made of what it is about, and so the same when the same council is built again.
    made uuid := md5('cover ' || whom || ' ' || which || ' ' || extract(epoch from at))::uuid;
begin
    if exists (select 1 from casework_task t where t.person_id = whom and t.asked = code and t.done_at is null) then
        return;
    end if;
    select l.place into nth from planning_line l join planning_plan p on p.id = l.plan_id
        where l.person_id = whom and l.line = which and l.replaced_at is null and p.replaced_at is null
        order by p.finished_at nulls last limit 1;
    select w.id, coalesce(w.team_id, a.team_id) into owner, tray from casework_allocation a
        left join access_user w on w.id = a.worker_id and w.is_active
        where a.person_id = whom and a.role = 'lead' and a.ended_at is null;
    tray := coalesce(tray, (select t.id from access_team t order by t.name limit 1));
    insert into casework_task (id, person_id, what, why, because, asked, for_person, due_on, owner_id, team_id,
                               made_at, made_by_id, done_with)
    values (made, whom, 'Find who meets this tonight: line ' || coalesce(nth::text, '?') || ' of the plan', 'law',
            'Nobody is down for it. Care Act 2014, section 18', code, '',
            (at at time zone 'Europe/London')::date, case when tray is null then coalesce(owner, maker) else owner end,
            tray, at, maker, '');
    insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
    values (at, viewer(), 'planning.ask_for_cover', '{}', 'task', made, '', '{}');
end $$;

-- Put a task to a carer, on the carer's record: by the adult of their own plan, to somebody of their ties; or by
-- a worker to whom both are open. It answers nothing, and is silent where the same was asked and waits, has a
-- yes, or had a no within 28 days: whoever asks learns nothing of what was said.
create function planning_offer_task(key uuid, whom uuid, asked uuid, which uuid, put text, minutes integer,
                                    at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as
$$ declare called text;
begin
    if viewer() is null or not whom = any (seen('plan')) or not (
        (planning_is_own(whom) and exists (
            select 1 from people_tie t where t.person_id = whom and t.other_id = asked and t.replaced_at is null))
        or (not planning_is_own(whom) and (asked = any (seen('contact')) or asked = any (seen('private'))))) then
        raise exception 'a task is put by the person or a worker of both' using errcode = 'insufficient_privilege';
    end if;
    if not exists (select 1 from planning_line l where l.person_id = whom and l.line = which
                   and l.replaced_at is null) then
        raise exception 'no such line' using errcode = 'insufficient_privilege';
    end if;
    perform 1 from access_subject s where s.id = asked for update;
    if exists (
        select 1 from planning_task_offer o
        where o.person_id = asked and o.line = which and (
            (o.stopped_at is null and o.answer in ('', 'with_help') and o.words = put)
            or (o.stopped_at is null and o.answer = 'yes'
                and o.ends_before > (at at time zone 'Europe/London')::date)
            or (not asked = any (seen('private')) and (
                (o.answer = 'no' and o.answered_at > at - interval '28 days')
                or (o.stopped_at > at - interval '28 days' and (o.answer = 'yes' or exists (
                    select 1 from access_user u where u.id = o.stopped_by_id and u.subject_id = asked))))))) then
        return;
    end if;
    called := coalesce(
        (select t.other_called from people_tie t where t.person_id = asked and t.other_id = whom
         and t.replaced_at is null order by t.starts_on, t.recorded_at limit 1),
        (select f.name from people_finding f where f.person_id = whom), 'Somebody close to you');
    -- What was asked before in other words, and waits, is asked no more.
    update planning_task_offer o set stopped_at = at, stopped_by_id = viewer()
        where o.person_id = asked and o.line = which and o.stopped_at is null and o.answer in ('', 'with_help');
    insert into planning_task_offer (id, person_id, adult_id, adult_called, line, words, minutes_a_week, offered_at,
                                     offered_by_id, answer, answer_words)
    values (key, asked, whom, called, which, put, minutes, at, viewer(), '', '') on conflict (id) do nothing;
end $$;

-- Bring the adult's record into step with one offer: a yes puts the carer down, anything else takes them off,
-- with no row left to tell of it. For whoever holds the carer's private account.
create function planning_settle(which uuid, at timestamptz) returns void language plpgsql
    security definer set search_path = public, pg_temp as
$$ declare o planning_task_offer; gone int; is_down boolean;
begin
    select * into o from planning_task_offer t where t.id = which for update;
    if viewer() is null or o.id is null or not o.person_id = any (seen('private')) then
        raise exception 'a carer answers, or who holds their account' using errcode = 'insufficient_privilege';
    end if;
    delete from planning_carer_task c where c.person_id = o.adult_id and c.line = o.line
        and c.carer_id = o.person_id and c.ended_at is null;
    get diagnostics gone = row_count;
    is_down := o.answer = 'yes' and o.stopped_at is null;
    if is_down then
        insert into planning_carer_task (id, person_id, line, carer_id, carer_called, offer, minutes_a_week,
                                         starts_on, ends_before, began_at)
        values (md5('carer task ' || o.id || ' ' || extract(epoch from at))::uuid, o.adult_id, o.line, o.person_id,
                coalesce((select t.other_called from people_tie t where t.person_id = o.adult_id
                          and t.other_id = o.person_id and t.replaced_at is null
                          order by t.starts_on, t.recorded_at limit 1),
                         (select f.name from people_finding f where f.person_id = o.person_id),
                         'Somebody close to you'),
                o.id, o.agreed_minutes_a_week, o.holds_from, o.ends_before, at);
        -- Whoever covered meanwhile does so no longer: it must not be read again when the yes has ended.
        update planning_line l set covers_tonight = '' from planning_plan p
            where p.id = l.plan_id and p.replaced_at is null and l.person_id = o.adult_id and l.line = o.line
              and l.replaced_at is null;
    end if;
    if gone > 0 or is_down then
        insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
        values (at, viewer(), case when is_down then 'planning.begin_carer_task' else 'planning.end_carer_task' end,
                array[o.person_id], 'task offer', o.id, '', '{}');
    end if;
    if not is_down and not exists (select 1 from planning_carer_task c where c.person_id = o.adult_id
                                   and c.line = o.line and c.ended_at is null)
       and exists (select 1 from planning_line l join planning_plan p on p.id = l.plan_id
                   where l.person_id = o.adult_id and l.line = o.line and l.replaced_at is null
                     and p.replaced_at is null
                     and (gone > 0 or (p.finished_at is not null and l.covers_tonight = ''
                                       and l.met_by in ('carer', 'another_way')))) then
        perform planning_ask_for_cover(o.adult_id, o.line, at);
    end if;
end $$;

-- What follows from a finished plan: a task for each line that nobody meets and nobody covers tonight; and what
-- carers were asked about lines that are in it no longer is over.
create function planning_after_finish(which uuid, at timestamptz) returns void language plpgsql
    security definer set search_path = public, pg_temp as
$$ declare p planning_plan; open_line uuid;
begin
    select * into p from planning_plan t where t.id = which;
    if viewer() is null or p.id is null or p.finished_at is null or not p.person_id = any (seen('plan')) then
        raise exception 'a plan is finished by the person, or a worker of theirs'
            using errcode = 'insufficient_privilege';
    end if;
    -- A line that is in no plan any more, or whose time or length is not what was asked, has lost its yes.
    with over as (
        update planning_task_offer o set stopped_at = at, stopped_by_id = viewer()
        where o.adult_id = p.person_id and o.stopped_at is null and o.answer <> 'no' and not exists (
            select 1 from planning_line l
            join planning_plan lp on lp.id = l.plan_id and lp.replaced_at is null
            join planning_line told on told.line = l.line and told.recorded_at <= o.offered_at
                and told.wished_at is not distinct from l.wished_at and told.days = l.days
                and told.times_a_week is not distinct from l.times_a_week
                and told.minutes_each is not distinct from l.minutes_each
            where l.person_id = p.person_id and l.line = o.line and l.replaced_at is null)
        returning o.id)
    update planning_carer_task c set ended_at = at from over
        where c.offer = over.id and c.ended_at is null;
    for open_line in
        select l.line from planning_line l
        where l.plan_id = p.id and l.replaced_at is null and l.met_by in ('carer', 'another_way')
          and l.covers_tonight = '' and not exists (
              select 1 from planning_carer_task c where c.person_id = p.person_id and c.line = l.line
                and c.ended_at is null and c.ends_before > (at at time zone 'Europe/London')::date)
        order by l.place
    loop
        perform planning_ask_for_cover(p.person_id, open_line, at);
    end loop;
end $$;

-- Who else can read the private account of whoever looks: names, of their own record and of nobody else's.
create function planning_my_readers() returns setof text language sql stable security definer
    set search_path = public, pg_temp as
$$ select distinct u.name::text from access_user me
   join access_grant g on g.person_id = me.subject_id and g.area = 'private' and g.period @> sayso_now()
   join access_user u on u.id = g.login_id and u.is_active and u.id <> me.id
   where me.id = viewer() and me.is_active and me.subject_id is not null order by 1 $$;

revoke execute on function planning_my_readers(), planning_offer_task(uuid, uuid, uuid, uuid, text, integer, timestamptz),
    planning_settle(uuid, timestamptz), planning_after_finish(uuid, timestamptz) from public;
-- These two are for the others alone.
revoke execute on function planning_is_own(uuid), planning_ask_for_cover(uuid, uuid, timestamptz)
    from public, sayso_app, sayso_whole;
grant execute on function planning_my_readers(), planning_offer_task(uuid, uuid, uuid, uuid, text, integer, timestamptz),
    planning_settle(uuid, timestamptz), planning_after_finish(uuid, timestamptz) to sayso_app, sayso_whole;
"""
BACKWARD = """
drop function planning_my_readers();
drop function planning_after_finish(uuid, timestamptz);
drop function planning_settle(uuid, timestamptz);
drop function planning_offer_task(uuid, uuid, uuid, uuid, text, integer, timestamptz);
drop function planning_ask_for_cover(uuid, uuid, timestamptz);
drop function planning_is_own(uuid);
"""


class Migration(migrations.Migration):
    """Make the functions."""

    dependencies = [("planning", "0001_initial"), ("casework", "0003_own_page"), ("people", "0005_sharing")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

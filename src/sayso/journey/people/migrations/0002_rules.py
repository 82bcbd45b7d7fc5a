"""What must never break: who may see, one name and one address of a kind at a time, nothing ever deleted."""

from django.db import migrations

from sayso.foundation.access.protection import Protect

FORWARD = """
create sequence people_council_number start 10001;
grant usage on sequence people_council_number to sayso_app, sayso_whole;

-- Lets an exclusion ask for equal text without any extension.
create type people_text_range as range (subtype = text, collation = "C");

alter table people_name add constraint people_name_one_at_a_time exclude using gist (
    people_text_range(person_id::text || kind, person_id::text || kind, '[]') with =,
    daterange(starts_on, ends_before) with &&) where (replaced_at is null and kind in ('called', 'legal'));
alter table people_address add constraint people_address_one_at_a_time exclude using gist (
    people_text_range(person_id::text || kind, person_id::text || kind, '[]') with =,
    daterange(starts_on, ends_before) with &&) where (replaced_at is null);
alter table people_standing add constraint people_standing_one_at_a_time exclude using gist (
    people_text_range(person_id::text || kind, person_id::text || kind, '[]') with =,
    daterange(starts_on, ends_before) with &&) where (replaced_at is null);
alter table people_hidden_address add constraint people_hidden_address_one_at_a_time exclude using gist (
    people_text_range(person_id::text, person_id::text, '[]') with =,
    daterange(starts_on, ends_before) with &&) where (replaced_at is null);
alter table people_safe_contact add constraint people_safe_contact_one_at_a_time exclude using gist (
    people_text_range(person_id::text, person_id::text, '[]') with =,
    daterange(starts_on, ends_before) with &&) where (replaced_at is null);

create index people_address_place on people_address (place_key) where replaced_at is null;
create index people_finding_joined on people_finding (person_id) where stands_for_id <> person_id;
create index people_tie_other on people_tie (other_id);

revoke delete, truncate on people_person, people_particulars, people_name, people_standing, people_address,
    people_hidden_address, people_contact_point, people_safe_contact, people_communication_need,
    people_nhs_number, people_equality_answer, people_tie, people_merge, people_not_same, people_finding
    from sayso_app, sayso_whole;
"""

MODELS = [
    "Person",
    "Particulars",
    "Name",
    "Standing",
    "Address",
    "ContactPoint",
    "SafeContact",
    "CommunicationNeed",
    "NhsNumber",
    "EqualityAnswer",
    "Tie",
    "Merge",
    "NotSame",
    "Finding",
]


class Migration(migrations.Migration):
    """Write the rules of the tables and put each under its area."""

    dependencies = [("people", "0001_initial"), ("access", "0002_policies")]
    operations = [
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
        *[Protect(model, "contact") for model in MODELS],
        Protect("HiddenAddress", "hidden"),
    ]

"""However often a setting is changed, each day has one value: that of the last change for the latest day."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.policy.models import SettingValue
from sayso.foundation.policy.queries import value
from tests.examples import examples
from tests.factories.logins import a_login
from tests.factories.policy import a_value

pytestmark = pytest.mark.django_db
changes = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10_000)), min_size=1, max_size=12)


@given(changed=changes)
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_day_has_the_value_of_the_latest_change_before_it(now, looking, changed):
    """Compare with the plainest model there is: a dictionary of days, where a later write replaces."""
    today = now.date()
    with transaction.atomic():
        admin = a_login("admin", now=now)
        model = {}
        with looking(admin):
            for ahead, pence in changed:
                a_value("de_minimis", pence, by=admin, at=now, starts_on=today + timedelta(days=ahead))
                model[ahead] = pence
        for ahead in range(-1, 43):
            before = [day for day in model if day <= ahead]
            expected = model[max(before)] if before else 0
            assert value("de_minimis", on=today + timedelta(days=ahead)) == expected
        live = SettingValue.objects.filter(withdrawn_at=None).order_by("starts_on")
        assert [row.value for row in live] == [model[day] for day in sorted(model)]
        assert SettingValue.objects.count() == len(changed)
        transaction.set_rollback(True)

"""How many transactions django-hordak takes in bulk, run in a venv of its own by `ledger_bulk`.

It is given its best way: `bulk_create` of transactions, then of legs, a thousand at a time, committed in
runs of 10,000 transactions. Its triggers check each transaction when it commits.
"""

import json
import os
import sys
import time

import django
from django.conf import settings

TRANSACTIONS, RUN = 20_000, 10_000

settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "hordak"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ["PGDATABASE"],
            "HOST": os.environ["PGHOST"],
            "USER": os.environ["PGUSER"],
            "PASSWORD": os.environ["PGPASSWORD"],
        }
    },
    DEFAULT_CURRENCY="GBP",
    CURRENCIES=["GBP"],
    HORDAK_DEFAULT_CURRENCY="GBP",
    USE_TZ=True,
)
django.setup()


def main() -> int:
    """Migrate, post, and print the figure as JSON."""
    from django.core.management import call_command
    from django.db import transaction
    from hordak.models import Account, Leg, Transaction
    from moneyed import Money

    call_command("migrate", verbosity=0, interactive=False)
    bank = Account.objects.create(name="Bank", type="AS", code="1", currencies=["GBP"])
    cost = Account.objects.create(name="Cost", type="EX", code="2", currencies=["GBP"])
    begun = time.perf_counter()
    for _ in range(TRANSACTIONS // RUN):
        with transaction.atomic():
            made = Transaction.objects.bulk_create(
                [Transaction(description="payment") for _ in range(RUN)], batch_size=1_000
            )
            legs = []
            for number, posted in enumerate(made):
                sum_of_money = Money(100 + number % 997, "GBP")
                legs.append(Leg(transaction=posted, account=cost, debit=sum_of_money))
                legs.append(Leg(transaction=posted, account=bank, credit=sum_of_money))
            Leg.objects.bulk_create(legs, batch_size=1_000)
    seconds = time.perf_counter() - begun
    assert Leg.objects.count() == 2 * TRANSACTIONS
    print(json.dumps({"a_second": TRANSACTIONS / seconds}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

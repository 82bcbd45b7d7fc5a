"""The application as a web server calls it. It refuses to start with an unsafe setting.

It answers nothing from a database that is not for it (`apart.py`).

`/healthz` and `/readyz` are answered here, before Django's middleware: they must answer when the
database is down, without a session and for any host name.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sayso.web.settings.base")

from django.core.wsgi import get_wsgi_application

from sayso.web.settings.apart import Apart
from sayso.web.settings.health import Health
from sayso.web.settings.safety import refuse_unsafe

application = Health(Apart(get_wsgi_application()))
refuse_unsafe()

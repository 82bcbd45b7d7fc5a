"""GOV.UK Notify's REST API: signing, asking, and what its errors mean to us.

As described at https://docs.notifications.service.gov.uk/rest-api.html ("Making a request", "Errors"). Its
messages change and can hold an address: only its status and the type of the error are read and kept.
"""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from uuid import UUID

from sayso.foundation.gateways.carriers.carrier import TryLater, WillNotTake
from sayso.rules.refusals import Invalid

ADDRESS = "https://api.notifications.service.gov.uk"
LONGEST_ANSWER = 5_000_000
HERE = frozenset({"127.0.0.1", "localhost", "::1"})


class _NoRedirect(HTTPRedirectHandler):
    """Follow nobody elsewhere: what we ask bears a key, and what we send an address."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class NotifyApi:
    """One service of Notify, by one of its keys.

    `now` gives seconds since 1970. It is this machine's true clock also where ours is moved: Notify takes no
    token that is more than 30 seconds off.
    """

    def __init__(
        self, key: str, *, address: str = ADDRESS, seconds: float = 30, now: Callable[[], float] = time.time
    ) -> None:
        self._service, self._secret = _parts(key)
        self._address, self._seconds, self._now = _checked(address), seconds, now
        self._opener = build_opener(_NoRedirect())

    def get(self, path: str, **asked: str) -> dict[str, Any]:
        """Ask. Raises TryLater, and WillNotTake for what it does not know."""
        return self._answer(f"{path}?{urlencode(asked)}" if asked else path, None)

    def post(self, path: str, told: Mapping[str, Any]) -> dict[str, Any]:
        """Tell. Raises TryLater and WillNotTake."""
        return self._answer(path, json.dumps(told).encode())

    def _answer(self, path: str, body: bytes | None) -> dict[str, Any]:
        heads = {"Authorization": f"Bearer {self._token()}", "Content-type": "application/json"}
        asked = Request(self._address + path, data=body, headers=heads)
        try:
            with self._opener.open(asked, timeout=self._seconds) as answer:
                told = json.loads(answer.read(LONGEST_ANSWER))
        except HTTPError as error:
            with error:
                raise _meaning(error) from None
        except ValueError:
            raise TryLater("unreadable") from None
        except (OSError, HTTPException) as error:
            raise TryLater(type(error).__name__) from None
        if not isinstance(told, dict):
            raise TryLater("unreadable")
        return told

    def _token(self) -> str:
        """Return a token for one request, signed by HS256 (RFC 7519): who asks, and when."""
        head = _packed({"typ": "JWT", "alg": "HS256"})
        claims = _packed({"iss": self._service, "iat": int(self._now())})
        signed = hmac.digest(self._secret.encode(), f"{head}.{claims}".encode(), "sha256")
        return f"{head}.{claims}.{_bare(signed)}"


def _parts(key: str) -> tuple[str, str]:
    """Return the service and the secret of a key `{name}-{service}-{secret}`. Raises Invalid."""
    service, secret = key.strip()[-73:-37], key.strip()[-36:]
    try:
        UUID(service), UUID(secret)
    except ValueError:
        raise Invalid("SAYSO_NOTIFY_KEY is not a key of GOV.UK Notify. Copy the whole of it anew.") from None
    return service, secret


def _checked(address: str) -> str:
    found = urlsplit(address)
    if found.scheme == "https" or (found.scheme == "http" and found.hostname in HERE):
        return address.rstrip("/")
    raise Invalid("SAYSO_NOTIFY_URL is not https: others could read what is sent.")


def _meaning(error: HTTPError) -> TryLater | WillNotTake:
    """Return what an error of Notify's means.

    What is wrong with this letter (400, 404, 413) stays wrong. A key or a clock (401, 403), too many at once
    (429) and a fault of theirs (500 and above) can be mended while the letter waits.
    """
    code = _kind(error)
    if error.code in {400, 404, 413, 422}:
        return WillNotTake(code)
    waits = error.headers.get("Retry-After", "") if error.headers else ""
    return TryLater(code, seconds=int(waits) if waits.isdigit() else 0)


def _kind(error: HTTPError) -> str:
    try:
        told = json.loads(error.read(LONGEST_ANSWER))
        kind = told["errors"][0]["error"]
    except (ValueError, KeyError, IndexError, TypeError, OSError, HTTPException):
        return f"HTTP{error.code}"
    return kind if isinstance(kind, str) and kind.isalnum() and len(kind) <= 40 else f"HTTP{error.code}"


def _packed(told: Mapping[str, Any]) -> str:
    return _bare(json.dumps(told, separators=(",", ":")).encode())


def _bare(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()

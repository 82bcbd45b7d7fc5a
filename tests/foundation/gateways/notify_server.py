"""GOV.UK Notify on this machine, for tests: it takes what its documentation says it takes, and nothing else.

https://docs.notifications.service.gov.uk/rest-api.html. It checks the token (RFC 7519, HS256) and every
field, and can be told to answer late, wrongly, or not at all after it has taken a letter.
"""

import base64
import hashlib
import hmac
import json
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"a_name-with-hyphens-{SERVICE}-{SECRET}"
FIELDS = {
    "letter": ({"reference", "content"}, {"postage"}),
    "email": ({"email_address", "template_id"}, {"reference", "personalisation"}),
    "sms": ({"phone_number", "template_id"}, {"reference", "personalisation", "sms_sender_id"}),
}


class NotifyServer(ThreadingHTTPServer):
    """What it was sent, and how it is to answer: `answers` are (status, kind) for the next requests."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answering)
        self.taken, self.asked, self.answers, self.templates = [], [], [], []
        self.cut_after_taking = False
        self.status = "created"
        self.address = f"http://127.0.0.1:{self.server_port}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        path, asked = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if self._is_stopped():
            return
        if path == "/v2/notifications":
            wanted = asked.get("reference", [None])[0]
            found = [
                _told(one, self.server.status) for one in self.server.taken if one["reference"] == wanted
            ]
            self._say(200, {"notifications": found, "links": {"current": self.path}})
        elif path == "/v2/templates":
            self._say(200, {"templates": self.server.templates})
        else:
            found = [one for one in self.server.taken if one["id"] == path.rpartition("/")[2]]
            if found:
                self._say(200, _told(found[0], self.server.status))
            else:
                self._wrong(404, "NoResultFound")

    def do_POST(self):
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = self.path.removeprefix("/v2/notifications/")
        if self._is_stopped():
            return
        must, may = FIELDS[kind]
        if not must <= set(told) <= must | may or self.headers["Content-type"] != "application/json":
            return self._wrong(400, "ValidationError")
        if kind == "letter" and not base64.b64decode(told["content"], validate=True).startswith(b"%PDF"):
            return self._wrong(400, "BadRequestError")
        if kind != "letter":
            uuid.UUID(told["template_id"])
        made = {"id": str(uuid.uuid4()), "kind": kind, "reference": None} | told
        self.server.taken.append(made)
        if self.server.cut_after_taking:
            self.server.cut_after_taking = False
            self.close_connection = True
            return None
        return self._say(
            201, {"id": made["id"], "reference": made["reference"], "postage": told.get("postage")}
        )

    def _is_stopped(self):
        """Answer as told to, or refuse a token that is not right; whether it did."""
        self.server.asked.append((self.command, self.path))
        if self.server.answers:
            status, kind = self.server.answers.pop(0)
            if status == "late":
                time.sleep(kind)
                self.close_connection = True
            elif kind is None:
                self._send(status, b"<html>not json</html>", "text/html")
            else:
                self._wrong(status, kind)
            return True
        if not _is_signed(self.headers.get("Authorization", "")):
            self._wrong(403, "AuthError")
            return True
        return False

    def _wrong(self, status, kind):
        message = "the address 14 Orchard Row is wrong"  # a message may hold anything: nobody may keep it
        self._say(status, {"status_code": status, "errors": [{"error": kind, "message": message}]})

    def _say(self, status, told):
        self._send(status, json.dumps(told).encode(), "application/json")

    def _send(self, status, body, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 429:
            self.send_header("Retry-After", "600")
        if status == 302:
            self.send_header("Location", "/v2/notifications")
        self.end_headers()
        self.wfile.write(body)


def _told(one, status):
    return {"id": one["id"], "reference": one["reference"], "type": one["kind"], "status": status}


def _is_signed(head):
    name, _, token = head.partition(" ")
    try:
        head, claims, signed = token.split(".")
        right = hmac.digest(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256)
        told = json.loads(_plain(claims))
    except ValueError:
        return False
    return (
        name == "Bearer"
        and json.loads(_plain(head)) == {"typ": "JWT", "alg": "HS256"}
        and set(told) == {"iss", "iat"}
        and told["iss"] == SERVICE
        and abs(told["iat"] - time.time()) < 30
        and hmac.compare_digest(_plain(signed), right)
    )


def _plain(packed):
    return base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))

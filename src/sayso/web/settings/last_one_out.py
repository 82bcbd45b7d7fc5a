"""The watcher of one embedded database: it waits until the last user has gone, then stops the server.

A user who ends by kill -9 stops nothing, so somebody has to. This process waits on the lock that each
user holds and the kernel drops; it takes no part in anything else, and ends when the server does.
"""

import fcntl
import os
import sys
import time
from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.2


def watch(home: Path, programs: Path) -> None:
    """Wait until nobody uses the server of this home, stop it, and return.

    It looks twice: a starter that was killed may have left a server that was only just coming up.
    """
    from sayso.web.settings.embedded import EmbeddedServer

    server = EmbeddedServer(home, programs=programs)
    watched, users, gate = ((home / f"{name}.lock").open("a") for name in ("watcher", "users", "start"))
    with watched, users, gate:
        try:
            fcntl.flock(watched, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        quiet = False
        while True:
            fcntl.flock(users, fcntl.LOCK_EX)
            fcntl.flock(users, fcntl.LOCK_UN)
            fcntl.flock(gate, fcntl.LOCK_EX)
            was_quiet, quiet = quiet, server.stop_if_unused()
            if quiet and was_quiet:
                # In this order, so that who comes next through the gate leaves a watcher of their own.
                watched.close()
                return
            fcntl.flock(gate, fcntl.LOCK_UN)
            time.sleep(SECONDS_BETWEEN_LOOKS)


if __name__ == "__main__":
    if os.fork() == 0:  # the starter goes on at once
        os.setsid()
        os.chdir("/")
        watch(Path(sys.argv[1]), Path(sys.argv[2]))

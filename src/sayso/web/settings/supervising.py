"""Running several programs as one: start them, wait, and stop them all in order, whatever happens.

The one who supervises catches SIGINT and SIGTERM; the programs stand in sessions of their own, so that
Ctrl-C reaches nobody else first. When the supervisor itself is killed, the kernel tells each program to
stop (Linux: PR_SET_PDEATHSIG).
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

PR_SET_PDEATHSIG = 1
STOP_SECONDS = 15
SECONDS_BETWEEN_LOOKS = 0.1


class Supervisor:
    """Programs that stand and fall together. Start each, then `wait()`; leaving the block stops all.

    Leave it by `with`: the programs stop in the reverse order of their start, each one's whole session.
    """

    def __init__(self) -> None:
        self._programs: list[subprocess.Popen[bytes]] = []
        self._asked_to_stop = False
        self._before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}

    def __enter__(self) -> "Supervisor":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self._before[number] = signal.signal(number, self._ask_to_stop)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @property
    def asked_to_stop(self) -> bool:
        """Whether a signal asked us to stop."""
        return self._asked_to_stop

    def start(self, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """Start one program; it ends when we end, even by kill -9."""
        self._programs.append(
            subprocess.Popen(
                arguments,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=_end_with_parent(os.getpid()),
            )
        )

    def wait(
        self, until: Callable[[], bool] = lambda: False, meanwhile: Callable[[], None] = lambda: None
    ) -> int | None:
        """Wait for a signal, for `until`, or for a program to end; return that program's code, if any."""
        while not self._asked_to_stop and not until():
            for program in self._programs:
                code = program.poll()
                if code is not None:
                    return code
            meanwhile()
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return None

    def stop(self) -> None:
        """Stop the programs, last started first; kill what is left of a session after a while."""
        for program in reversed(self._programs):
            if program.poll() is None:
                program.terminate()
                try:
                    program.wait(STOP_SECONDS)
                except subprocess.TimeoutExpired:
                    pass
            try:
                os.killpg(program.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass  # nobody of that session is left
            program.wait()
        self._programs.clear()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._asked_to_stop = True


def _end_with_parent(parent: int) -> Callable[[], None] | None:
    """Return what a program runs between fork and exec so that it ends with its parent."""
    if sys.platform != "linux":
        return None
    system = ctypes.CDLL(None, use_errno=True)

    def end_with_parent() -> None:
        system.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:  # it was gone before we asked
            os._exit(1)

    return end_with_parent

"""How far the build is: one line drawn anew on a terminal; elsewhere a line for each new part."""

from typing import TextIO

WIDTH = 30


class Bar:
    """Shows progress on one stream. On anything but a terminal it says each part once, with a count."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._said = ""

    def show(self, words: str, done: int, total: int) -> None:
        """Say what is being done, and how many parts of how many are done."""
        if self._stream.isatty():
            full = WIDTH * done // max(total, 1)
            drawn = f"[{'#' * full}{'.' * (WIDTH - full)}] {100 * done // max(total, 1):3}%  {words}"
            self._stream.write(f"\r{drawn:<79}" + ("\n" if done == total else ""))
        elif words != self._said:
            self._stream.write(f"{done} of {total}  {words}\n")
        self._said = words
        self._stream.flush()

"""The engine as a child process: found, started, its standard error drained, and gone when we are."""

from __future__ import annotations

import collections
import os
import shutil
import signal
import subprocess
import threading
import weakref
from typing import IO, Deque, Mapping, Optional, Sequence, Union

from .errors import EngineNotFound

PathLike = Union[str, "os.PathLike[str]"]


def find_executable(executable: Optional[PathLike] = None) -> str:
    """The engine: what is given, else ``$PLUMBLINE``, else ``plumbline`` on PATH."""
    for origin, wanted in (("executable", executable), ("$PLUMBLINE", os.environ.get("PLUMBLINE"))):
        if not wanted:
            continue
        found = shutil.which(os.fspath(wanted))
        if found is None:
            raise EngineNotFound(f"{origin} names {os.fspath(wanted)!r}, which is no executable file")
        return found
    found = shutil.which("plumbline")
    if found is None:
        raise EngineNotFound(
            "no plumbline engine was found: pass executable=, set $PLUMBLINE to its path, or put it on PATH"
        )
    return found


_children: "weakref.WeakSet[Child]" = weakref.WeakSet()


class Child:
    """A running engine. Its standard input closes when this process ends, however it ends; the engine then leaves."""

    def __init__(self, arguments: Sequence[str], environment: Optional[Mapping[str, str]] = None) -> None:
        # A group of its own, so that Ctrl-C in a terminal is ours to handle.
        self.process: "subprocess.Popen[bytes]" = subprocess.Popen(
            list(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=dict(environment) if environment is not None else None,
            start_new_session=True,
        )
        assert self.process.stdin is not None and self.process.stdout is not None
        self.input: IO[bytes] = self.process.stdin
        self.output: int = self.process.stdout.fileno()
        self._tail: Deque[bytes] = collections.deque(maxlen=64)
        self._drain = threading.Thread(target=self._read_errors, name="plumbline-stderr", daemon=True)
        self._drain.start()
        _children.add(self)

    def _read_errors(self) -> None:
        errors = self.process.stderr
        assert errors is not None
        while True:
            try:
                chunk = os.read(errors.fileno(), 4096)
            except (OSError, ValueError):
                return
            if not chunk:
                return
            self._tail.append(chunk)

    @property
    def stderr_tail(self) -> str:
        return b"".join(self._tail)[-4096:].decode("utf-8", "replace")

    def close_input(self) -> None:
        try:
            self.input.close()
        except OSError:
            pass

    def end(self, patience: float = 5.0) -> int:
        """Closes the input, waits for the engine to leave, and ends it where it does not. The exit code."""
        self.close_input()
        try:
            code = self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            try:
                code = self.process.wait(2)
            except subprocess.TimeoutExpired:
                self.kill()
                code = self.process.wait()
        self._drain.join(1)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    pass
        return code

    def kill(self) -> None:
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            self.process.kill()


def _forget_in_child() -> None:
    """A forked copy of this process must not hold the engine's input open, or the engine would outlive us."""
    for child in list(_children):
        for stream in (child.process.stdin, child.process.stdout, child.process.stderr):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    pass
        child.process.returncode = 0
        _children.discard(child)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_in_child)

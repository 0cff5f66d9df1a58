"""The line protocol from the client's side: requests out, answers in, matched by id."""

from __future__ import annotations

import json
import logging
import os
import queue
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple

from ._json import compact, refused
from ._process import Child
from .errors import EngineError, EngineGone

_log = logging.getLogger("plumbline")

Progress = Callable[[float, Optional[float]], None]


class Call:
    """One request under way. ``result()`` waits for its answer; ``cancel()`` gives it up."""

    __slots__ = ("id", "_future", "_wire", "_progress")

    def __init__(self, id: int, wire: "Wire", progress: Optional[Progress]) -> None:
        self.id = id
        self._wire = wire
        self._progress = progress
        self._future: "Future[bytes]" = Future()

    def line(self, timeout: Optional[float] = None) -> bytes:
        """The answer's ``result`` as JSON text."""
        try:
            return self._future.result(timeout)
        except FutureTimeout:
            if self._future.done():
                raise
            self.cancel()
            raise _deadline(timeout) from None
        except KeyboardInterrupt:
            self.cancel()
            raise

    def result(self, timeout: Optional[float] = None) -> Any:
        """The answer's ``result``."""
        return json.loads(self.line(timeout))

    def done(self) -> bool:
        return self._future.done()

    def cancel(self) -> None:
        """Tells the engine that nobody waits any more; ``result()`` then raises :class:`Cancelled`."""
        self._wire.cancel(self.id)


def _deadline(seconds: Optional[float]) -> EngineError:
    message = f"no answer within {seconds:g} s" if seconds is not None else "no answer in time"
    return EngineError.of(
        {"code": 1007, "message": message, "data": {"kind": "deadline_exceeded", "retryable": True}}
    )


class Wire:
    """Reads and writes never wait for each other: a thread each, so neither side can block the other."""

    def __init__(self, child: Child, on_log: Callable[[str, str], None]) -> None:
        self._child = child
        self._on_log = on_log
        self._lock = threading.Lock()
        self._calls: Dict[int, Call] = {}
        self._next = 0
        self._gone: Optional[EngineGone] = None
        #: Bytes of the longest line the engine takes.
        self.line_limit = 16 * 1_048_576
        self._out: "queue.SimpleQueue[Optional[bytes]]" = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="plumbline-write", daemon=True)
        self._reader = threading.Thread(target=self._read, name="plumbline-read", daemon=True)
        self._writer.start()
        self._reader.start()

    def call(
        self,
        method: str,
        params: Mapping[str, Any],
        raw: Tuple[Tuple[str, bytes], ...] = (),
        timeout: Optional[float] = None,
        progress: Optional[Progress] = None,
    ) -> Call:
        """Sends a request. ``raw`` are members of ``params`` that are JSON text already."""
        with self._lock:
            self._next += 1
            call = Call(self._next, self, progress)
        meta: Dict[str, Any] = {}
        if timeout is not None:
            meta["dev.plumbline/deadlineMs"] = max(0, int(timeout * 1000))
        if progress is not None:
            meta["progressToken"] = call.id
        members = [compact(name) + b":" + compact(value) for name, value in params.items()]
        members += [compact(name) + b":" + text for name, text in raw]
        if meta:
            members.append(b'"_meta":' + compact(meta))
        line = b'{"jsonrpc":"2.0","id":%d,"method":%s,"params":{%s}}\n' % (
            call.id,
            compact(method),
            b",".join(members),
        )
        if len(line) > self.line_limit:
            raise refused(f"a request of {len(line)} bytes is longer than {self.line_limit} bytes", "frame_too_large", 1004)
        with self._lock:
            if self._gone is not None:
                raise self._gone
            self._calls[call.id] = call
        self._out.put(line)
        return call

    def cancel(self, id: int) -> None:
        with self._lock:
            if id not in self._calls:
                return
        self._out.put(b'{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":%d}}\n' % id)

    def close(self, patience: float) -> int:
        """Lets what is in flight finish, then ends the engine."""
        self._out.put(None)
        self._writer.join(patience)
        code = self._child.end(patience)
        self._reader.join(1)
        return code

    # threads

    def _write(self) -> None:
        descriptor = self._child.input.fileno()
        is_open = True
        while is_open:
            lines: List[bytes] = []
            line = self._out.get()
            while line is not None:
                lines.append(line)
                if len(lines) >= 256 or self._out.empty():
                    break
                line = self._out.get()
            is_open = line is not None
            rest = memoryview(b"".join(lines))
            try:
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
            except OSError:
                break
        self._child.close_input()

    def _read(self) -> None:
        parts: List[bytes] = []
        while True:
            try:
                chunk = os.read(self._child.output, 1 << 18)
            except (OSError, ValueError):
                chunk = b""
            if not chunk:
                break
            lines = chunk.split(b"\n")
            if len(lines) == 1:
                parts.append(chunk)
                continue
            parts.append(lines[0])
            self._take(b"".join(parts))
            for line in lines[1:-1]:
                self._take(line)
            parts = [lines[-1]] if lines[-1] else []
        self._end()

    def _take(self, line: bytes) -> None:
        # Most lines are answers, and the engine writes their members in one order: no need to read them here.
        if line.startswith(_PREFIX):
            end = line.find(b",", len(_PREFIX))
            if end > 0 and line.startswith(_RESULT, end) and line.endswith(b"}"):
                try:
                    id = int(line[len(_PREFIX) : end])
                except ValueError:
                    id = -1
                self._resolve(id, line[end + len(_RESULT) : -1], None)
                return
        try:
            message = json.loads(line)
        except ValueError:
            return
        if not isinstance(message, dict):
            return
        if "method" in message:
            self._notified(message["method"], message.get("params") or {})
        elif "error" in message:
            error = EngineError.of(message["error"])
            if message.get("id") is None:
                self._fail_all(error)
            else:
                self._resolve(message["id"], b"", error)
        elif "result" in message:
            self._resolve(message.get("id"), compact(message["result"]), None)

    def _resolve(self, id: Any, result: bytes, error: Optional[EngineError]) -> None:
        with self._lock:
            call = self._calls.pop(id, None)
        if call is None:
            return
        if error is not None:
            call._future.set_exception(error)
        else:
            call._future.set_result(result)

    def _fail_all(self, error: Exception) -> None:
        """A line of ours was not understood, and nobody can say which: better all fail than one waits for ever."""
        with self._lock:
            calls = list(self._calls.values())
            self._calls.clear()
        for call in calls:
            call._future.set_exception(error)

    def _notified(self, method: str, params: Mapping[str, Any]) -> None:
        if method == "notifications/progress":
            with self._lock:
                call = self._calls.get(params.get("progressToken", -1))
            if call is not None and call._progress is not None:
                try:
                    call._progress(params.get("progress", 0), params.get("total"))
                except Exception:  # The caller's mistake must not end the conversation.
                    _log.exception("on_progress failed")
        elif method == "notifications/log":
            self._on_log(str(params.get("level", "info")), str(params.get("message", "")))

    def _end(self) -> None:
        """The output has ended: whatever was still asked will not be answered."""
        try:
            code: Optional[int] = self._child.process.wait(2)
        except Exception:
            code = None
        tail = self._child.stderr_tail
        how = "was ended by signal %d" % -code if code is not None and code < 0 else f"ended with status {code}"
        gone = EngineGone(f"the engine {how}" + (f"; it said: {tail.strip()}" if tail.strip() else ""), code, tail)
        with self._lock:
            self._gone = gone
        self._fail_all(gone)
        self._out.put(None)


_PREFIX = b'{"jsonrpc":"2.0","id":'
_RESULT = b',"result":'

"""``plumbline stream``: one deployment per line in, one record per line out, and a trailer that proves it is whole."""

from __future__ import annotations

import hashlib
import json
import os
import queue
import threading
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

from ._json import compact, one_line
from ._process import Child, PathLike, find_executable
from .errors import EngineError, StreamIncomplete

#: A deployment as a dictionary, or as JSON text.
Line = Union[Mapping[str, Any], bytes, str, None]

#: Statuses of a stream that came to its end: passed, refused, incomplete, bad documents among the lines.
_ENDED = (0, 1, 2, 65)


def line_of(deployment: Line) -> bytes:
    """One line for the stream. What is blank becomes ``null``, which yields an error record and shifts nothing."""
    if isinstance(deployment, Mapping):
        try:
            return compact(deployment)
        except EngineError:
            return b"null"  # What is no JSON is an error in its place; the other lines are not lost for it.
    if isinstance(deployment, str):
        deployment = deployment.encode("utf-8", "surrogatepass")
    text = one_line(deployment) if deployment is not None else b""
    return text if text.strip(b" \t\xef\xbb\xbf") else b"null"


class RecordStream:
    """A running ``plumbline stream --trailer``. ``batches()`` sends lines and yields as many result lines, in order."""

    def __init__(
        self,
        profile: str = "baseline",
        *,
        format: str = "record",
        home: Optional[str] = None,
        as_of: Optional[str] = None,
        executable: Optional[PathLike] = None,
        module_directories: Sequence[PathLike] = (),
        jobs: int = 1,
        env: Optional[Mapping[str, str]] = None,
    ) -> None:
        arguments = [find_executable(executable), "stream", "--trailer", "--profile", profile, "--format", format]
        for name, value in (("--home", home), ("--as-of", as_of)):
            if value is not None:
                arguments += [name, value]
        if jobs != 1:
            arguments += ["--jobs", str(jobs)]
        for directory in module_directories:
            arguments += ["--modules", os.fspath(directory)]
        self._arguments = arguments
        self._env = env
        #: The trailer, once the stream has ended and was found whole.
        self.trailer: Optional[Dict[str, Any]] = None
        self._sent = 0
        self._failure: Optional[BaseException] = None

    def batches(self, batches: Iterable[Sequence[Line]]) -> Iterator[List[bytes]]:
        """For each batch of deployments the list of its result lines. Raises :class:`StreamIncomplete` unless the
        trailer shows that all of it came through; whoever iterates to the end has everything."""
        child = Child(self._arguments, self._env)
        sizes: "queue.Queue[Optional[int]]" = queue.Queue(maxsize=4)
        feeder = threading.Thread(
            target=self._feed, args=(child, iter(batches), sizes), name="plumbline-feed", daemon=True
        )
        feeder.start()
        is_whole = False
        try:
            reader = _Lines(child.output)
            while True:
                size = sizes.get()
                if size is None:
                    break
                lines = [reader.next() for _ in range(size)]
                if b"" in lines:
                    raise self._cut(child, "the output ended early")
                yield lines
            if self._failure is not None:
                raise self._failure
            self._check(child, reader)
            is_whole = True
        finally:
            if not is_whole:
                child.kill()
                child.end(1)
            while feeder.is_alive():
                try:
                    sizes.get_nowait()
                except queue.Empty:
                    feeder.join(0.05)

    def _feed(
        self, child: Child, batches: Iterator[Sequence[Line]], sizes: "queue.Queue[Optional[int]]"
    ) -> None:
        descriptor = child.input.fileno()
        try:
            for batch in batches:
                lines = [line_of(each) for each in batch]
                self._sent += len(lines)
                sizes.put(len(lines))
                rest = memoryview(b"".join(line + b"\n" for line in lines))
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
        except OSError:
            pass  # The reader tells how the engine ended.
        except BaseException as error:  # The caller's own iterable failed: it is told so where it reads.
            self._failure = error
        child.close_input()
        sizes.put(None)

    def _check(self, child: Child, reader: "_Lines") -> None:
        digest = "sha256:" + reader.digest.hexdigest()
        last = reader.next()
        try:
            trailer = json.loads(last) if last else {}
        except ValueError:
            trailer = {}
        if trailer.get("format") != "plumbline-trailer/1":
            raise self._cut(child, "there is no trailer")
        more = reader.next()
        code = child.end()
        if trailer["received"] != self._sent or trailer["answered"] != self._sent:
            raise StreamIncomplete(
                f"{self._sent} lines were sent, {trailer['received']} received and {trailer['answered']} answered"
            )
        if trailer["digest"] != digest:
            raise StreamIncomplete("the output's digest is not the trailer's")
        if more:
            raise StreamIncomplete("there is output after the trailer")
        if code not in _ENDED:
            raise StreamIncomplete(f"the engine ended with status {code}")
        self.trailer = trailer

    def _cut(self, child: Child, what: str) -> StreamIncomplete:
        code = child.end(2)
        tail = child.stderr_tail.strip()
        return StreamIncomplete(f"{what}; the engine ended with status {code}" + (f"; it said: {tail}" if tail else ""))


class _Lines:
    """Lines of a descriptor, digested as they are taken."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lines: List[bytes] = []
        self._position = 0
        self._rest = b""
        self.digest = hashlib.sha256()

    def next(self) -> bytes:
        """The next line without its line feed; empty at the end, and for a line that was cut."""
        while self._position >= len(self._lines):
            try:
                chunk = os.read(self._descriptor, 1 << 18)
            except (OSError, ValueError):
                chunk = b""
            if not chunk:
                return b""
            parts = (self._rest + chunk).split(b"\n") if b"\n" in chunk else [self._rest + chunk]
            self._rest = parts.pop()
            self._lines, self._position = parts, 0
        line = self._lines[self._position]
        self._position += 1
        self.digest.update(line)
        self.digest.update(b"\n")
        return line


def stream(
    deployments: Iterable[Line], profile: str = "baseline", *, batch: int = 256, **options: Any
) -> Iterator[bytes]:
    """Records as JSON text, one per deployment, in order: for a million of them in constant memory.

    A deployment that cannot be assessed yields an error record (``plumbline-error/1``) in its place. Options are those
    of :class:`RecordStream`. Raises :class:`StreamIncomplete` at the end unless everything came through.
    """

    def batches() -> Iterator[Tuple[Line, ...]]:
        gathered: List[Line] = []
        for deployment in deployments:
            gathered.append(deployment)
            if len(gathered) >= batch:
                yield tuple(gathered)
                gathered = []
        if gathered:
            yield tuple(gathered)

    for lines in RecordStream(profile, **options).batches(batches()):
        yield from lines

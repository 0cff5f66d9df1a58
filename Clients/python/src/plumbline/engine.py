"""The engine as an object: ``with Engine(profile="baseline", home="ES") as engine: engine.assess(deployment)``."""

from __future__ import annotations

import collections
import logging
import os
from typing import (
    Any,
    Callable,
    Deque,
    Dict,
    Iterable,
    Iterator,
    List,
    Mapping,
    Optional,
    Sequence,
    Tuple,

    Union,
    cast,
)

from ._process import Child, PathLike, find_executable
from ._json import sound_json
from ._wire import Call, Progress, Wire
from .errors import EngineError, PlumblineError
from .results import (
    Differences,
    Explanation,
    InstalledModule,
    InstalledProfile,
    Ranking,
    Record,
    Validation,
)

#: A deployment as a dictionary, as JSON text, or as the path of a file.
Deployment = Union[Mapping[str, Any], bytes, str, "os.PathLike[str]"]
Profile = Union[str, Mapping[str, Any]]

_log = logging.getLogger("plumbline")


class Pending:
    """An assessment under way."""

    __slots__ = ("_call", "_timeout")

    def __init__(self, call: Call, timeout: Optional[float]) -> None:
        self._call = call
        self._timeout = timeout

    def result(self, timeout: Optional[float] = None) -> Record:
        """The record; waits for it. Raises what the engine said instead, or :class:`DeadlineExceeded`."""
        seconds = timeout if timeout is not None else self._timeout
        # The engine keeps the deadline itself; one second more tells a slow engine from one that hangs.
        return Record(*_member(self._call.line(None if seconds is None else seconds + 1), b"record"))

    def cancel(self) -> None:
        """Gives it up; ``result()`` then raises :class:`Cancelled`."""
        self._call.cancel()

    def done(self) -> bool:
        return self._call.done()


class Engine:
    """A running engine and its modules. Safe to use from several threads; ends with the ``with`` block.

    :param profile: name, path or dictionary; what every call uses that names no other.
    :param home: overrides the profile's home.
    :param as_of: date of the assessments, ``2026-11-23``; today by default.
    :param executable: the engine; else ``$PLUMBLINE``, else ``plumbline`` on PATH.
    :param module_directories: searched for modules before the rest.
    :param jobs: processes per module.
    :param timeout: seconds that every call may take unless it says otherwise.
    """

    def __init__(
        self,
        profile: Profile = "baseline",
        *,
        home: Optional[str] = None,
        as_of: Optional[str] = None,
        executable: Optional[PathLike] = None,
        module_directories: Sequence[PathLike] = (),
        jobs: int = 1,
        timeout: Optional[float] = None,
        env: Optional[Mapping[str, str]] = None,
    ) -> None:
        self.profile = profile
        self.home = home
        self.as_of = as_of
        self.timeout = timeout
        self._arguments = [find_executable(executable), "serve"]
        if jobs != 1:
            self._arguments += ["--jobs", str(jobs)]
        for directory in module_directories:
            self._arguments += ["--modules", os.fspath(directory)]
        self._env = env
        self._child: Optional[Child] = None
        self._wire: Optional[Wire] = None
        #: What the engine said of itself: version, limits, features.
        self.about: Mapping[str, Any] = {}

    # life

    def start(self) -> "Engine":
        """Starts the engine; ``with`` does it. Nothing happens where it runs already."""
        if self._wire is not None:
            return self
        self._child = Child(self._arguments, self._env)
        self._wire = Wire(self._child, _told)
        try:
            call = self._wire.call("hello", {"versions": ["1.0"], "client": {"name": "plumbline-python", "version": "0.1.0"}})
            self.about = call.result(self.timeout)
        except BaseException:
            self.close(patience=0.5)
            raise
        return self

    def close(self, patience: float = 5.0) -> None:
        """Ends the engine and its modules. What is in flight is finished first, for at most ``patience`` seconds."""
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close(patience)

    def __enter__(self) -> "Engine":
        return self.start()

    def __exit__(self, *ignored: object) -> None:
        self.close()

    def __del__(self) -> None:
        child = getattr(self, "_child", None)
        if child is not None:
            child.close_input()

    @property
    def pid(self) -> int:
        """Process of the engine."""
        if self._child is None:
            raise PlumblineError("the engine is not running")
        return self._child.process.pid

    # assessing

    def submit(
        self,
        deployment: Deployment,
        *,
        profile: Optional[Profile] = None,
        home: Optional[str] = None,
        as_of: Optional[str] = None,
        set: Optional[Mapping[str, Any]] = None,
        seed: Optional[int] = None,
        timeout: Optional[float] = None,
        on_progress: Optional[Progress] = None,
    ) -> Pending:
        """Starts an assessment and returns at once. At most 1,024 may be under way; beyond that the engine is busy."""
        params, raw = _subject("deployment", deployment)
        params.update(self._options(profile, home, as_of))
        params.update(_given(set=set, seed=seed))
        seconds = timeout if timeout is not None else self.timeout
        return Pending(self._running.call("assess", params, raw, seconds, on_progress), seconds)

    def assess(self, deployment: Deployment, **options: Any) -> Record:
        """Assesses one deployment: a dictionary, JSON text as bytes, or the path of a file.

        Options are those of :meth:`submit`. Raises :class:`DocumentInvalid` with every problem of the deployment.
        """
        return self.submit(deployment, **options).result()

    def assess_many(
        self, deployments: Iterable[Deployment], *, in_flight: int = 64, on_error: str = "raise", **options: Any
    ) -> Iterator[Union[Record, EngineError]]:
        """Assesses many, in order, with at most ``in_flight`` of them in memory at a time.

        With ``on_error="yield"`` a deployment that cannot be assessed yields its :class:`EngineError` in its place;
        with ``"raise"`` the first one ends the iteration.
        """
        if on_error not in ("raise", "yield"):
            raise ValueError(f"on_error is 'raise' or 'yield', not {on_error!r}")
        if not 1 <= in_flight <= 1000:
            raise ValueError(f"in_flight is 1 to 1000, not {in_flight}")
        waiting: Deque[Union[Pending, EngineError]] = collections.deque()
        try:
            for deployment in deployments:
                while len(waiting) >= in_flight:
                    yield self._next(waiting, on_error)
                try:
                    waiting.append(self.submit(deployment, **options))
                except EngineError as error:
                    waiting.append(error)
            while waiting:
                yield self._next(waiting, on_error)
        finally:
            for pending in waiting:
                if isinstance(pending, Pending):
                    pending.cancel()

    @staticmethod
    def _next(waiting: Deque[Union[Pending, EngineError]], on_error: str) -> Union[Record, EngineError]:
        pending = waiting.popleft()
        try:
            if isinstance(pending, EngineError):
                raise pending
            return pending.result()
        except EngineError as error:
            if on_error == "raise":
                raise
            return error

    # the other methods

    def validate(self, deployment: Deployment, *, timeout: Optional[float] = None) -> Validation:
        """Everything wrong with a deployment, without assessing it."""
        params, raw = _subject("deployment", deployment)
        return Validation.of(self.call("deployment/validate", params, timeout=timeout, raw=raw))

    def compare(
        self,
        options: Union[Deployment, Sequence[PathLike]],
        *,
        profile: Optional[Profile] = None,
        home: Optional[str] = None,
        as_of: Optional[str] = None,
        timeout: Optional[float] = None,
        **more: Any,
    ) -> Ranking:
        """Compares options under a profile: an option set, its file, or a list of files of whole deployments.

        ``more`` are the other params of ``compare``: ``samples``, ``seed``, ``sobol``, ``distribution`` …
        """
        raw: Tuple[Tuple[str, bytes], ...] = ()
        if isinstance(options, (list, tuple)):
            params: Dict[str, Any] = {"paths": [os.path.abspath(os.fspath(path)) for path in options]}
        else:
            params, raw = _subject("options", cast(Deployment, options))
        params.update(self._options(profile, home, as_of))
        params.update(_given(**more))
        return Ranking(*self._member("compare", params, raw, timeout, b"ranking"))

    def rank(
        self, matrix: Mapping[str, Any], methods: Optional[Sequence[str]] = None, *, timeout: Optional[float] = None
    ) -> Ranking:
        """Ranks the alternatives of a plain decision matrix."""
        params = {"matrix": matrix, **_given(methods=list(methods) if methods is not None else None)}
        return Ranking(*self._member("rank", params, (), timeout, b"ranking"))

    def diff(self, before: Record, after: Record, *, timeout: Optional[float] = None) -> Differences:
        """What changed from one record to another."""
        raw = (("before", before.raw), ("after", after.raw))
        return Differences(*self._member("diff", {}, raw, timeout, b"differences"))

    def explain(self, indicator: str, *, timeout: Optional[float] = None) -> Explanation:
        """An indicator by id, module/id or code such as SC-05."""
        return Explanation.of(self.call("explain", {"indicator": indicator}, timeout=timeout))

    def modules(self, *, timeout: Optional[float] = None) -> List[InstalledModule]:
        return [InstalledModule.of(each) for each in self.call("modules/list", timeout=timeout)["modules"]]

    def profiles(self, *, timeout: Optional[float] = None) -> List[InstalledProfile]:
        return [InstalledProfile.of(each) for each in self.call("profiles/list", timeout=timeout)["profiles"]]

    def schema(self, name: str, *, timeout: Optional[float] = None) -> Dict[str, Any]:
        """A published JSON Schema by name: ``deployment``, ``record``, ``assess.params`` …"""
        schema: Dict[str, Any] = self.call("schema", {"name": name}, timeout=timeout)["schema"]
        return schema

    def ping(self, *, timeout: Optional[float] = None) -> None:
        self.call("ping", timeout=timeout)

    def call(
        self,
        method: str,
        params: Optional[Mapping[str, Any]] = None,
        *,
        timeout: Optional[float] = None,
        raw: Tuple[Tuple[str, bytes], ...] = (),
    ) -> Any:
        """Any method of the protocol, by name."""
        seconds = timeout if timeout is not None else self.timeout
        call = self._running.call(method, params or {}, raw, seconds)
        return call.result(None if seconds is None else seconds + 1)

    def _member(
        self,
        method: str,
        params: Mapping[str, Any],
        raw: Tuple[Tuple[str, bytes], ...],
        timeout: Optional[float],
        name: bytes,
    ) -> Tuple[bytes, bytes]:
        seconds = timeout if timeout is not None else self.timeout
        call = self._running.call(method, params, raw, seconds)
        return _member(call.line(None if seconds is None else seconds + 1), name)

    @property
    def _running(self) -> Wire:
        if self._wire is None:
            raise PlumblineError("the engine is not running; use 'with Engine(…) as engine' or call start()")
        return self._wire

    def _options(
        self, profile: Optional[Profile], home: Optional[str], as_of: Optional[str]
    ) -> Dict[str, Any]:
        date = as_of if as_of is not None else self.as_of
        return _given(
            profile=profile if profile is not None else self.profile,
            home=home if home is not None else self.home,
            asOf=None if date is None else str(date),  # a datetime.date reads as ISO 8601
        )


def _given(**members: Any) -> Dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


def _subject(name: str, subject: Deployment) -> Tuple[Dict[str, Any], Tuple[Tuple[str, bytes], ...]]:
    """The member that carries a document, or its path."""
    if isinstance(subject, bytes):
        return {}, ((name, sound_json(subject)),)
    if isinstance(subject, Mapping):
        return {name: dict(subject)}, ()
    return {"path": os.path.abspath(os.fspath(subject))}, ()


def _member(result: bytes, name: bytes) -> Tuple[bytes, bytes]:
    """The value of a result's first member, byte for byte, and the list of diagnostics after it, where there is one."""
    start = b'{"' + name + b'":'
    if result.startswith(start) and result.endswith(b"}}"):
        return result[len(start) : -1], b"[]"
    # Quotes inside a text are escaped, so that these bytes are the member itself; nothing comes after it.
    mark = b',"diagnostics":'
    at = result.rfind(mark)
    if result.startswith(start) and result.endswith(b"}]}") and at > 0:
        return result[len(start) : at], result[at + len(mark) : -1]
    raise PlumblineError(f"the engine's answer has no member {name.decode()!r}")


def _told(level: str, message: str) -> None:
    levels: Mapping[str, int] = {"debug": 10, "info": 20, "warning": 30, "error": 40}
    _log.log(levels.get(level, 20), "%s", message)



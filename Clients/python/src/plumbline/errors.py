"""What can go wrong, as exceptions that carry the engine's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Optional, Tuple, Type


@dataclass(frozen=True)
class Problem:
    """One problem of a document, with its place.

    ``at`` is a JSON pointer into the document; ``file``, ``line`` and ``column`` are there for documents read from files.
    """

    code: str
    severity: str
    message: str
    at: Optional[str] = None
    file: Optional[str] = None
    line: Optional[int] = None
    column: Optional[int] = None
    notes: Tuple[str, ...] = ()
    help: Optional[str] = None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Problem":
        return cls(
            code=data["code"],
            severity=data["severity"],
            message=data["message"],
            at=data.get("at"),
            file=data.get("file"),
            line=data.get("line"),
            column=data.get("column"),
            notes=tuple(data.get("notes", ())),
            help=data.get("help"),
        )

    def __str__(self) -> str:
        place = self.at or ""
        if self.file is not None:
            place = self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"
        text = f"{place}: " if place else ""
        text += f"{self.severity}: {self.message} [{self.code}]"
        text += "".join(f"\n  note: {note}" for note in self.notes)
        return text + (f"\n  help: {self.help}" if self.help else "")


class PlumblineError(Exception):
    """Everything this package raises."""


class EngineNotFound(PlumblineError):
    """No executable: not given, not in $PLUMBLINE, not on PATH."""


class EngineGone(PlumblineError):
    """The engine ended, or was killed, with requests still in flight."""

    def __init__(self, message: str, exit_code: Optional[int] = None, stderr_tail: str = "") -> None:
        super().__init__(message)
        #: As :class:`subprocess.Popen` gives it: negative where a signal ended it.
        self.exit_code = exit_code
        #: The last 4 KiB it wrote on standard error.
        self.stderr_tail = stderr_tail


class StreamIncomplete(PlumblineError):
    """A stream's output was cut short, or is not what its trailer says."""


class EngineError(PlumblineError):
    """The engine refused a request. ``kind`` is stable; the message is for people and may improve."""

    def __init__(self, error: Mapping[str, Any]) -> None:
        data: Mapping[str, Any] = error.get("data") or {}
        self.code: int = error["code"]
        self.kind: str = data.get("kind", "internal")
        self.retryable: bool = bool(data.get("retryable", False))
        self.message: str = error["message"]
        self.at: Optional[str] = data.get("at")
        self.hint: Optional[str] = data.get("hint")
        self.problems: Tuple[Problem, ...] = tuple(Problem.of(each) for each in data.get("errors", ()))
        self.data: Mapping[str, Any] = data
        super().__init__("\n".join(str(each) for each in self.problems) or self.message)

    @staticmethod
    def of(error: Mapping[str, Any]) -> "EngineError":
        """The exception for the ``error`` member of an answer or of an error record."""
        kind = (error.get("data") or {}).get("kind")
        return _KINDS.get(kind, EngineError)(error)


class DocumentInvalid(EngineError):
    """A deployment, profile or option set with problems; ``problems`` has all of them."""


class InvalidParams(EngineError):
    """The request itself was not what the method takes."""


class UnknownProfile(EngineError):
    """No profile of that name."""


class Busy(EngineError):
    """Too many requests in flight; try again."""


class Cancelled(EngineError):
    """The request was cancelled."""


class DeadlineExceeded(EngineError, TimeoutError):
    """The request's time was over."""


_KINDS: "dict[Optional[str], Type[EngineError]]" = {
    "document_invalid": DocumentInvalid,
    "number_out_of_range": DocumentInvalid,
    "parse_error": DocumentInvalid,
    "invalid_params": InvalidParams,
    "unknown_profile": UnknownProfile,
    "busy": Busy,
    "cancelled": Cancelled,
    "deadline_exceeded": DeadlineExceeded,
}

"""What the engine answers, typed. Every result keeps the JSON it came as."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Dict, List, Mapping, Optional, Tuple, Union

from .errors import Problem


@dataclass(frozen=True)
class Interval:
    """A risk, 0 (none shown) to 100, with its bounds: ``low <= value <= high``."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Interval":
        return cls(data["value"], data["low"], data["high"])


@dataclass(frozen=True)
class Ground:
    """A value of the deployment that a figure rests on, with its evidence."""

    at: str
    line: Optional[int] = None
    column: Optional[int] = None
    source: Optional[str] = None
    grade: Optional[str] = None
    as_of: Optional[str] = None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Ground":
        return cls(
            data["at"], data.get("line"), data.get("column"), data.get("source"), data.get("grade"), data.get("asOf")
        )


@dataclass(frozen=True)
class Indicator:
    """One indicator of a record. What is unknown is ``None``, never 0."""

    id: str
    code: Optional[str]
    outcome: str
    value: Union[float, str, None]
    low: Optional[float]
    high: Optional[float]
    unit: str
    risk: Optional[Interval]
    weight: Optional[float]
    contribution: Optional[float]
    missing: Tuple[str, ...]
    reason: Optional[str]
    rests: Tuple[Ground, ...]
    data: Mapping[str, Any]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Indicator":
        return cls(
            id=data["id"],
            code=data.get("code"),
            outcome=data["outcome"],
            value=data.get("value"),
            low=data.get("low"),
            high=data.get("high"),
            unit=data["unit"],
            risk=Interval.of(data["risk"]) if "risk" in data else None,
            weight=data.get("weight"),
            contribution=data.get("contribution"),
            missing=tuple(data.get("missing", ())),
            reason=data.get("reason"),
            rests=tuple(Ground.of(each) for each in data.get("rests", ())),
            data=data,
        )


@dataclass(frozen=True)
class Module:
    """One module of a record."""

    id: str
    version: str
    outcome: str
    weight: float
    risk: Optional[Interval]
    coverage: float
    indicators: Tuple[Indicator, ...]
    data: Mapping[str, Any]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Module":
        return cls(
            id=data["id"],
            version=data["version"],
            outcome=data["outcome"],
            weight=data["weight"],
            risk=Interval.of(data["risk"]) if "risk" in data else None,
            coverage=data["coverage"],
            indicators=tuple(Indicator.of(each) for each in data["indicators"]),
            data=data,
        )


@dataclass(frozen=True)
class Gate:
    """A condition that passes, fails or is undetermined, whatever the score."""

    id: str
    verdict: str
    indicator: str
    limit: float
    value: Optional[float]
    basis: Optional[str]
    data: Mapping[str, Any]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Gate":
        return cls(
            data["id"], data["verdict"], data["indicator"], data["limit"], data.get("value"), data.get("basis"), data
        )


class _Raw:
    """A JSON document kept as the bytes it came as, read when it is looked at."""

    def __init__(self, raw: bytes, told: bytes = b"[]") -> None:
        #: The document exactly as the engine wrote it.
        self.raw = raw
        self._told = told

    @cached_property
    def diagnostics(self) -> Tuple[Problem, ...]:
        """Warnings and notes about what was read; they change no number."""
        return tuple(Problem.of(each) for each in json.loads(self._told))

    @cached_property
    def data(self) -> Dict[str, Any]:
        """The document as dictionaries and lists."""
        value: Dict[str, Any] = json.loads(self.raw)
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Raw) and self.raw == other.raw

    def __hash__(self) -> int:
        return hash(self.raw)


class Record(_Raw):
    """``plumbline-assessment/1``: one deployment under one profile."""

    @property
    def deployment_id(self) -> str:
        return str(self.data["deployment"]["id"])

    @property
    def profile_id(self) -> str:
        return str(self.data["profile"]["id"])

    @property
    def as_of(self) -> str:
        return str(self.data["asOf"])

    @cached_property
    def risk(self) -> Interval:
        return Interval.of(self.data["risk"])

    @property
    def band(self) -> Optional[str]:
        """NIST SP 800-30 band, or None where the evidence does not suffice for a verdict."""
        band = str(self.data["risk"]["band"])
        return None if band == "insufficient evidence" else band

    @property
    def coverage(self) -> float:
        """Share of the weight that was measured."""
        return float(self.data["coverage"])

    @property
    def partial(self) -> bool:
        """Whether some module could not answer for all its indicators."""
        return bool(self.data["partial"])

    @cached_property
    def gates(self) -> Tuple[Gate, ...]:
        return tuple(Gate.of(each) for each in self.data["gates"])

    @cached_property
    def modules(self) -> Tuple[Module, ...]:
        return tuple(Module.of(each) for each in self.data["modules"])

    def indicator(self, name: str) -> Indicator:
        """By code (``SC-05``), ``module/id``, or id where only one module has it. KeyError where there is none."""
        found = [
            indicator
            for module in self.modules
            for indicator in module.indicators
            if name in (indicator.code, indicator.id, f"{module.id}/{indicator.id}")
        ]
        if len(found) != 1:
            raise KeyError(f"{name}: {len(found)} indicators of this record have that name")
        return found[0]

    def __repr__(self) -> str:
        return f"<Record {self.deployment_id}: risk {self.risk.value:g} ({self.risk.low:g}…{self.risk.high:g})>"


class Ranking(_Raw):
    """``plumbline-ranking/1``: options side by side, and how far the order can be trusted."""

    @property
    def verdict(self) -> Optional[str]:
        """``robust``, ``contested``, ``undetermined`` or ``gated``; None for a plain matrix."""
        verdict = self.data.get("verdict")
        return None if verdict is None else str(verdict["word"])

    @property
    def leader(self) -> Optional[str]:
        """The option in front, where there is one."""
        return (self.data.get("verdict") or {}).get("leader")

    @property
    def sentences(self) -> Tuple[str, ...]:
        """The verdict in words."""
        return tuple((self.data.get("verdict") or {}).get("sentences", ()))

    @property
    def next_evidence(self) -> Tuple[Mapping[str, Any], ...]:
        """What to ask next: the unknown facts that would change the decision, most likely first."""
        return tuple(self.data.get("nextEvidence", ()))


class Differences(_Raw):
    """What changed from one record to another."""

    @property
    def same(self) -> bool:
        return bool(self.data["same"])


@dataclass(frozen=True)
class Validation:
    """Whether a deployment is sound, and everything that was found."""

    valid: bool
    problems: Tuple[Problem, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Validation":
        return cls(data["valid"], tuple(Problem.of(each) for each in data["diagnostics"]))


@dataclass(frozen=True)
class InstalledModule:
    """A module the engine found, usable or not."""

    id: Optional[str]
    version: Optional[str]
    title: Optional[str]
    directory: str
    usable: bool
    indicators: Tuple[str, ...]
    problems: Tuple[str, ...]
    data: Mapping[str, Any]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "InstalledModule":
        return cls(
            data.get("id"),
            data.get("version"),
            data.get("title"),
            data["directory"],
            data["usable"],
            tuple(data.get("indicators", ())),
            tuple(data.get("problems", ())),
            data,
        )


@dataclass(frozen=True)
class InstalledProfile:
    """A profile of the engine's search path."""

    name: str
    title: Optional[str]
    usable: bool

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "InstalledProfile":
        return cls(data["name"], data.get("title"), data["usable"])


@dataclass(frozen=True)
class Explanation:
    """An indicator's manifest entry."""

    module: str
    id: str
    code: Optional[str]
    question: str
    unit: str
    method: str
    needs: Tuple[str, ...]
    sources: List[Mapping[str, Any]]
    data: Mapping[str, Any]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Explanation":
        return cls(
            data["module"],
            data["id"],
            data.get("code"),
            data["question"],
            data["unit"],
            data.get("method", ""),
            tuple(data.get("needs", ())),
            list(data.get("sources", ())),
            data,
        )

"""Data frames: ``assess_frame`` for pandas (``pip install plumbline[pandas]``)."""

from __future__ import annotations

import math
from typing import Any, Dict, Iterator, List, Mapping, Optional, Union

from .engine import Deployment, Engine, Profile
from .errors import EngineError
from .results import Record


def assess_frame(
    frame: Any,
    profile: Profile = "baseline",
    *,
    column: str = "deployment",
    engine: Optional[Engine] = None,
    in_flight: int = 64,
    **options: Any,
) -> Any:
    """One row of results per row of a pandas data frame, under the same index.

    A row's deployment is its cell in ``column`` (a dictionary, or JSON text). Without such a column the columns named
    by JSON pointers make it up: ``id`` and, say, ``/platform/capacity``; a missing value there is unknown, never 0.

    The result has ``risk``, ``low``, ``high``, ``band``, ``coverage``, ``partial``, ``gates_failed``,
    ``gates_undetermined``, ``risk_<module>`` for each module, and ``error`` with the kind and ``message`` with the
    words of what went wrong where a row could not be assessed.
    """
    import pandas

    own = Engine(profile, **options) if engine is None else None
    running = own or engine
    assert running is not None
    rows: List[Dict[str, Any]] = []
    try:
        running.start()
        found = running.assess_many(
            _deployments(frame, column), in_flight=in_flight, on_error="yield", profile=profile
        )
        for result in found:
            rows.append(_row(result))
    finally:
        if own is not None:
            own.close()
    columns = list(_COLUMNS)
    columns += sorted({name for row in rows for name in row} - set(columns))
    return pandas.DataFrame(rows, index=frame.index, columns=columns)


_COLUMNS = (
    "risk",
    "low",
    "high",
    "band",
    "coverage",
    "partial",
    "gates_failed",
    "gates_undetermined",
    "error",
    "message",
)


def _deployments(frame: Any, column: str) -> Iterator[Deployment]:
    if column in frame.columns:
        for value in frame[column]:
            yield _cell(value)
        return
    pointers = [name for name in frame.columns if isinstance(name, str) and name.startswith("/")]
    if not pointers:
        raise KeyError(f"the frame has neither a column {column!r} nor columns named by JSON pointers")
    for position, (index, row) in enumerate(frame.iterrows()):
        identity = row["id"] if "id" in frame.columns else index
        deployment: Dict[str, Any] = {"format": "plumbline-deployment/1", "id": str(identity)}
        for pointer in pointers:
            put(deployment, pointer, plain(row[pointer]))
        yield deployment


def _cell(value: Any) -> Deployment:
    """Text is JSON here, never a path; what is missing is no deployment, and its row says so."""
    if isinstance(value, Mapping):
        return value
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else b"null"


def plain(value: Any) -> Any:
    """A cell as JSON: numpy's scalars as Python's, missing values as None."""
    if hasattr(value, "item") and not isinstance(value, (list, dict)):
        value = value.item()
    if value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ in ("NAType", "NaTType"):
        return None
    return value


def put(document: Dict[str, Any], pointer: str, value: Any) -> None:
    """Sets a member by JSON pointer, making the objects and lists on the way; numbers are places in a list."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    at: Union[Dict[str, Any], List[Any]] = document
    for place, step in enumerate(steps):
        is_last = place == len(steps) - 1
        fresh: Any = value if is_last else ([] if steps[place + 1].isdigit() else {})
        if isinstance(at, list):
            position = int(step)
            while len(at) <= position:
                at.append(None)
            if is_last or at[position] is None:
                at[position] = fresh
            at = at[position]
        else:
            if is_last or at.get(step) is None:
                at[step] = fresh
            at = at[step]


def _row(result: Union[Record, EngineError]) -> Dict[str, Any]:
    if isinstance(result, EngineError):
        return {"error": result.kind, "message": str(result)}
    row: Dict[str, Any] = {
        "risk": result.risk.value,
        "low": result.risk.low,
        "high": result.risk.high,
        "band": result.band,
        "coverage": result.coverage,
        "partial": result.partial,
        "gates_failed": sum(gate.verdict == "fail" for gate in result.gates),
        "gates_undetermined": sum(gate.verdict == "undetermined" for gate in result.gates),
    }
    for module in result.data["modules"]:
        row["risk_" + module["id"]] = module["risk"]["value"] if "risk" in module else None
    return row

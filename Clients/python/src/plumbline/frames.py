"""Data frames: ``assess_frame`` for pandas (``pip install plumbline[pandas]``)."""

from __future__ import annotations

import math
from typing import Any, Dict, Iterator, List, Mapping, Optional, Union

from .engine import Deployment, Engine, Profile
from .errors import EngineError
from .results import Record


def assess_frame(
    frame: Any,
    profile: Optional[Profile] = None,
    *,
    column: str = "deployment",
    engine: Optional[Engine] = None,
    in_flight: int = 64,
    **options: Any,
) -> Any:
    """One row of results per row of a pandas data frame, under the same index.

    A row's deployment is its cell in ``column`` (a dictionary, or JSON text). Without such a column the columns named
    by JSON pointers make it up: ``id`` and, say, ``/platform/capacity``; a missing value there is unknown, never 0.

    ``engine`` is one that runs already: its own profile, home and date hold unless others are given here. Without it one
    is started with ``profile`` (``baseline`` by default) and the options of :class:`Engine`.

    The result has ``risk``, ``low``, ``high``, ``band``, ``coverage``, ``partial``, ``gates_failed``,
    ``gates_undetermined``, ``risk_<module>`` for each module, and ``error`` with the kind and ``message`` with the
    words of what went wrong where a row could not be assessed.
    """
    import pandas

    own = Engine(profile if profile is not None else "baseline", **options) if engine is None else None
    running = own or engine
    assert running is not None
    rows: List[Dict[str, Any]] = []
    try:
        running.start()
        asked = {} if own is not None else {"profile": profile, **options}
        found = running.assess_many(_deployments(frame, column), in_flight=in_flight, on_error="yield", **asked)
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
    twice = sorted({name for name in pointers if pointers.count(name) > 1})
    if twice:
        raise ValueError(f"the frame has more than one column {twice[0]!r}")
    # Column by column: a row of its own would turn whole numbers beside a missing value into decimals.
    identities = list(frame["id"] if "id" in frame.columns else frame.index)
    columns = {pointer: list(frame[pointer]) for pointer in pointers}
    for position, identity in enumerate(identities):
        deployment: Dict[str, Any] = {"format": "plumbline-deployment/1"}
        name = plain(identity)
        if name is not None:
            deployment["id"] = str(name)
        try:
            for pointer, cells in columns.items():
                put(deployment, pointer, plain(cells[position]))
        except (TypeError, ValueError):
            yield b"null"  # Two columns of this row contradict each other: it is none, and says so in its place.
            continue
        yield deployment


def _cell(value: Any) -> Deployment:
    """Text is JSON here, never a path; what is missing is no deployment, and its row says so."""
    if isinstance(value, Mapping):
        return value
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else b"null"


def plain(value: Any) -> Any:
    """A cell as JSON: numpy's scalars and arrays as Python's, missing values as None."""
    if hasattr(value, "tolist") and not isinstance(value, (list, dict)):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
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

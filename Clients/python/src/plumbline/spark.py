"""Spark: ``assess_spark`` (``pip install plumbline[spark]``), a million deployments on as many machines as there are.

Each partition runs its own ``plumbline stream --trailer``; a partition whose output is cut short fails its task, so a
truncated result can never pass as complete.
"""

from __future__ import annotations

import json
from typing import Any, Dict, Iterator, List, Optional

from .stream import RecordStream

#: What is added to the columns of the input.
RESULT_SCHEMA = (
    "risk double, low double, high double, band string, coverage double, partial boolean, "
    "gates_failed int, gates_undetermined int, error string, message string, record string"
)


def assess_spark(
    dataframe: Any,
    profile: str = "baseline",
    *,
    column: str = "deployment",
    format: str = "record",
    home: Optional[str] = None,
    as_of: Optional[str] = None,
    executable: Optional[str] = None,
    jobs: int = 1,
) -> Any:
    """The data frame with the columns of :data:`RESULT_SCHEMA` added.

    ``column`` holds deployments as JSON text. ``format`` is ``record`` or ``summary``: what the column ``record``
    holds. The engine is found on each executor: ``executable``, else its ``$PLUMBLINE``, else its PATH. ``profile`` is
    a name or a path that exists on the executors. Give ``as_of``, so that all executors assess as of one day.
    """
    from pyspark.sql.types import StructType

    taken = {field.name for field in dataframe.schema.fields}
    added: Any = StructType.fromDDL(RESULT_SCHEMA)
    clash = [field.name for field in added.fields if field.name in taken]
    if clash:
        raise ValueError(f"the data frame already has the columns {', '.join(clash)}")
    if column not in taken:
        raise ValueError(f"the data frame has no column {column!r}")
    options: Dict[str, Any] = dict(
        profile=profile, format=format, home=home, as_of=as_of, executable=executable, jobs=jobs
    )

    def assess(frames: Iterator[Any]) -> Iterator[Any]:
        yield from assess_frames(frames, column, options)

    schema = StructType(list(dataframe.schema.fields) + list(added.fields))
    return dataframe.mapInPandas(assess, schema)


def assess_frames(frames: Iterator[Any], column: str, options: Dict[str, Any]) -> Iterator[Any]:
    """One partition: pandas frames in, the same rows with results out."""
    held: List[Any] = []

    def batches() -> Iterator[List[Any]]:
        for frame in frames:
            held.append(frame)
            yield [value if isinstance(value, str) else None for value in frame[column]]

    for lines in RecordStream(**options).batches(batches()):
        frame = held.pop(0).copy()
        rows = [_row(line) for line in lines]
        for name in _NAMES:
            frame[name] = [row.get(name) for row in rows]
        yield frame


_NAMES = tuple(part.split()[0] for part in RESULT_SCHEMA.split(", "))


def _row(line: bytes) -> Dict[str, Any]:
    result = json.loads(line)
    text = line.decode()
    if result["format"] == "plumbline-error/1":
        error = result["error"]
        return {"error": error["data"]["kind"], "message": error["message"], "record": text}
    verdicts = [gate["verdict"] for gate in result["gates"]]
    risk = result["risk"]
    return {
        "risk": float(risk["value"]),
        "low": float(risk["low"]),
        "high": float(risk["high"]),
        "band": risk["band"],
        "coverage": float(result["coverage"]),
        "partial": result["partial"],
        "gates_failed": verdicts.count("fail"),
        "gates_undetermined": verdicts.count("undetermined"),
        "record": text,
    }

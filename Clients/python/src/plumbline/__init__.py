"""Risk of digital infrastructure, in figures that can be checked.

>>> from plumbline import Engine
>>> with Engine(profile="baseline", home="ES") as engine:
...     record = engine.assess({"format": "plumbline-deployment/1", "id": "x", "platform": {"capacity": 10}})
...     print(record.risk.value, record.band)
"""

from .engine import Engine, Pending
from .errors import (
    Busy,
    Cancelled,
    DeadlineExceeded,
    DocumentInvalid,
    EngineError,
    EngineGone,
    EngineNotFound,
    InvalidParams,
    PlumblineError,
    Problem,
    StreamIncomplete,
    UnknownProfile,
)
from .frames import assess_frame
from .results import (
    Differences,
    Explanation,
    Gate,
    Ground,
    Indicator,
    InstalledModule,
    InstalledProfile,
    Interval,
    Module,
    Ranking,
    Record,
    Validation,
)
from .spark import assess_spark
from .stream import RecordStream, stream

__all__ = [
    "Busy",
    "Cancelled",
    "DeadlineExceeded",
    "Differences",
    "DocumentInvalid",
    "Engine",
    "EngineError",
    "EngineGone",
    "EngineNotFound",
    "Explanation",
    "Gate",
    "Ground",
    "Indicator",
    "InstalledModule",
    "InstalledProfile",
    "Interval",
    "InvalidParams",
    "Module",
    "Pending",
    "PlumblineError",
    "Problem",
    "Ranking",
    "Record",
    "RecordStream",
    "StreamIncomplete",
    "UnknownProfile",
    "Validation",
    "assess_frame",
    "assess_spark",
    "stream",
]
__version__ = "0.1.0"

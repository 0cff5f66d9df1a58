"""JSON that the engine will take as a line: what is not sound is refused here, with the engine's own kind of error.

A line that the engine cannot read is answered without an id, so no caller could be told it was theirs.
"""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List, Tuple

from .errors import EngineError

#: The engine takes 128 levels; a request around a document is two of them.
_DEPTH_LIMIT = 126
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|([\[{])|([\]}])', re.DOTALL)


def compact(value: Any) -> bytes:
    """JSON on one line. Infinities, NaN and lone surrogates are refused."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
    except (ValueError, TypeError, RecursionError) as error:
        raise refused(str(error)) from error
    return shallow(text)


def sound_json(text: bytes) -> bytes:
    """JSON text on one line, as it is; refused where it is not strict JSON or a name comes twice."""
    try:
        value = json.loads(text.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant)
        if b"\\u" in text:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise refused(str(error)) from error
    return shallow(one_line(text))


def one_line(text: bytes) -> bytes:
    """JSON text without line breaks: in JSON they stand between tokens only."""
    if b"\n" in text or b"\r" in text:
        text = text.replace(b"\r", b" ").replace(b"\n", b" ")
    return text


def shallow(text: bytes) -> bytes:
    """The text, where it is not nested too deep."""
    if text.count(b"{") + text.count(b"[") <= _DEPTH_LIMIT:
        return text
    depth = 0
    for match in _BRACKETS.finditer(text):
        if match.group(1):
            depth += 1
            if depth > _DEPTH_LIMIT:
                raise refused(f"nested deeper than {_DEPTH_LIMIT} levels")
        elif match.group(2):
            depth -= 1
    return text


def refused(why: str, kind: str = "parse_error", code: int = -32700) -> EngineError:
    return EngineError.of({"code": code, "message": why, "data": {"kind": kind, "retryable": False}})


def _unique(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the member {twice!r} comes twice")
    return members


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")

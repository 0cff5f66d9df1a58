"""Plumbline modules in Python: this one file beside your program, nothing else. Python 3.8 or newer.

    from plumbline_module import Module, bounded, not_applicable, unavailable

    module = Module()

    @module.indicator("operators-per-site")        # the id in module.yaml; facts of the manifest are never repeated
    def operators_per_site(reading):
        operators = reading["staffing"]["operators"].number     # None when it is not known
        sites = reading["staffing"]["sites"].number
        if operators is None or sites is None:
            return unavailable()                   # what was missing is remembered for you
        return operators / sites                   # what was read is remembered, too

    if __name__ == "__main__":
        module.run()

An indicator returns a number, a key of its table (a string), or one of the answers below. It measures in its own unit
and never scores. Unknown is a value: never take it for 0, an empty list or a default. What an indicator raises becomes
a `failed` answer with the exception as its reason. Print and log freely: standard output is kept for messages, and what
you print goes to standard error.

To try an indicator without the engine: module.measure({"staffing": {"operators": 6, "sites": 4}}).
"""

import json
import math
import os
import re
import sys

__all__ = ["Module", "Reading", "Value", "Answer", "measured", "bounded", "among", "unavailable", "not_applicable",
           "failed"]

PROTOCOL_VERSIONS = ["1.0"]
GREATEST_EXACT_INTEGER = 2**53 - 1


class Answer:
    """How an indicator's question was answered. Made by the functions below."""

    def __init__(self, outcome, **members):
        self.outcome = outcome
        self.members = members
        self.rests = None

    def resting_on(self, *values):
        """The same answer, resting on these values instead of on everything that was read."""
        self.rests = values
        return self

    def saying(self, note):
        """The same answer with a note of at most 600 characters: what the figure means where the figure alone would
        mislead. It changes no number."""
        if note:
            self.members["note"] = note
        return self


def measured(value):
    """A finite number or a key: what returning it plainly means, for an answer that is to say or rest on something."""
    if _is_number(value) or isinstance(value, str):
        return Answer("measured", value=value)
    return failed("%r is neither a finite number, a key nor an answer" % (value,))


def bounded(low, high, value=None):
    """Anything from low to high. Give `value` only where the spread comes from the method, such as several models,
    never where a fact is missing: without it the worse end counts."""
    numbers = [low, high] if value is None else [low, high, value]
    if not all(_is_number(number) for number in numbers):
        return failed("the bounds %r … %r are not finite numbers" % (low, high))
    if low > high or (value is not None and not low <= value <= high):
        return failed("the bounds %r … %r are not in order" % (low, high))
    if low == high:
        return Answer("measured", value=low)
    return Answer("bounded", low=low, high=high, **({} if value is None else {"value": value}))


def among(*keys):
    """One of several keys of the indicator's table, and it is not known which."""
    return Answer("measured", value=keys[0]) if len(keys) == 1 else Answer("bounded", among=list(keys))


def unavailable(because=None):
    """It cannot be said, because of what was looked for in vain, or for a reason that no pointer can tell."""
    return Answer("unavailable", **({} if because is None else {"reason": because}))


def not_applicable():
    """The question does not arise, and what was read shows it. Never to be concluded from an absence."""
    return Answer("not-applicable")


def failed(reason):
    return Answer("failed", reason=str(reason))


class Value:
    """A value of the deployment, known or not. Walking with [] records nothing; asking for a number, text, flag, items
    or members records the value as read or, where it is not known, as missing."""

    __slots__ = ("_reading", "_value", "pointer", "_is_recorded")

    def __init__(self, reading, value, pointer, is_recorded=True):
        self._reading = reading
        self._value = value
        self.pointer = pointer
        self._is_recorded = is_recorded

    def __getitem__(self, key):
        """The member of an object. Below something unknown everything is unknown."""
        value = self._value.get(key) if isinstance(self._value, dict) else None
        pointer = self.pointer + "/" + str(key).replace("~", "~0").replace("/", "~1")
        return Value(self._reading, value, pointer, self._is_recorded)

    @property
    def is_known(self):
        """Whether there is a value here. Not recorded."""
        return self._value is not None

    @property
    def number(self):
        """A finite number, or None."""
        return self._noted(self._value if _is_number(self._value) else None)

    @property
    def integer(self):
        """A whole number within ±(2^53 − 1), or None."""
        value = self._value
        is_whole = _is_number(value) and value == int(value) and abs(value) <= GREATEST_EXACT_INTEGER
        return self._noted(int(value) if is_whole else None)

    @property
    def text(self):
        return self._noted(self._value if isinstance(self._value, str) else None)

    @property
    def flag(self):
        return self._noted(self._value if isinstance(self._value, bool) else None)

    @property
    def items(self):
        """The elements of a list: [] when it is known to be empty, None when it is not known. An element may be unknown
        itself. Only an empty list is recorded as read: otherwise its elements are, as they are."""
        if not isinstance(self._value, list):
            return self._noted(None)
        if not self._value:
            self._noted(self._value)
        return [
            Value(self._reading, element, "%s/%d" % (self.pointer, position), self._is_recorded)
            for position, element in enumerate(self._value)
        ]

    @property
    def members(self):
        """The members of an object as pairs of name and value, or None. Recorded like `items`."""
        if not isinstance(self._value, dict):
            return self._noted(None)
        if not self._value:
            self._noted(self._value)
        return [(name, self[name]) for name in self._value]

    def _noted(self, result):
        if self._is_recorded:
            (self._reading._missing if result is None else self._reading._rests).setdefault(self.pointer)
        return result


class Reading:
    """What an indicator is given: the declared part of a deployment, the parameters, and what of the assessor a module
    is told."""

    def __init__(self, deployment, parameters=None, context=None, upstream=None, as_of=None):
        context = context or {}
        self.deployment = Value(self, deployment, "")
        self.parameters = Value(self, parameters or {}, "", is_recorded=False)
        self.home = context.get("home")
        self.trusted = context.get("trusted") or []
        self.horizon_years = context.get("horizonYears")
        self.as_of = as_of
        self._upstream = upstream or {}
        self._begin()

    def __getitem__(self, key):
        """A member of the deployment."""
        return self.deployment[key]

    def is_trusted(self, code):
        """Whether a code is the home or one the assessor trusts; None when no home was given."""
        return None if self.home is None else code == self.home or code in self.trusted

    def upstream(self, indicator):
        """Another module's indicator, `module/indicator`, that the manifest lists; None unless it was measured."""
        entry = self._upstream.get(indicator) or {}
        return entry.get("value") if entry.get("outcome") == "measured" else None

    def _begin(self):
        # Dictionaries keep the order in which things were first read.
        self._rests = {}
        self._missing = {}


class Module:
    """A program that measures indicators of deployments, one answer per request, until its input ends."""

    def __init__(self):
        self._indicators = {}

    def indicator(self, name):
        """Decorates the function that measures the indicator of this id."""

        def register(function):
            if name in self._indicators:
                raise ValueError("two functions measure the indicator '%s'" % name)
            self._indicators[name] = function
            return function

        return register

    def measure(self, deployment, parameters=None, context=None, upstream=None, as_of=None, only=None):
        """The measurements of one deployment, as they go over the wire; `only` names the indicators that are wanted."""
        reading = Reading(deployment, parameters, context, upstream, as_of)
        return [
            self._measured(name, function, reading)
            for name, function in self._indicators.items() if only is None or name in only]

    def _measured(self, name, function, reading):
        reading._begin()
        try:
            answer = self._answer(function(reading), reading)
        except Exception as error:  # one indicator's failure is that indicator's answer
            answer = failed("%s: %s" % (type(error).__name__, error))
        measurement = {"indicator": name, "outcome": answer.outcome, **answer.members}
        if answer.outcome == "unavailable":
            measurement["missing"] = list(reading._missing)
        rests = list(reading._rests) if answer.rests is None else [value.pointer for value in answer.rests]
        if rests:
            measurement["rests"] = rests
        return measurement

    def _answer(self, result, reading):
        if isinstance(result, Answer):
            if result.outcome == "unavailable" and not reading._missing and "reason" not in result.members:
                return failed("it was called unavailable, though nothing it read was missing")
            return result
        return measured(result)

    def run(self):
        """Serves the line protocol on standard input and output until the input ends."""
        if os.isatty(0):
            sys.exit("This program answers Plumbline's line protocol. To try it: plumbline modules check .")
        with os.fdopen(os.dup(0), "rb") as source, os.fdopen(os.dup(1), "wb") as sink:
            null = os.open(os.devnull, os.O_RDONLY)
            os.dup2(null, 0)
            os.dup2(2, 1)  # whatever else is printed goes to standard error
            sys.stdout = sys.stderr
            for line in source:
                if line.strip():
                    is_over = self._take(line, sink)
                    if is_over:
                        return

    def _take(self, line, sink):
        """Answers one line; whether that was the last."""
        try:
            message = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            _write(sink, "null", _error(-32700, str(error)))
            return False
        if not isinstance(message, dict) or "method" not in message or "id" not in message:
            return False  # a notification, or nothing that asks for an answer
        method, params = message["method"], message.get("params") or {}
        try:
            answer = self._reply(method, params)
        except Exception as error:
            answer = _error(-32603, "%s: %s" % (type(error).__name__, error))
        _write(sink, _spelled_id(line, message["id"]), answer)
        return method == "shutdown"

    def _reply(self, method, params):
        if method == "measure":
            if not isinstance(params.get("deployment"), dict):
                return _error(-32602, "the member 'deployment' is missing")
            measurements = self.measure(
                params["deployment"], params.get("parameters"), params.get("context"), params.get("upstream"),
                params.get("asOf"), params.get("only"))
            return {"result": {"measurements": measurements}}
        if method == "hello":
            return self._greeting(params)
        if method in ("ping", "shutdown"):
            return {"result": {}}
        return _error(-32601, "there is no method %s here" % method)

    def _greeting(self, params):
        common = [version for version in params.get("versions", []) if version in PROTOCOL_VERSIONS]
        if not common:
            return _error(1001, "none of the offered versions is spoken here", supported=PROTOCOL_VERSIONS)
        manifest = params.get("module") or {}
        listed = manifest.get("indicators", list(self._indicators))
        if sorted(listed) != sorted(self._indicators):
            only_there = [name for name in listed if name not in self._indicators]
            only_here = [name for name in self._indicators if name not in listed]
            return _error(
                3003, "manifest and code list different indicators; only in the manifest: %s; only in the code: %s"
                % (", ".join(only_there) or "none", ", ".join(only_here) or "none"))
        identity = {"id": manifest.get("id", ""), "version": manifest.get("version", "")}
        return {"result": {"version": common[0], "module": identity, "concurrency": 64}}


_KINDS = {-32700: "parse_error", -32601: "method_not_found", -32602: "invalid_params", -32603: "internal",
          1001: "unsupported_protocol", 3003: "module_handshake_failed"}


def _error(code, message, **data):
    return {"error": {"code": code, "message": message, "data": {"kind": _KINDS[code], "retryable": False, **data}}}


def _write(sink, spelled_id, answer):
    # ASCII only, so that no character can be taken for the end of a line; never NaN.
    body = json.dumps(answer, allow_nan=False, separators=(",", ":"))
    sink.write(('{"jsonrpc":"2.0","id":' + spelled_id + "," + body[1:] + "\n").encode("utf-8", "replace"))
    sink.flush()


def _spelled_id(line, value):
    """The id as the caller spelled it, so that it comes back byte for byte."""
    for match in re.finditer(r'"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?[0-9]+)', line.decode("utf-8")):
        if json.loads(match.group(1)) == value:
            return match.group(1)
    return json.dumps(value)


def _refuse_constant(name):
    raise ValueError("%s is not a JSON number" % name)


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)

"""A module that keeps the line protocol, but for the one thing its argument names."""
import json
import os
import random
import select
import sys
import time

BROKEN = sys.argv[1] if len(sys.argv) > 1 else ""
source, sink = os.fdopen(0, "rb", buffering=0), os.fdopen(1, "wb", buffering=0)
buffer, ended, previous, current = b"", False, None, None
measured = 0


def raw_lines():
    """Lines as they come; several may be waiting."""
    global buffer, ended
    while True:
        chunk = os.read(0, 1 << 24)
        if not chunk:
            ended = True
            return
        if BROKEN == "chunk-is-message":
            if chunk.endswith(b"\n"):
                yield from chunk.split(b"\n")
            continue
        buffer += chunk
        *lines, buffer = buffer.split(b"\n")
        if BROKEN == "one-at-a-time" and len([line for line in lines if b'"measure"' in line]) > 1:
            lines = lines[:1]
        for position, line in enumerate(lines):
            if BROKEN == "cancelled-is-dropped" and any(b"notifications/cancelled" in later for later in lines[position:]):
                if b'"measure"' in line:
                    continue
            yield line


def write(text):
    sink.write(text.encode() + b"\n")


def spelled(line, value):
    if BROKEN == "digits-become-numbers" and isinstance(value, str) and value.isdigit():
        return value
    if BROKEN == "large-ids-become-floats" and isinstance(value, int) and value > 2**50:
        return repr(float(value))
    if BROKEN == "ids-are-respelled":
        return json.dumps(value)
    start = line.index(b'"id":') + 5
    _, end = json.JSONDecoder().raw_decode(line[start:].decode())
    return line[start:].decode()[:end]


def unready(parts):
    flags = [(part or {}).get("ready") for part in parts]
    rests = ["/crew/parts/%d/ready" % at for at, flag in enumerate(flags) if flag is not None]
    low, unknown = flags.count(False) / len(flags), flags.count(None) / len(flags)
    if BROKEN == "unknown-is-good" or unknown == 0:
        return {"outcome": "measured", "value": low, "rests": rests}
    return {"outcome": "bounded", "low": low, "high": low + unknown, "rests": rests}


def share(deployment):
    crew = deployment.get("crew") or {}
    parts = crew.get("parts")
    if parts is None:
        if BROKEN == "absence-is-a-fact":
            return {"outcome": "not-applicable"}
        if BROKEN == "misses-elsewhere":
            return {"outcome": "unavailable", "missing": ["/secret"]}
        return {"outcome": "unavailable", "missing": ["/crew/parts"]}
    if not parts:
        if BROKEN == "fails-on-empty":
            return {"outcome": "failed", "reason": "division by zero"}
        return {"outcome": "not-applicable", "rests": ["/crew/parts"]}
    answer = unready(parts)
    if BROKEN == "outside-domain" and answer.get("value") == 0:
        answer["value"] = -5
    if BROKEN == "word-for-number" and "value" in answer:
        answer["value"] = "many"
    if BROKEN == "rests-elsewhere":
        answer["rests"] = ["/secret"]
    if BROKEN == "reads-undeclared" and "secret" in deployment:
        answer = {"outcome": "measured", "value": 1}
    return answer


def state(deployment):
    crew = deployment.get("crew") or {}
    if BROKEN == "never-measures":
        return {"outcome": "unavailable", "missing": [], "reason": "there is no model"}
    if BROKEN == "misses-what-is-there" and crew.get("parts"):
        return {"outcome": "unavailable", "missing": ["/crew/parts"]}
    if "state" not in crew:
        if BROKEN == "says-nothing-missing":
            return {"outcome": "unavailable", "missing": []}
        return {"outcome": "unavailable", "missing": ["/crew/state"]}
    if BROKEN == "needs-more-than-it-says" and not crew.get("parts"):
        return {"outcome": "measured", "value": "bad", "rests": ["/crew/state"]}
    value = 3 if BROKEN == "number-for-key" else "superb" if BROKEN == "stranger-key" else crew["state"]
    return {"outcome": "measured", "value": value, "rests": ["/crew/state"]}


def measurements(params):
    global previous, current
    deployment = params["deployment"]
    found = [{"indicator": "unready-share", **share(deployment)}, {"indicator": "state", **state(deployment)}]
    crew = deployment.get("crew")
    again = current is not None and crew == current[0]
    if not again:
        previous, current = current, (crew,)
    if BROKEN == "random":
        found[0]["note"] = str(random.random())
    if BROKEN == "answers-repetitions-otherwise" and again and "x-undeclared" not in deployment:
        found[0]["note"] = "again"
    if BROKEN == "remembers" and previous == (None,):
        found[0]["note"] = "after nothing"
    if BROKEN == "alone-is-otherwise" and "only" in params:
        found[0] = {"indicator": "unready-share", "outcome": "failed", "reason": "alone"}
    if BROKEN == "leaves-out":
        found.pop()
    if BROKEN == "stranger-indicator":
        found.append({"indicator": "mood", "outcome": "measured", "value": 1})
    if BROKEN == "twice":
        found.append(found[0])
    return found


def greeting(params):
    versions = params["versions"]
    if BROKEN == "newer-version":
        return {"result": {"version": "2.0"}}
    if "1.0" not in versions and BROKEN != "any-version":
        data = {} if BROKEN == "supported-untold" else {"data": {"supported": ["1.0"]}}
        return {"error": {"code": 1001, "message": "only 1.0", **data}}
    version = versions[0] if BROKEN == "first-version" else "1.0"
    name = "another" if BROKEN == "another-identity" else params["module"]["id"]
    return {"result": {"version": version, "module": {"id": name, "version": "1.0.0"}, "concurrency": 16}}


def reply(method, params):
    global measured
    if method == "hello":
        return greeting(params)
    if method == "measure":
        measured += 1
        known = {"deployment", "parameters", "context", "upstream", "asOf", "only", "_meta"}
        if BROKEN == "refuses-unknown-members" and set(params) - known:
            return {"error": {"code": -32602, "message": "unknown member"}}
        if BROKEN == "refuses-to-measure":
            return {"error": {"code": -32603, "message": "not today"}}
        if BROKEN == "slow" and measured == 1:
            time.sleep(0.35)
        if BROKEN == "floods":
            os.write(2, b"x" * 100_000)
        if BROKEN == "stray-line":
            write("measuring ...")
        if BROKEN == "drops-at-end":
            time.sleep(0.02)
            waiting = select.poll()
            waiting.register(0, select.POLLIN | select.POLLHUP)
            if not buffer and any(event & select.POLLHUP and not event & select.POLLIN for _, event in waiting.poll(0)):
                os._exit(0)
        return {"result": {"measurements": measurements(params)}}
    if method == "ping":
        return {"error": {"code": -32601, "message": "no ping"}} if BROKEN == "no-ping" else {"result": {}}
    if method == "shutdown" and BROKEN != "refuses-shutdown":
        return {"result": {}}
    return {"result": {}} if BROKEN == "knows-everything" else {"error": {"code": -32601, "message": "no such method"}}


if BROKEN == "banner":
    write("Welcome!")
for line in raw_lines():
    if not line.strip():
        if BROKEN == "blank-line-is-the-end" and line.strip(b"\r") == b"":
            sys.exit(1)
        continue
    if BROKEN == "long-lines-are-lost" and len(line) > 65_536:
        continue
    message = json.loads(line)
    if "id" not in message:
        if BROKEN == "dies-of-notifications" and message["method"] == "notifications/weather":
            sys.exit(1)
        if BROKEN == "dies-of-cancellation" and message["method"] == "notifications/cancelled":
            sys.exit(1)
        if BROKEN == "answers-notifications":
            write('{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no id"}}')
        continue
    if BROKEN == "silent" or (BROKEN == "no-time-no-answer" and b'"dev.plumbline/deadlineMs":0}' in line):
        continue
    answer = '{"jsonrpc":"2.0","id":%s,%s' % (spelled(line, message["id"]), json.dumps(reply(message["method"], message["params"]))[1:])
    write(answer)
    if BROKEN == "answers-twice" and message["method"] == "dance/waltz":
        write(answer)
    if message["method"] == "shutdown" and BROKEN != "refuses-shutdown":
        break
if BROKEN == "half-a-line":
    sink.write(b"bye")
if BROKEN == "stays":
    time.sleep(30)
sys.exit(3 if BROKEN == "exit-3" else 0)

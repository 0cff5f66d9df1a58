"""A module in Python: the whole protocol, and one indicator."""
import json
import sys


def measure(deployment):
    staffing = deployment.get("staffing", {})
    missing = ["/staffing/" + name for name in ("operators", "sites") if name not in staffing]
    if missing:
        return {"indicator": "operators-per-site", "outcome": "unavailable", "missing": missing}
    return {
        "indicator": "operators-per-site",
        "outcome": "measured",
        "value": staffing["operators"] / staffing["sites"],
        "rests": ["/staffing/operators", "/staffing/sites"],
    }


def answer(request):
    method, params = request["method"], request.get("params", {})
    if method == "hello":
        if "1.0" not in params.get("versions", []):
            return {"error": {"code": 1001, "message": "only 1.0 is spoken here", "data": {"supported": ["1.0"]}}}
        return {"result": {"version": "1.0", "module": {"id": "staffing", "version": "0.1.0"}, "concurrency": 8}}
    if method == "measure":
        return {"result": {"measurements": [measure(params["deployment"])]}}
    if method in ("ping", "shutdown"):
        return {"result": {}}
    return {"error": {"code": -32601, "message": "there is no method " + method}}


for line in sys.stdin:
    request = json.loads(line)
    if "method" in request and "id" in request:
        print(json.dumps({"jsonrpc": "2.0", "id": request["id"], **answer(request)}), flush=True)
        if request["method"] == "shutdown":
            break

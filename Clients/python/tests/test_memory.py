"""A hundred thousand deployments through the client, with memory measured on both sides."""

import subprocess
import sys

import pytest

SCRIPT = """
import resource, sys
sys.path[:0] = {path!r}
from plumbline import Engine

def memory(pid):
    with open(f"/proc/{{pid}}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))

def deployments():
    for number in range({count}):
        yield {{"format": "plumbline-deployment/1", "id": f"d{{number}}",
               "platform": {{"capacity": 1000 + number, "load-per-device": 0.5}},
               "devices": [{{"class": "meters", "count": 500 + number % 400}}]}}

with Engine({profile!r}, home="ES", as_of="2026-11-23", executable={executable!r}) as engine:
    seen = 0
    for number, record in enumerate(engine.assess_many(deployments(), in_flight=128)):
        if f'"id":"d{{number}}"'.encode() not in record.raw[:400]:
            raise SystemExit(f"record {{number}} is {{record.raw[:400]}}")
        seen += 1
        if seen % {step} == 0:
            print(seen, memory("self"), memory(engine.pid), flush=True)
"""


@pytest.mark.slow
def test_a_hundred_thousand_deployments_take_no_more_memory_than_ten_thousand(executable, tmp_path):
    # One module of the four: what is tested is the client and the wire.
    profile = tmp_path / "scale.yaml"
    profile.write_text("format: plumbline-profile/1\nid: scale-only\nmodules: { scale: {} }\n")
    script = SCRIPT.format(path=sys.path, count=100_000, step=10_000, executable=executable, profile=str(profile))
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=1500)
    assert run.returncode == 0, run.stderr
    rows = [tuple(map(int, line.split())) for line in run.stdout.splitlines()]
    print("\ndeployments  client KiB  engine KiB")
    for row in rows:
        print("%11d %11d %11d" % row)
    assert rows[-1][0] == 100_000
    for side in (1, 2):
        start = max(row[side] for row in rows[:2])
        assert rows[-1][side] <= start * 1.15 + 4096, rows
        assert rows[-1][side] < 128 * 1024

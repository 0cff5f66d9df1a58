"""The real engine, a deployment, and modules that are slow on purpose."""

import json
import os
import pathlib
import subprocess

import pytest

from plumbline import Engine
from plumbline._process import find_executable

ROOT = pathlib.Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "Examples" / "d6-asean-city" / "option-b.yaml"
AS_OF = "2026-11-23"
SMALL = {"format": "plumbline-deployment/1", "id": "x", "platform": {"capacity": 10}}

SLOW = """
import json, sys, time
for line in sys.stdin:
    request = json.loads(line)
    if "id" not in request: continue
    result = {"version": "1.0", "concurrency": 1}
    if request["method"] == "measure":
        time.sleep(%s)
        result = {"measurements": [{"indicator": "answer", "outcome": "measured", "value": 0.5}]}
    print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
"""

MANIFEST = """format: plumbline-module/1
id: slow
version: 1.0.0
title: Slow
protocol: ["1.0"]
command: [python3, main.py]
input: input.schema.json
limits: { measure-seconds: 60 }
indicators:
  - { id: answer, question: What?, unit: ratio, value-function: { points: [[0, 0], [1, 100]] } }
"""

SLOW_PROFILE = {"format": "plumbline-profile/1", "id": "slow", "modules": {"slow": {}}}
SLOW_DEPLOYMENT = {"format": "plumbline-deployment/1", "id": "x", "odd": 1}


@pytest.fixture(scope="session")
def executable() -> str:
    return find_executable()


@pytest.fixture(scope="session")
def engine(executable):
    with Engine(home="ES", as_of=AS_OF, executable=executable, timeout=60) as running:
        yield running


@pytest.fixture
def slow_modules(tmp_path):
    """A directory with a module that answers after 30 seconds."""
    return slow_module(tmp_path, 30)


def slow_module(directory, seconds):
    folder = directory / "modules" / "slow"
    folder.mkdir(parents=True, mode=0o755)
    (folder / "module.yaml").write_text(MANIFEST)
    (folder / "input.schema.json").write_text('{"type":"object","properties":{"odd":{"type":"number"}}}')
    (folder / "main.py").write_text(SLOW % seconds)
    for path in (directory, directory / "modules", folder):
        path.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)
    return str(directory / "modules")


@pytest.fixture(scope="session")
def example_json(executable) -> bytes:
    """The example deployment as JSON on one line, read by nothing but a plain YAML subset: the engine's own words."""
    yaml = pytest.importorskip("yaml")
    with open(EXAMPLE) as file:
        document = yaml.load(file, Loader=_Strings)
    return json.dumps(document, ensure_ascii=False).encode()


def _loader():
    """YAML 1.2's core types for what the examples use: dates and `NO` stay text."""
    try:
        import re

        import yaml
    except ImportError:
        return None

    class Strings(yaml.SafeLoader):
        pass

    Strings.yaml_implicit_resolvers = {
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null")
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Strings.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
    Strings.add_implicit_resolver(
        "tag:yaml.org,2002:float", re.compile(r"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+$"), list("-+.0123456789")
    )
    return Strings


_Strings = _loader()


def processes_of(pid):
    """Every living descendant of a process, itself first."""
    found = [pid]
    for child in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split():
        found += processes_of(int(child))
    return found


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def peak_memory(pid):
    """KiB of the largest resident size a process had."""
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))

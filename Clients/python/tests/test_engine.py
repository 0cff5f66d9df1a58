"""The client against the real engine."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

import plumbline
from plumbline import (
    Cancelled,
    DeadlineExceeded,
    DocumentInvalid,
    Engine,
    EngineError,
    EngineGone,
    EngineNotFound,
    InvalidParams,
    PlumblineError,
    Record,
    UnknownProfile,
)

from conftest import (
    AS_OF,
    EXAMPLE,
    ROOT,
    SLOW_DEPLOYMENT,
    SLOW_PROFILE,
    SMALL,
    is_alive,
    processes_of,
    slow_module,
)


def without_places(text):
    return re.sub(rb',"line":\d+,"column":\d+', b"", text)


def test_a_record_is_typed_and_keeps_the_bytes_it_came_as(engine):
    record = engine.assess(SMALL)
    assert isinstance(record, Record)
    assert json.loads(record.raw) == record.data
    assert record.deployment_id == "x" and record.profile_id == "baseline" and record.as_of == AS_OF
    assert 0 <= record.risk.low <= record.risk.value <= record.risk.high <= 100
    assert record.band is None, "hardly anything is known of it"
    assert {module.id for module in record.modules} >= {"scale", "governance"}
    capacity = record.indicator("SC-05")
    assert capacity.outcome == "unavailable" and capacity.value is None and capacity.missing
    with pytest.raises(KeyError):
        record.indicator("no-such-indicator")


def test_what_is_said_besides_stands_beside_the_record(engine):
    plain = engine.assess(SMALL)
    assert plain.diagnostics == ()
    record = engine.assess({**SMALL, "weather": {"diagnostics": [1]}})
    (note,) = record.diagnostics
    assert note.severity == "note" and note.code == "deployment.unknown-member" and note.at == "/weather"
    assert record.data["risk"] == plain.data["risk"]
    assert json.loads(record.raw) == record.data and "diagnostics" not in record.data


def test_the_same_deployment_gives_the_same_bytes_as_on_the_command_line(executable, example_json):
    options = ["--profile", "smart-city-procurement", "--as-of", AS_OF]
    told = subprocess.run(
        [executable, "assess", str(EXAMPLE), "--format", "json", *options], capture_output=True, cwd=ROOT
    ).stdout.strip()
    with Engine("smart-city-procurement", as_of=AS_OF, executable=executable) as engine:
        from_path = engine.assess(EXAMPLE)
        from_text = engine.assess(example_json)
        from_object = engine.assess(json.loads(example_json))
    assert without_places(from_path.raw) == without_places(told)
    assert b'"line":' in from_path.raw and from_path.indicator("GV-03").rests[0].line
    assert from_text.raw == from_object.raw == without_places(told)
    streamed = list(plumbline.stream([example_json], "smart-city-procurement", as_of=AS_OF, executable=executable))
    assert streamed == [from_text.raw]


def test_a_bad_deployment_is_told_with_every_problem_and_its_place(engine):
    with pytest.raises(DocumentInvalid) as caught:
        engine.assess(ROOT / "Tests" / "Fixtures" / "misspelt.yaml")
    error = caught.value
    assert error.kind == "document_invalid" and error.code == 2001 and not error.retryable
    assert len(error.problems) == 3
    assert error.problems[0].at and error.problems[0].line and error.problems[0].column
    assert "did you mean 'growth'" in str(error)
    found = engine.validate(ROOT / "Tests" / "Fixtures" / "misspelt.yaml")
    assert not found.valid and [each.code for each in found.problems] == [each.code for each in error.problems]
    assert engine.validate(SMALL).valid


def test_each_kind_of_refusal_has_its_exception(engine):
    with pytest.raises(UnknownProfile):
        engine.assess(SMALL, profile="basline")
    with pytest.raises(InvalidParams):
        engine.assess(SMALL, as_of="soon")
    with pytest.raises(InvalidParams, match="did you mean"):
        engine.explain("SC-055")
    with pytest.raises(EngineError) as caught:
        engine.call("no/such/method")
    assert caught.value.kind == "method_not_found"


@pytest.mark.parametrize(
    "text",
    [
        b"{",
        b'{"a":1,}',
        b'{"a":NaN}',
        b'{"a":1,"a":2}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b'\xef\xbb\xbf{"a":1}',
        b"[" * 500 + b"]" * 500,
        b'{"a":"' + b"x" * (16 << 20) + b'"}',
    ],
    ids=["cut", "comma", "nan", "twice", "surrogate", "utf-8", "bom", "deep", "long"],
)
def test_what_the_engine_could_not_read_never_reaches_it(engine, text):
    with pytest.raises(EngineError) as caught:
        engine.assess(text, timeout=20)
    assert caught.value.kind in ("parse_error", "frame_too_large")
    engine.ping(timeout=5)


def test_an_infinite_number_in_a_dictionary_is_refused(engine):
    with pytest.raises(DocumentInvalid):
        engine.assess({**SMALL, "platform": {"capacity": float("inf")}})


def test_json_text_may_be_laid_out_over_lines(engine):
    assert engine.assess(json.dumps(SMALL, indent=2).encode()).raw == engine.assess(SMALL).raw


def test_many_come_in_order_with_errors_in_their_place(engine):
    deployments = [
        {"format": "plumbline-deployment/1", "id": f"d{number}", "platform": {"capacity": number + 1}}
        if number % 10 != 3
        else {"format": "nothing"}
        for number in range(300)
    ]
    results = list(engine.assess_many(deployments, on_error="yield"))
    assert len(results) == 300
    for number, result in enumerate(results):
        if number % 10 == 3:
            assert isinstance(result, DocumentInvalid)
        else:
            assert result.deployment_id == f"d{number}"
    with pytest.raises(DocumentInvalid):
        list(engine.assess_many(deployments))
    engine.ping()


def test_no_more_is_taken_in_than_is_in_flight(engine):
    taken = 0

    def deployments():
        nonlocal taken
        for number in range(500):
            taken += 1
            yield {**SMALL, "id": f"d{number}"}

    for done, _ in enumerate(engine.assess_many(deployments(), in_flight=16)):
        assert taken <= done + 1 + 16
    assert taken == 500


def test_several_threads_share_an_engine(engine):
    failures = []

    def work(name):
        for number in range(40):
            record = engine.assess({**SMALL, "id": f"{name}-{number}"})
            if record.deployment_id != f"{name}-{number}":
                failures.append(record)

    threads = [threading.Thread(target=work, args=(f"t{each}",)) for each in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_the_other_methods_answer_typed(engine):
    explanation = engine.explain("SC-05")
    assert explanation.module == "scale" and explanation.unit and explanation.sources
    assert {"scale", "governance", "ipv6-readiness", "vendor-lock-in"} <= {each.id for each in engine.modules()}
    assert "baseline" in {each.name for each in engine.profiles()}
    assert engine.schema("record")["$schema"].startswith("http://json-schema.org/draft-07")
    assert engine.about["engine"]["name"] == "plumbline"


def test_options_are_compared_and_a_matrix_is_ranked(engine):
    paths = [EXAMPLE.with_name(f"option-{letter}.yaml") for letter in "abcd"]
    ranking = engine.compare(paths, profile="smart-city-procurement", home="ID", samples=50, seed=7)
    assert ranking.data["format"] == "plumbline-ranking/1"
    assert {option["id"] for option in ranking.data["options"]} == {f"option-{letter}" for letter in "abcd"}
    assert ranking.verdict in ("robust", "contested", "undetermined", "gated") and ranking.sentences
    again = engine.compare(paths, profile="smart-city-procurement", home="ID", samples=50, seed=7)
    assert again.raw == ranking.raw

    matrix = {
        "criteria": [{"id": "cost", "direction": "minimise", "weight": 1}, {"id": "risk", "direction": "minimise", "weight": 3}],
        "alternatives": [{"id": "a", "values": [70, 40]}, {"id": "b", "values": [60, 55]}],
    }
    ranked = engine.rank(matrix, ["topsis"])
    assert ranked.data["methods"]["topsis"]["ranks"]["a"] == 1 and ranked.verdict is None


def test_differences_tell_what_changed_and_by_how_much(engine):
    before = engine.assess(EXAMPLE, home="ID")
    after = engine.assess(EXAMPLE, home="ID", set={"/platform/capacity": 1})
    differences = engine.diff(before, after)
    assert not differences.same and engine.diff(before, before).same
    by = differences.data["risk"]
    assert by["change"] == pytest.approx(after.risk.value - before.risk.value)
    moved = {each["code"] for each in differences.data["indicators"]}
    assert "SC-05" in moved


def test_a_cancelled_call_ends_at_once_and_the_engine_goes_on(executable, slow_modules):
    with Engine(SLOW_PROFILE, executable=executable, module_directories=[slow_modules]) as engine:
        pending = engine.submit(SLOW_DEPLOYMENT)
        started = time.monotonic()
        pending.cancel()
        with pytest.raises(Cancelled):
            pending.result(timeout=10)
        engine.ping(timeout=5)
        assert time.monotonic() - started < 5
        engine.close(patience=0.2)


def test_a_call_keeps_its_timeout(executable, slow_modules):
    with Engine(SLOW_PROFILE, executable=executable, module_directories=[slow_modules]) as engine:
        started = time.monotonic()
        with pytest.raises(DeadlineExceeded) as caught:
            engine.assess(SLOW_DEPLOYMENT, timeout=0.2)
        assert isinstance(caught.value, TimeoutError) and caught.value.retryable
        assert time.monotonic() - started < 5
        engine.close(patience=0.2)


def test_progress_is_told(executable, tmp_path):
    told = []
    modules = slow_module(tmp_path, 0)
    with Engine(SLOW_PROFILE, executable=executable, module_directories=[modules]) as engine:
        engine.assess(SLOW_DEPLOYMENT, on_progress=lambda done, total: told.append((done, total)))
    assert told and told[-1][0] == told[-1][1]


def test_a_killed_engine_is_told_to_everyone_who_waits(executable, slow_modules):
    engine = Engine(SLOW_PROFILE, executable=executable, module_directories=[slow_modules]).start()
    pending = engine.submit(SLOW_DEPLOYMENT)
    engine.ping()
    os.kill(engine.pid, signal.SIGKILL)
    with pytest.raises(EngineGone) as caught:
        pending.result(timeout=10)
    assert caught.value.exit_code == -signal.SIGKILL
    with pytest.raises(EngineGone):
        engine.ping()
    engine.close()


def test_an_engine_that_cannot_be_found_says_where_it_looked(monkeypatch, tmp_path):
    with pytest.raises(EngineNotFound, match="executable names"):
        Engine(executable=tmp_path / "none")
    monkeypatch.setenv("PLUMBLINE", str(tmp_path / "none"))
    with pytest.raises(EngineNotFound, match="PLUMBLINE"):
        Engine()
    monkeypatch.delenv("PLUMBLINE")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineNotFound, match="PATH"):
        Engine()


def test_an_engine_that_is_not_running_says_so(executable):
    with pytest.raises(PlumblineError, match="not running"):
        Engine(executable=executable).assess(SMALL)


SCRIPT = """
import sys, time
sys.path[:0] = {path!r}
from plumbline import Engine
engine = Engine({profile!r}, executable={executable!r}, module_directories=[{modules!r}]).start()
engine.submit({deployment!r})
engine.ping()
{more}
print(engine.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize(
    "more", ["", "import os\nif os.fork() == 0: time.sleep(8); os._exit(0)"], ids=["alone", "with a forked child"]
)
def test_when_the_interpreter_dies_engine_and_modules_are_gone_in_seconds(executable, slow_modules, more):
    script = SCRIPT.format(
        path=sys.path,
        profile=SLOW_PROFILE,
        executable=executable,
        modules=slow_modules,
        deployment=SLOW_DEPLOYMENT,
        more=more,
    )
    client = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    engine = int(client.stdout.readline())
    deadline = time.monotonic() + 5
    while len(processes_of(engine)) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    family = processes_of(engine)
    assert len(family) >= 2, "the engine and the slow module"
    client.kill()
    client.wait()
    killed = time.monotonic()
    while any(is_alive(pid) for pid in family) and time.monotonic() - killed < 10:
        time.sleep(0.02)
    assert not any(is_alive(pid) for pid in family)
    assert time.monotonic() - killed < 6, "a module that is stuck in its work is asked for two seconds, then made to"


@pytest.mark.parametrize("page", ["README.md", "Clients/python/README.md"])
def test_the_python_that_is_shown_runs(page, executable, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PLUMBLINE", executable)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(), re.S)
    assert blocks
    for block in blocks:
        exec(compile(block, page, "exec"), {"deployments": [SMALL]})
    assert capsys.readouterr().out.strip()

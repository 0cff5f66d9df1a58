"""Data frames."""

import datetime
import json

import pytest

from plumbline import Engine, assess_frame

from conftest import AS_OF, ROOT, SMALL

pandas = pytest.importorskip("pandas")
numpy = pytest.importorskip("numpy")
OPTIONS = {"home": "ES", "as_of": AS_OF}


def test_a_column_of_deployments_gives_a_row_of_results_each(engine, executable):
    frame = pandas.DataFrame(
        {"deployment": [SMALL, json.dumps({**SMALL, "id": "y"}), "{", None, {"format": "nothing"}]},
        index=["a", "b", "c", "d", "e"],
    )
    results = assess_frame(frame, executable=executable, **OPTIONS)
    assert list(results.index) == list(frame.index)
    expected = engine.assess(SMALL)
    assert results.risk["a"] == expected.risk.value and results.high["b"] == expected.risk.high
    assert results["risk_scale"]["a"] == expected.data["modules"][[m.id for m in expected.modules].index("scale")]["risk"]["value"]
    assert list(results.error[2:]) == ["parse_error", "invalid_params", "document_invalid"]
    assert results.risk[2:].isna().all(), "what could not be assessed has no figure"


def test_columns_named_by_pointers_make_a_deployment_and_missing_values_stay_unknown(engine, executable):
    frame = pandas.DataFrame(
        {
            "id": ["x", "y"],
            "/platform/capacity": [10, 20],
            "/devices/0/class": ["meters", "meters"],
            "/devices/0/count": [5.0, None],
        }
    )
    results = assess_frame(frame, executable=executable, **OPTIONS)
    for row, device in enumerate([{"class": "meters", "count": 5.0}, {"class": "meters", "count": None}]):
        record = engine.assess(
            {
                "format": "plumbline-deployment/1",
                "id": frame.id[row],
                "platform": {"capacity": int(frame["/platform/capacity"][row])},
                "devices": [device],
            }
        )
        assert results.risk[row] == record.risk.value and results.low[row] == record.risk.low


def test_a_frame_without_deployments_says_so(executable):
    with pytest.raises(KeyError, match="JSON pointers"):
        assess_frame(pandas.DataFrame({"a": [1]}), executable=executable)


def test_a_running_engine_keeps_its_own_profile_and_options_are_not_passed_over(executable):
    case = ROOT / "Examples" / "d8-metering-cgn" / "one-realm.yaml"
    with Engine("metering-operations", home="KE", as_of=datetime.date(2026, 11, 23), executable=executable) as running:
        alone = running.assess(case)
        frame = pandas.DataFrame({"/platform/capacity": [60000, None], "id": ["a", "b"]})
        table = assess_frame(frame, engine=running)
        direct = running.assess({"format": "plumbline-deployment/1", "id": "a", "platform": {"capacity": 60000}})
        assert table["risk"][0] == direct.risk.value
        assert table["gates_failed"][0] == sum(gate.verdict == "fail" for gate in direct.gates)
        other = assess_frame(frame, "baseline", engine=running)
        assert other["risk"][0] != table["risk"][0]
        with pytest.raises(TypeError):
            assess_frame(frame, engine=running, hoem="FR")
    assert alone.profile_id == "metering-operations"


def test_odd_cells_are_theirs_alone(engine):
    frame = pandas.DataFrame(
        {
            "id": [101, None, 9007199254740993],
            "/platform/capacity": [60000, 60000, None],
            "/devices": [numpy.array([{"class": "a", "count": numpy.int64(3)}], dtype=object), [], None],
        },
        dtype=object,
    )
    table = assess_frame(frame, engine=engine)
    assert table["error"].isna().tolist() == [True, False, True]
    assert "'id' is missing" in table["message"][1]
    seen = []
    from plumbline.frames import _deployments

    for deployment in _deployments(frame, "deployment"):
        seen.append(deployment)
    assert [each.get("id") for each in seen] == ["101", None, "9007199254740993"]
    assert seen[0]["devices"] == [{"class": "a", "count": 3}] and seen[0]["platform"] == {"capacity": 60000}
    clash = pandas.DataFrame({"id": ["a", "b"], "/platform": [5, None], "/platform/capacity": [1, 2]})
    assert assess_frame(clash, engine=engine)["error"].isna().tolist() == [False, True]

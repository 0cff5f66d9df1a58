"""Data frames."""

import json

import pytest

from plumbline import assess_frame

from conftest import AS_OF, SMALL

pandas = pytest.importorskip("pandas")
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

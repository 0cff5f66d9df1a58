"""Streams: order, the trailer, and output that is cut short."""

import json
import stat

import pytest

import plumbline
from plumbline import RecordStream, StreamIncomplete

from conftest import AS_OF, SMALL

OPTIONS = {"home": "ES", "as_of": AS_OF}


def deployments(count):
    return [{**SMALL, "id": f"d{number}", "platform": {"capacity": number + 1}} for number in range(count)]


def test_records_come_in_order_and_blank_or_broken_ones_shift_nothing(executable):
    lines = [*deployments(700), None, "", "  ", "{", b"\xff", json.dumps(SMALL, indent=1)]
    results = [json.loads(each) for each in plumbline.stream(lines, executable=executable, **OPTIONS)]
    assert len(results) == len(lines)
    assert [each["deployment"]["id"] for each in results[:700]] == [f"d{number}" for number in range(700)]
    assert [each["format"] for each in results[700:]] == ["plumbline-error/1"] * 5 + ["plumbline-assessment/1"]
    assert results[700]["line"] == 701


def test_nothing_in_nothing_out_is_whole(executable):
    stream = RecordStream(executable=executable, **OPTIONS)
    assert list(stream.batches([])) == []
    assert stream.trailer["received"] == 0


def test_the_caller_s_own_failure_comes_through(executable):
    def failing():
        yield SMALL
        raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        list(plumbline.stream(failing(), executable=executable, **OPTIONS))


def test_leaving_early_ends_the_engine(executable):
    results = plumbline.stream(deployments(5000), executable=executable, **OPTIONS)
    next(results)
    results.close()


@pytest.mark.parametrize(
    "cut",
    [
        "head -n -1",  # no trailer
        "head -n 150",
        "sed 120d",  # one record lost
        "sed '120s/moderate/low/;120s/evidence/evidance/'",  # one changed
        "head -c -40",  # the trailer cut
        "cat; kill -9 $$",  # ended by a signal after all was written
        "cat; echo more",
    ],
)
def test_output_that_is_not_whole_never_passes(executable, tmp_path, cut):
    script = tmp_path / "cutting"
    script.write_text(f'#!/bin/bash\n"{executable}" "$@" | {{ {cut}; }}\n' if "kill" not in cut else
                      f'#!/bin/bash\n"{executable}" "$@"\nkill -9 $$\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(StreamIncomplete):
        list(plumbline.stream(deployments(300), executable=str(script), format="summary", **OPTIONS))


def test_an_engine_that_does_not_start_is_told_with_what_it_said(executable):
    with pytest.raises(StreamIncomplete, match="no profile|basline"):
        list(plumbline.stream([SMALL], "basline", executable=executable))

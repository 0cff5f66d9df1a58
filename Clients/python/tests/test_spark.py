"""A real Spark in local mode."""

import json
import os
import sys

import pytest

from plumbline import assess_spark

from conftest import AS_OF, SMALL

pytest.importorskip("pyspark")


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .appName("plumbline")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def rows(count):
    return [
        (number, json.dumps({**SMALL, "id": f"d{number}", "platform": {"capacity": number + 1}}) if number % 50 else "{")
        for number in range(count)
    ]


def test_every_row_keeps_its_columns_and_gets_its_result(spark, executable, engine):
    frame = spark.createDataFrame(rows(2000), "number long, deployment string").repartition(4)
    assessed = assess_spark(frame, home="ES", as_of=AS_OF, executable=executable).collect()
    assert len(assessed) == 2000
    for row in assessed:
        if row.number % 50 == 0:
            assert row.error == "parse_error" and row.risk is None
        else:
            assert row.error is None and json.loads(row.record)["deployment"]["id"] == f"d{row.number}"
    some = next(row for row in assessed if row.number == 17)
    expected = engine.assess(json.loads(some.deployment))
    assert some.record.encode() == expected.raw and some.risk == expected.risk.value


def test_output_that_is_cut_short_fails_the_job(spark, executable, tmp_path):
    script = tmp_path / "cutting"
    script.write_text(f'#!/bin/bash\n"{executable}" "$@" | head -n 300\n')
    script.chmod(0o755)
    frame = spark.createDataFrame(rows(1000), "number long, deployment string").coalesce(1)
    with pytest.raises(Exception, match="StreamIncomplete"):
        assess_spark(frame, home="ES", executable=str(script)).collect()


def test_pipe_over_the_stream_ends_with_a_trailer_per_partition(spark, executable):
    """The plain way, for those who want no Python on the executors: the caller checks the trailers."""
    lines = [json.dumps({**SMALL, "id": f"d{number}"}) for number in range(500)]
    command = f"{executable} stream --home ES --as-of {AS_OF} --trailer"
    output = spark.sparkContext.parallelize(lines, 2).pipe(command).map(json.loads).collect()
    trailers = [each for each in output if each["format"] == "plumbline-trailer/1"]
    assert len(trailers) == 2 and sum(each["answered"] for each in trailers) == 500
    assert len(output) == 502


def test_a_column_that_is_missing_or_in_the_way_is_told(spark, executable):
    frame = spark.createDataFrame([(1, "{}")], "risk int, deployment string")
    with pytest.raises(ValueError, match="risk"):
        assess_spark(frame, executable=executable)
    with pytest.raises(ValueError, match="no column"):
        assess_spark(frame.drop("deployment").withColumnRenamed("risk", "n"), executable=executable)

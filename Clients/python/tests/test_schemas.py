"""The published schemas before an independent judge, python-jsonschema."""

import json
import subprocess

import pytest

from conftest import AS_OF, EXAMPLE, ROOT, SMALL

jsonschema = pytest.importorskip("jsonschema")


@pytest.fixture(scope="module")
def schemas(executable):
    names = subprocess.run([executable, "schema", "--list"], capture_output=True, text=True, check=True).stdout.split()
    texts = {
        name: subprocess.run([executable, "schema", name], capture_output=True, text=True, check=True).stdout
        for name in names
    }
    return {name: json.loads(text) for name, text in texts.items()}


def check(schema, value):
    jsonschema.Draft7Validator(schema).validate(value)


def test_every_published_schema_is_draft_07(schemas):
    assert len(schemas) > 40
    for schema in schemas.values():
        jsonschema.Draft7Validator.check_schema(schema)


def test_golden_lines_are_what_the_schemas_promise(schemas):
    golden = ROOT / "Tests" / "LineProtocolTests" / "Golden"
    files = sorted(golden.glob("*.json"))
    assert len(files) >= 12
    for file in files:
        line = json.loads(file.read_text())
        judges = [name for name in ("line/host", "line/module") if _holds(schemas[name], line)]
        assert judges, file.name


def _holds(schema, value):
    return jsonschema.Draft7Validator(schema).is_valid(value)


def without_removals(value):
    """A profile that extends another takes members out by saying null; what is left is what the schema describes."""
    if not isinstance(value, dict):
        return value
    return {name: without_removals(member) for name, member in value.items() if member is not None}


def test_the_examples_and_profiles_are_what_their_schemas_say(schemas):
    yaml = pytest.importorskip("yaml")
    from conftest import _Strings

    checked = 0
    for folder in ("Examples", "Profiles"):
        for file in sorted((ROOT / folder).rglob("*.yaml")):
            document = yaml.load(file.read_text(), Loader=_Strings)
            name = document["format"].split("/")[0].split("-", 1)[1]
            if name in schemas:
                check(schemas[name], without_removals(document) if "extends" in document else document)
                checked += 1
    assert checked >= 5


def test_records_summaries_errors_and_trailers_validate(schemas, executable, engine):
    check(schemas["record"], engine.assess(EXAMPLE, home="ID").data)
    check(schemas["record"], engine.assess(SMALL).data)
    for kind in ("record", "summary"):
        lines = subprocess.run(
            [executable, "stream", "--trailer", "--format", kind, "--home", "ES", "--as-of", AS_OF],
            input=json.dumps(SMALL) + "\n{\n{}\n",
            capture_output=True,
            text=True,
        ).stdout.splitlines()
        values = [json.loads(line) for line in lines]
        for value, name in zip(values, (kind, "error-record", "error-record", "trailer")):
            check(schemas[name], value)
            check(schemas["line/stream"], value)

"""The Model Context Protocol, spoken by an independent client: the package ``mcp``, in both of its eras."""

import json
import re
import subprocess

import anyio
import jsonschema
import pytest
from mcp import Client, MCPError, StdioServerParameters

from conftest import AS_OF, EXAMPLE, ROOT, SLOW_DEPLOYMENT, SLOW_PROFILE, SMALL, slow_module

MODES = ["auto", "legacy", "2026-07-28"]
TOOLS = {"assess_deployment", "compare_options", "validate_deployment", "explain_indicator", "list_modules"}


def talk(executable, mode, conversation, *arguments):
    """Runs a conversation with a fresh engine."""

    async def run():
        server = StdioServerParameters(command=executable, args=["serve", *arguments], cwd=str(ROOT))
        with anyio.fail_after(120):
            async with Client(server, mode=mode) as client:
                return await conversation(client)

    return anyio.run(run)


def without_places(text):
    return re.sub(r',"line":\d+,"column":\d+', "", text)


@pytest.mark.parametrize("mode", MODES)
def test_the_handshake_settles_on_the_era_that_was_asked_for(executable, mode):
    async def conversation(client):
        return client.protocol_version, client.server_info, client.server_capabilities, client.instructions

    version, server, capabilities, instructions = talk(executable, mode, conversation)
    assert version == ("2025-11-25" if mode == "legacy" else "2026-07-28")
    if mode != "2026-07-28":  # pinned without a probe, the client makes these up
        assert capabilities.tools is not None
        assert server.name == "plumbline" and "home" in instructions


@pytest.mark.parametrize("mode", MODES)
def test_five_read_only_tools_state_sound_schemas(executable, mode):
    async def conversation(client):
        return (await client.list_tools()).tools

    tools = talk(executable, mode, conversation)
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.title and tool.description and tool.annotations.read_only_hint
        for schema in (tool.input_schema, tool.output_schema):
            assert schema["type"] == "object"
            jsonschema.Draft7Validator.check_schema(schema)
            jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("mode", MODES)
def test_structured_content_is_what_the_output_schema_says_and_the_text_mirrors_it(executable, mode):
    calls = {
        "assess_deployment": {"path": str(EXAMPLE), "profile": "smart-city-procurement", "asOf": AS_OF},
        "compare_options": {
            "paths": [str(EXAMPLE.with_name(f"option-{letter}.yaml")) for letter in "bc"],
            "profile": "smart-city-procurement",
            "samples": 50,
        },
        "validate_deployment": {"deployment": {"format": "plumbline-deployment/1", "id": "x", "platfrom": {}}},
        "explain_indicator": {"indicator": "SC-05"},
        "list_modules": {},
    }

    async def conversation(client):
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        return tools, {name: await client.call_tool(name, arguments) for name, arguments in calls.items()}

    tools, results = talk(executable, mode, conversation)
    for name, result in results.items():
        assert not result.is_error, name
        jsonschema.Draft7Validator(tools[name].output_schema).validate(result.structured_content)
        assert json.loads(result.content[0].text) == result.structured_content
    assert results["explain_indicator"].structured_content["code"] == "SC-05"
    assert results["validate_deployment"].structured_content["diagnostics"]


@pytest.mark.parametrize("mode", MODES)
def test_the_record_has_the_bytes_of_the_command_line(executable, mode):
    async def conversation(client):
        return await client.call_tool(
            "assess_deployment", {"path": str(EXAMPLE), "profile": "smart-city-procurement", "asOf": AS_OF}
        )

    told = subprocess.run(
        [executable, "assess", str(EXAMPLE), "--format", "json", "--profile", "smart-city-procurement", "--as-of", AS_OF],
        capture_output=True,
        text=True,
        cwd=ROOT,
    ).stdout.strip()
    text = talk(executable, mode, conversation).content[0].text
    assert without_places(text) == '{"record":' + without_places(told) + "}"


@pytest.mark.parametrize("mode", MODES)
def test_failures_of_the_domain_are_results_and_failures_of_the_protocol_errors(executable, mode):
    async def conversation(client):
        bad = await client.call_tool("assess_deployment", {"deployment": {"format": "nothing"}})
        arguments = await client.call_tool("explain_indicator", {"indicator": 5})
        unknown = await client.call_tool("explain_indicator", {"indicator": "SC-055"})
        with pytest.raises(MCPError) as caught:
            await client.call_tool("asess_deployment", {})
        with pytest.raises(MCPError) as resources:
            await client.session.send_request(_resources(), _any_result())
        return bad, arguments, unknown, caught.value, resources.value

    bad, arguments, unknown, protocol, resources = talk(executable, mode, conversation)
    assert bad.is_error and json.loads(bad.content[0].text)["data"]["kind"] == "document_invalid"
    assert arguments.is_error and unknown.is_error and "did you mean" in unknown.content[0].text
    assert protocol.code == -32602 and "assess_deployment" in protocol.message
    assert resources.code == -32601


def _resources():
    from mcp import types

    return types.ListResourcesRequest()


def _any_result():
    from mcp import types

    return types.ListResourcesResult


@pytest.mark.parametrize("mode", MODES)
def test_progress_is_told_to_whoever_asks(executable, mode):
    told = []

    async def on_progress(progress, total, message):
        told.append((progress, total))

    async def conversation(client):
        await client.call_tool("assess_deployment", {"deployment": SMALL}, progress_callback=on_progress)

    talk(executable, mode, conversation)
    assert told and told[-1][0] == told[-1][1]


@pytest.mark.parametrize("mode", MODES)
def test_a_call_given_up_is_forgotten_and_the_engine_goes_on(executable, mode, tmp_path):
    modules = slow_module(tmp_path, 1.5)

    async def conversation(client):
        with anyio.move_on_after(0.5) as scope:
            await client.call_tool("assess_deployment", {"deployment": SLOW_DEPLOYMENT, "profile": SLOW_PROFILE})
        assert scope.cancelled_caught
        answer = await client.call_tool("explain_indicator", {"indicator": "SC-05"})
        await anyio.sleep(1.5)  # time for a late answer, which the client would warn of
        return answer

    assert not talk(executable, mode, conversation, "--modules", modules).is_error


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_reply_over_four_mebibytes_comes_as_a_summary_and_in_parts(executable, mode):
    said = "as the bidder wrote, at length; " * 200
    devices = [
        {"class": f"class-{number}", "count": {"$value": 100 + number, "$source": said, "$grade": "B2"}, "growth": 0.1}
        for number in range(200)
    ]
    arguments = {
        "deployment": {"format": "plumbline-deployment/1", "id": "big", "platform": {"capacity": 10}, "devices": devices},
        "asOf": AS_OF,
    }

    async def conversation(client):
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        schema = jsonschema.Draft7Validator(tools["assess_deployment"].output_schema)
        replies = [await client.call_tool("assess_deployment", arguments)]
        while "cursor" in replies[-1].structured_content:
            cursor = replies[-1].structured_content["cursor"]
            replies.append(await client.call_tool("assess_deployment", {**arguments, "cursor": cursor}))
        for reply in replies:
            assert not reply.is_error
            schema.validate(reply.structured_content)
        wrong = await client.call_tool("assess_deployment", {**arguments, "cursor": "x"})
        return replies, wrong

    replies, wrong = talk(executable, mode, conversation)
    summary = replies[0].structured_content
    assert summary["summary"]["record"]["risk"] and summary["cursor"] == "0"
    whole = "".join(reply.structured_content["part"] for reply in replies[1:])
    assert len(whole.encode()) == summary["bytes"] > 2 * 1_048_576
    assert json.loads(whole)["record"]["deployment"]["id"] == "big"
    assert wrong.is_error
    for reply in replies:
        assert len(json.dumps(reply.structured_content)) + len(json.dumps(reply.content[0].text)) < 4 * 1_048_576

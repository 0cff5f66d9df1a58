#!/usr/bin/env bash
# Everything CI runs: style, build, tests. `make test` calls it.
set -euo pipefail
cd "$(dirname "$0")/.."
swift format lint --strict --recursive Package.swift Sources Plugins Tests
swift build --build-tests
swift test --skip-build
# The Python client, an independent MCP client and a real Spark: each says so where it has to be skipped.
for step in client mcp spark; do Clients/python/test.sh "$step"; done
# Rankings beside an independent library on 1,000 random matrices; says so where it has to be skipped.
Tests/Agreement/run.sh

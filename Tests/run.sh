#!/usr/bin/env bash
# Everything CI runs: style, build, tests. `make test` calls it.
set -euo pipefail
cd "$(dirname "$0")/.."
swift format lint --strict --recursive Package.swift Sources Plugins Tests
swift build --build-tests
swift test --skip-build

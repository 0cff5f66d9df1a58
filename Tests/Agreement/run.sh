#!/usr/bin/env bash
# Holds `plumbline rank` against an independent library, pymcdm 1.4.0 from PyPI, on 1,000 random matrices.
# A step of its own, because it needs Python and, the first time, the network; where it cannot run it says so and passes.
set -uo pipefail
cd "$(dirname "$0")/../.."
venv=${PLUMBLINE_PYMCDM_VENV:-.build/pymcdm}
plumbline=${PLUMBLINE:-}
for candidate in .build/release/plumbline .build/debug/plumbline; do
    [ -n "$plumbline" ] || { [ -x "$candidate" ] && plumbline=$candidate; }
done
skip() { echo "agreement with pymcdm: skipped, $1"; exit 0; }

[ -n "$plumbline" ] || skip "plumbline is not built (make build, or swift build)"
command -v python3 >/dev/null || skip "there is no python3"
if ! "$venv/bin/python" -c 'import pymcdm' 2>/dev/null; then
    python3 -m venv "$venv" >/dev/null 2>&1 || skip "python3 cannot make a virtual environment"
    "$venv/bin/pip" install --quiet pymcdm==1.4.0 2>/dev/null || skip "pymcdm 1.4.0 could not be installed from PyPI"
fi
exec "$venv/bin/python" Tests/Agreement/pymcdm_agreement.py "$plumbline" "$@"

#!/usr/bin/env bash
# Tests of the Python client, in a virtual environment of its own: test.sh [client|mcp|spark]…
#
# $PLUMBLINE is the engine; else the checkout's debug or release build. A step whose packages or Java are not to be had
# says that it was skipped.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
if [ -z "${PLUMBLINE:-}" ]; then
    for build in debug release; do
        [ -x "$root/.build/$build/plumbline" ] && PLUMBLINE="$root/.build/$build/plumbline" && break
    done
fi
: "${PLUMBLINE:?build the engine first, or set PLUMBLINE to it}"
export PLUMBLINE
python=${PYTHON:-python3}
venv=${PLUMBLINE_VENV:-.venv}

skip() {
    echo "Python $1: SKIPPED, $2"
    [ -z "${PLUMBLINE_NO_SKIP:-}" ] || exit 1
}

# Packages of a step, installed once.
install() {
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || return 1
    local wanted="$venv/.installed-$1"
    shift
    [ -e "$wanted" ] && return 0
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$@" && touch "$wanted"
}

client() {
    install client -e '.[pandas]' 'pytest>=8' mypy jsonschema pyyaml || { skip client "pip could not install"; return; }
    "$venv/bin/mypy" --no-error-summary
    "$venv/bin/pytest" -q -rP tests --ignore tests/test_mcp.py --ignore tests/test_spark.py
}

mcp() {
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { skip mcp "the package mcp needs Python 3.10"; return; }
    install mcp -e . 'pytest>=8' jsonschema 'mcp>=2.3' || { skip mcp "pip could not install"; return; }
    "$venv/bin/pytest" -q tests/test_mcp.py
}

spark() {
    java -version 2>&1 | grep -Eq 'version "(1[7-9]|2[0-9])' || { skip spark "there is no Java 17 or later"; return; }
    install spark -e '.[spark]' 'pytest>=8' || { skip spark "pip could not install"; return; }
    "$venv/bin/pytest" -q tests/test_spark.py
}

[ $# -gt 0 ] || set -- client mcp spark
for step in "$@"; do
    case $step in
        client | mcp | spark) "$step" ;;
        *) echo "test.sh knows client, mcp and spark, not $step" >&2; exit 64 ;;
    esac
done

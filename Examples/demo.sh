#!/usr/bin/env bash
# What `make demo` shows: real options assessed, and how long that takes from cold.
set -uo pipefail
cd "$(dirname "$0")/.."
plumbline=.build/release/plumbline

show() {
    echo
    echo "\$ plumbline $*"
    "$plumbline" "$@"
    # 1 and 2 are answers: a gate failed, or something is not known.
    [ $? -le 2 ] || { echo "demo: plumbline failed"; exit 1; }
}

show assess Examples/d6-asean-city/option-{a,b,c,d}.yaml --profile smart-city-procurement
show compare Examples/d6-asean-city/options.yaml --profile smart-city-procurement
show assess Examples/d3-european-city/deployment.yaml --profile Examples/d3-european-city/profile.yaml
show assess Examples/d8-metering-cgn/one-realm.yaml --profile metering-operations --home KE

echo
echo "From cold to the last byte, engine and four modules, ten times:"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    before=$(date +%s%N)
    "$plumbline" assess Examples/d3-european-city/deployment.yaml --home ES --format json >/dev/null
    after=$(date +%s%N)
    echo $(((after - before) / 1000))
done | sort -n | awk '{ t[NR] = $1 } END { printf "  median %.1f ms, fastest %.1f ms, slowest %.1f ms\n", (t[5] + t[6]) / 2000, t[1] / 1000, t[NR] / 1000 }'

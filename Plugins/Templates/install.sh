#!/bin/sh
# Installs what authors of modules need into the folder given: the templates, and ModuleKit as a package of its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
into=$1
rm -rf "$into/templates" "$into/kit"
install -d "$into/templates" "$into/kit/Sources"
for folder in all swift python shell; do cp -R "$here/$folder" "$into/templates/"; done
for target in Diagnostics Documents RiskModel LineProtocol ModuleKit; do
    cp -R "$here/../../Sources/$target" "$into/kit/Sources/"
done
cp "$here/kit/Package.swift.template" "$into/kit/Package.swift"
find "$into/templates" "$into/kit" -name __pycache__ -prune -exec rm -r {} +
chmod -R u+w,go-w,a+rX "$into/templates" "$into/kit"

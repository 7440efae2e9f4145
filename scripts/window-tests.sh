#!/usr/bin/env bash
# Runs the tests that drive the real program with mouse and keyboard, on a screen that nobody sees.
# The two builds of the program are made before, by the Makefile. What the tests leave to look at is
# in bin/window-tests. Arguments go on to go test, such as -run TestDrag.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -d app/e2e ]; then
	echo "There are no window tests: app/e2e is not there." >&2
	exit 1
fi
for program in bin/clustercanvas bin/clustercanvas-threads; do
	if [ ! -x "$program" ]; then
		echo "$program is not built. Run: make windows" >&2
		exit 1
	fi
done

export CLUSTERCANVAS_BIN=$PWD/bin/clustercanvas
export CLUSTERCANVAS_BIN_THREADS=$PWD/bin/clustercanvas-threads
export CLUSTERCANVAS_ARTIFACTS=$PWD/bin/window-tests
rm -rf "$CLUSTERCANVAS_ARTIFACTS"
mkdir -p "$CLUSTERCANVAS_ARTIFACTS"

exec scripts/on-screen.sh go test -count=1 -timeout 8m \
	-tags "e2e ${TAGS:-migrated_fynedo sqlite_omit_load_extension}" "$@" ./app/e2e

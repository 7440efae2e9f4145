#!/usr/bin/env bash
# Writes the golden files anew: runs the tests of every package that has a flag "update" or
# "update-something", with that flag. Shows what changed, to be looked at before it is committed.
set -euo pipefail
cd "$(dirname "$0")/.."

grep -rEo --include='*_test.go' 'flag\.Bool\("update[a-z-]*"' . | sort -u | while IFS=: read -r file found; do
	flag=${found#*\"}
	go test -tags "$TAGS" "$(dirname "$file")" "-${flag%\"}" </dev/null
done
git --no-pager diff --stat

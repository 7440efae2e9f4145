#!/usr/bin/env bash
# Fuzzes every fuzz test of the module, one after another, each for the time given (such as 1m).
set -euo pipefail
cd "$(dirname "$0")/.."
time=$1

grep -rEo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | sort | while IFS=: read -r file found; do
	name=${found#func }
	echo "$(dirname "$file") $name, $time"
	go test -tags "$TAGS" -run '^$' -fuzz "^$name\$" -fuzztime "$time" "$(dirname "$file")" </dev/null
done

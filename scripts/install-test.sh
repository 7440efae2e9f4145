#!/usr/bin/env bash
# Installs what building and testing Cluster Canvas need besides Go. Does nothing, at once, where
# all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

# A browser shows what becomes of an SVG there: 110 MB. Only Debian has it as a package; elsewhere, tests
# take one that is there, or do without and say so.
if [ "$(. /etc/os-release 2>/dev/null && printf '%s' "${ID:-}")" = debian ]; then
	test_packages="$test_packages chromium"
fi
install_or_tell "The tests also need these programs" "$test_packages" "$test_commands"

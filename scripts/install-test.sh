#!/usr/bin/env bash
# Installs what building and testing Cluster Canvas need besides Go. Does nothing, at once, where
# all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

need_go
if on_debian; then
	# shellcheck disable=SC2086
	install_packages $build_packages $test_packages
	exit 0
fi
scripts/install-build.sh
# shellcheck disable=SC2086
missing=$(missing_commands $test_commands)
if [ -n "$missing" ]; then
	say "This is not Debian, so nothing was installed. The tests also need these programs: $missing"
	say "In Debian they come in the packages:"
	say ""
	say "    $test_packages"
	say ""
	exit 1
fi

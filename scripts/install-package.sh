#!/usr/bin/env bash
# Installs what making packages needs beside what building needs. Does nothing, at once, where all is
# there.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

need_go
if on_debian; then
	# shellcheck disable=SC2086
	install_packages $build_packages $package_packages
	exit 0
fi
scripts/install-build.sh
# shellcheck disable=SC2086
missing=$(missing_commands $package_commands)
if [ -n "$missing" ]; then
	say "This is not Debian, so nothing was installed. Making packages also needs: $missing"
	say "In Debian they come in the packages:"
	say ""
	say "    $package_packages"
	say ""
	exit 1
fi

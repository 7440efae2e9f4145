#!/usr/bin/env bash
# Installs what trying the packages needs: Wine, and what looks at Debian packages.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

if ! on_debian; then
	say "The packages are tried on Debian only: by its lintian, and by its Wine."
	exit 1
fi
# shellcheck disable=SC2086
install_packages $build_packages $test_packages $package_packages $package_test_packages

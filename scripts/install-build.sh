#!/usr/bin/env bash
# Installs what building Cluster Canvas needs besides Go. Does nothing, at once, where all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

need_go
if on_debian; then
	# shellcheck disable=SC2086
	install_packages $build_packages
elif ! command -v "${CC:-cc}" >/dev/null; then
	say "This is not Debian, so nothing was installed. Building needs a C compiler and the headers of"
	say "OpenGL, X11, Wayland and xkbcommon. In Debian they are called:"
	say ""
	say "    $build_packages"
	say ""
	exit 1
fi

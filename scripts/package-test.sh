#!/usr/bin/env bash
# Tries the packages in bin/packages: the one for Debian by lintian, the one for Windows under Wine, in
# the console and in a window on a screen that nobody sees. Arguments go on to go test.
set -euo pipefail
cd "$(dirname "$0")/.."
room=$(mktemp -d)
finish() {
	[ -z "${WINEPREFIX:-}" ] || "$wineserver" -k 2>/dev/null || true
	rm -rf "$room"
}
trap finish EXIT

echo "lintian"
lintian --allow-root --fail-on warning bin/packages/*.deb

unzip -q bin/packages/ClusterCanvas-*-windows.zip -d "$room"
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
wineserver=$(command -v wineserver || echo /usr/lib/wine/wineserver)
export WINEPREFIX=$room/wine WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml="
export CLUSTERCANVAS_WINE=$wine CLUSTERCANVAS_WINDOWS=$room/ClusterCanvas

echo "Wine gets ready"
env -u DISPLAY "$wine" wineboot --init >"$room/wineboot" 2>&1 || {
	cat "$room/wineboot" >&2
	exit 1
}
system=$WINEPREFIX/drive_c/windows/system32
if [ ! -e "$system/bcryptprimitives.dll" ]; then
	x86_64-w64-mingw32-gcc -shared -O2 -s -o "$system/bcryptprimitives.dll" packaging/windows/processprng.c -ladvapi32
fi
"$wineserver" --persistent 2>/dev/null || true # else it ends and starts with each command
scripts/window-tests.sh -run TestWindows "$@"

#!/usr/bin/env bash
# Opens the built program on a worked example, or, where there is no display, exports that example
# to PDF and PNG and names the files. Takes the id of the example.
set -euo pipefail
cd "$(dirname "$0")/.."
example=$1
program=bin/clustercanvas
file=bin/$example.cluster

# display reports whether a window can be opened: a variable that is set may be a leftover.
display() {
	local socket
	if [ -n "${WAYLAND_DISPLAY:-}" ]; then
		socket=$WAYLAND_DISPLAY
		[ "${socket#/}" = "$socket" ] && socket=${XDG_RUNTIME_DIR:-/nowhere}/$socket
		[ -S "$socket" ] && return 0
	fi
	[ -n "${DISPLAY:-}" ] || return 1
	if command -v xdpyinfo >/dev/null; then
		timeout 10 xdpyinfo >/dev/null 2>&1
		return
	fi
	case $DISPLAY in
	:* | unix:*)
		socket=${DISPLAY#*:}
		[ -S "/tmp/.X11-unix/X${socket%%.*}" ]
		;;
	*) return 0 ;; # on another machine: the program will tell
	esac
}

# What somebody drew into the example stays: it is made once.
[ -e "$file" ] || "$program" new "$file" --example "$example"

if display; then
	echo "Opening $file"
	exec "$program" "$file"
fi

echo "There is no display here, so no window can be opened. Exporting the example instead."
rm -f "bin/$example".pdf "bin/$example".png "bin/$example"-*.png
"$program" export "$file" -o "bin/$example.pdf" --sheet all
"$program" export "$file" -o "bin/$example.png" --sheet all
for made in "bin/$example".pdf "bin/$example".png "bin/$example"-*.png; do
	if [ -e "$made" ]; then
		echo "    $PWD/$made"
	fi
done

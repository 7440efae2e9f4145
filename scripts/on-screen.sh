#!/usr/bin/env bash
# Runs a command on a screen of its own that nobody sees: an X server with software OpenGL, a window
# manager that keeps out of the way, and an empty home. Ends, with the code of the command, when the
# command ends, and leaves nothing running behind.
set -euo pipefail
cd "$(dirname "$0")/.."

room=$(mktemp -d)
started=()
finish() {
	local i
	trap - EXIT
	# Last started, first ended: the tests before the screen that they are on.
	for ((i = ${#started[@]} - 1; i >= 0; i--)); do
		kill -TERM -- "-${started[i]}" 2>/dev/null || true
		wait "${started[i]}" 2>/dev/null || true
		kill -KILL -- "-${started[i]}" 2>/dev/null || true
	done
	rm -rf "$room"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# start runs a command in the background as a process group of its own, so that ending the group
# ends whatever the command has started.
start() {
	setsid "$@" &
	started+=($!)
}

# fail tells what a program wrote before it failed.
fail() {
	echo "$1" >&2
	cat "$2" >&2
	exit 1
}

# Go keeps its caches and its settings; everything else finds an empty home.
export GOCACHE GOMODCACHE GOPATH GOENV
GOCACHE=$(go env GOCACHE) GOMODCACHE=$(go env GOMODCACHE) GOPATH=$(go env GOPATH) GOENV=$(go env GOENV)
export HOME=$room/home TMPDIR=$room/tmp
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
export XDG_CACHE_HOME=$HOME/.cache XDG_STATE_HOME=$HOME/.local/state XDG_RUNTIME_DIR=$room/runtime
mkdir -p "$HOME" "$TMPDIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
export LANG=C.UTF-8
unset LC_ALL LC_CTYPE LC_MESSAGES LANGUAGE WAYLAND_DISPLAY DISPLAY XAUTHORITY FYNE_FONT FYNE_THEME
export FYNE_SCALE=1 LIBGL_ALWAYS_SOFTWARE=1
# No desktop is asked for its settings, and none is started to be asked.
export DBUS_SESSION_BUS_ADDRESS=unix:path=$room/no-bus

# The screen picks a free number by itself and says which.
mkfifo "$room/display"
exec 3<>"$room/display"
start Xvfb -displayfd 3 -screen 0 "${SCREEN:-1440x900x24}" -nolisten tcp -noreset -dpi 96 2>"$room/xvfb.log"
read -r -t 60 number <&3 || fail "Xvfb did not start." "$room/xvfb.log"
exec 3>&-
export DISPLAY=:$number

start openbox --sm-disable --config-file scripts/openbox.xml >"$room/openbox.log" 2>&1
ready=""
for _ in $(seq 200); do
	if xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; then
		ready=yes
		break
	fi
	sleep 0.05
done
[ -n "$ready" ] || fail "openbox did not start." "$room/openbox.log"

start "$@"
wait "${started[-1]}"

#!/usr/bin/env bash
# Draws the pictures that the documents show, into docs/pictures. Runs within on-screen.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
program=bin/clustercanvas
pictures=docs/pictures
room=$HOME/Documents
mkdir -p "$room"
opened=""
finish() {
	[ -n "$opened" ] && kill "$opened" 2>/dev/null
}
trap finish EXIT

mkdir -p "$pictures"
while read -r name example sheet; do
	[ -e "$room/$example.cluster" ] || "$program" new "$room/$example.cluster" --example "$example"
	"$program" export "$room/$example.cluster" -o "$pictures/$name.png" --sheet "$sheet" --width 1600 </dev/null
done <<-LIST
	map       intl-entrepreneurial 1
	evolution gov-to-private       1
	canvas    ocean-tech           1
LIST

# The window, when it has not changed for a second.
"$program" "$room/intl-entrepreneurial.cluster" >"$room/log" 2>&1 &
opened=$!
window=$(timeout 60 xdotool search --sync --onlyvisible --name 'Cluster Canvas' | head -n 1)
xdotool windowsize --sync "$window" 1440 900 || true
before=""
for _ in $(seq 30); do
	sleep 1
	import -window "$window" "$room/window.png"
	now=$(convert "$room/window.png" rgba:- | sha256sum)
	[ "$now" = "$before" ] && break
	before=$now
done
convert "$room/window.png" -strip "$pictures/window.png"
ls -l "$pictures"

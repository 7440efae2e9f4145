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
	financing ocean-tech           4
	roadmap   ocean-tech           6
	triangle  ocean-tech           7
	comparison ocean-tech          8
	insight   ocean-tech           9
	hundred   ocean-tech           10
LIST

"$program" export "$room/ocean-tech.cluster" -o "$pictures/sections.png" --sheet 1 --layout wide --width 1600 \
	--sections "Cluster value proposition, Member relationships, Channels"

"$program" print "$room/ocean-tech.cluster" -o "$room/cards.pdf" --kit cards
pdftoppm -r 120 -f 1 -l 1 -singlefile -png "$room/cards.pdf" "$pictures/deck"

# rest waits until the window has not changed for a second, and keeps its picture.
rest() {
	local before="" now
	for _ in $(seq 30); do
		sleep 1
		import -window "$window" "$room/window.png"
		now=$(convert "$room/window.png" rgba:- | sha256sum)
		[ "$now" = "$before" ] && return
		before=$now
	done
}

# The window as it is when the first card of the private side is selected.
"$program" "$room/intl-entrepreneurial.cluster" >"$room/log" 2>&1 &
opened=$!
window=$(timeout 60 xdotool search --sync --onlyvisible --name 'Cluster Canvas' | head -n 1)
rest
xdotool windowsize "$window" 1440 900
rest
xdotool mousemove --window "$window" 800 385 click 1
rest
convert "$room/window.png" -strip "$pictures/window.png"

# What is printed for a workshop, the cards in view.
xdotool key Escape key ctrl+p
rest
xdotool mousemove --window "$window" 586 159 click 1 # Workshop
rest
xdotool key Next key Next
rest
convert "$room/window.png" -strip "$pictures/print.png"
xdotool key Escape

# The same in the room.
xdotool key Escape key F5
rest
xdotool mousemove --window "$window" 800 985 # out of the way
rest
convert "$room/window.png" -strip "$pictures/room.png"
ls -l "$pictures"

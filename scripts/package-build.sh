# What the scripts that make packages share. Read by them; not run by itself.

# shellcheck shell=bash disable=SC2034
maintainer="${DEBFULLNAME:-The Cluster Canvas authors} <${DEBEMAIL:-authors@clustercanvas.invalid}>"

# read_build asks a program which build it is, and sets build_version, build_date and
# SOURCE_DATE_EPOCH. A program that the makefile has not built does not know.
read_build() {
	local told
	told=$("$1" --version)
	build_version=$(sed -n '1s/^clustercanvas //p' <<<"$told")
	build_date=$(sed -n 's/^Date of the commit *\([0-9-]*\)$/\1/p' <<<"$told")
	if [ -z "$build_date" ]; then
		echo "$1 does not know of which date it is. Build it with make." >&2
		exit 1
	fi
	SOURCE_DATE_EPOCH=$(date -u -d "$build_date" +%s)
	export SOURCE_DATE_EPOCH
}

# deb_version makes of what git calls a version one that Debian sorts as it came to be:
# v0.2.0-3-g1e0fe0a-dirty becomes 0.2.0+3.g1e0fe0a.dirty.
deb_version() { sed 's/^v//; s/-/+/; s/-/./g; s/\(+.*\)+/\1./' <<<"$1"; }

# draw_icon draws the icon or the file of docs/icon for a size: as it was drawn for that size, if it
# was.
draw_icon() {
	local source=docs/icon/$1-$2.svg
	[ -e "$source" ] || source=docs/icon/$1.svg
	rsvg-convert --width "$2" --height "$2" "$source" --output "$3"
}

# manual writes the help of a program as a manual page.
manual() {
	local program=$1 command
	printf '.TH CLUSTERCANVAS 1 %s "Cluster Canvas %s"\n' "$build_date" "$build_version"
	printf '.SH NAME\nclustercanvas \\- design, discuss and print the business model of an innovation cluster\n'
	printf '.SH DESCRIPTION\n'
	"$program" help | verbatim
	for command in $("$program" help | sed -n 's/^  \([a-z]*\)   *[a-z].*/\1/p' | grep -v clustercanvas); do
		printf '.SH %s\n' "${command^^}"
		"$program" help "$command" | verbatim
	done
	printf '.SH FILES\n'
	printf '%s\n' '*.cluster: a workbook, one SQLite database.' '.PP' \
		'$XDG_CONFIG_HOME/cluster-canvas: preferences, and pictures of the recent files.'
}

verbatim() {
	printf '.nf\n'
	sed 's/\\/\\e/g; s/-/\\-/g; s/^\([.'"'"']\)/\\\&\1/'
	printf '.fi\n'
}

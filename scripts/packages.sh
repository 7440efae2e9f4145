# What has to be on the machine, and how it comes there. Read by the scripts called
# install-….sh; not run by itself.

go_at_least=1.26

# A C compiler for SQLite and the window library, and the headers of OpenGL, X11 and Wayland.
build_packages="gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev"

# A screen that is not there, hands and eyes for it, other people's readers of PDF, SVG and
# spreadsheets, fonts of scripts that ours do not write, and what a desktop knows of programs and files.
test_packages="xvfb xdotool x11-utils x11-xkb-utils libgl1-mesa-dri openbox imagemagick poppler-utils qpdf librsvg2-bin libreoffice-calc-nogui \
fonts-dejavu-core fonts-noto-ui-core fonts-wqy-microhei fonts-symbola dpkg-dev desktop-file-utils appstream shared-mime-info xdg-utils libglib2.0-bin"
test_commands="Xvfb xdotool xprop setxkbmap openbox convert pdftotext qpdf rsvg-convert soffice"

# What makes the packages: for Debian, and a compiler and a packer for Windows.
package_packages="dpkg-dev librsvg2-bin imagemagick gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64 zip"
package_commands="dpkg-shlibdeps rsvg-convert convert x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres zip"

package_test_packages="lintian wine64 unzip"

# say prints a line to the person who waits.
say() { printf '%s\n' "$*" >&2; }

# need_go stops unless Go is there and new enough.
need_go() {
	local found
	if ! command -v go >/dev/null; then
		say "Go is not installed. Cluster Canvas needs Go $go_at_least or newer: https://go.dev/dl/"
		exit 1
	fi
	# An old Go refuses to answer inside of the module; outside it tells its version.
	found=$(go env GOVERSION 2>/dev/null || (cd / && go env GOVERSION))
	found=${found#go}
	if [ "$(printf '%s\n' "$go_at_least" "$found" | sort -V | head -n 1)" != "$go_at_least" ]; then
		say "Go $found is too old. Cluster Canvas needs Go $go_at_least or newer: https://go.dev/dl/"
		exit 1
	fi
}

# on_debian reports whether packages come by apt here.
on_debian() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }

# missing_packages prints those of its arguments that are not installed.
missing_packages() {
	local name
	for name in "$@"; do
		if [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" != installed ]; then
			printf '%s ' "$name"
		fi
	done
}

# missing_commands prints those of its arguments that cannot be run.
missing_commands() {
	local name
	for name in "$@"; do
		command -v "$name" >/dev/null || printf '%s ' "$name"
	done
}

# install_or_tell installs packages besides those of building; where there is no apt it says which
# commands are missing, what for, and in which packages of Debian they come.
install_or_tell() {
	local why="$1" packages="$2" commands="$3" missing
	need_go
	if on_debian; then
		# shellcheck disable=SC2086
		install_packages $build_packages $packages
		return
	fi
	scripts/install-build.sh
	# shellcheck disable=SC2086
	missing=$(missing_commands $commands)
	if [ -n "$missing" ]; then
		say "This is not Debian, so nothing was installed. $why: $missing"
		say "In Debian they come in the packages:"
		say ""
		say "    $packages"
		say ""
		exit 1
	fi
}

# install_packages installs what is missing of its arguments, or says what to do and stops.
install_packages() {
	local missing as_root="" by_hand
	missing=$(missing_packages "$@")
	missing=${missing% }
	[ -z "$missing" ] && return 0
	by_hand="apt-get install $missing"
	if command -v sudo >/dev/null; then
		by_hand="sudo $by_hand"
	else
		by_hand="su -c '$by_hand'"
	fi

	if [ "$(id -u)" != 0 ]; then
		if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
			as_root="sudo -n"
		else
			say "Some packages are missing, and only an administrator may install them. Please run:"
			say ""
			say "    $by_hand"
			say ""
			exit 1
		fi
	fi
	say "Installing $missing"
	apt_log=$(mktemp)
	trap 'rm -f "$apt_log"' EXIT
	# A source that cannot be read does not matter if the packages come from another.
	# shellcheck disable=SC2086 # both are lists of words
	if ! {
		$as_root apt-get -qq update || true
		$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 \
			install --yes --no-install-recommends $missing
	} </dev/null >"$apt_log" 2>&1; then
		cat "$apt_log" >&2
		say "The packages could not be installed, for the reason above. When that is solved, run:"
		say ""
		say "    $by_hand"
		say ""
		exit 1
	fi
}

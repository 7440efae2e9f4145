#!/usr/bin/env bash
# Makes a Debian package of a built program, bin/clustercanvas if no other is named, and puts it into
# bin/packages, or the folder named after the program. The same program gives the same package, byte
# for byte. Needs no root. DEBFULLNAME and DEBEMAIL say who answers for the package, and COMPRESS how
# dpkg-deb compresses: best, unless a test is in a hurry.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/package-build.sh
program=${1:-bin/clustercanvas}
out=${2:-bin/packages}

read_build "$program"
version=$(deb_version "$build_version")
arch=$(dpkg --print-architecture)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
tree=$room/debian/clustercanvas
share=$tree/usr/share
doc=$share/doc/clustercanvas
id=org.clustercanvas.app
umask 022

install -D -m 755 "$program" "$tree/usr/bin/clustercanvas"
install -D -m 644 "packaging/linux/$id.desktop" "$share/applications/$id.desktop"
install -D -m 644 "packaging/linux/$id.mime.xml" "$share/mime/packages/$id.xml"
mkdir -p "$share/metainfo" "$doc/licenses" "$share/man/man1" "$share/lintian/overrides"
sed "s/@VERSION@/$version/; s/@DATE@/$build_date/" "packaging/linux/$id.metainfo.xml" >"$share/metainfo/$id.metainfo.xml"

# Icons of the program and of its files: drawn for the small sizes, scaled for the others.
icons=$share/icons/hicolor
for size in 16 24 32 48 64 128 256 512; do
	mkdir -p "$icons/${size}x$size/apps" "$icons/${size}x$size/mimetypes"
	draw_icon icon "$size" "$icons/${size}x$size/apps/$id.png"
	draw_icon file "$size" "$icons/${size}x$size/mimetypes/application-x-cluster-canvas.png"
done
install -D -m 644 docs/icon/icon.svg "$icons/scalable/apps/$id.svg"
install -D -m 644 docs/icon/file.svg "$icons/scalable/mimetypes/application-x-cluster-canvas.svg"

# The manual is the help of the program.
manual "$program" | gzip -9n >"$share/man/man1/clustercanvas.1.gz"

cp licenses/CONTENT.md licenses/THIRD-PARTY.md licenses/*.txt "$doc/licenses/"
cp docs/packages.md docs/command-line.md "$doc/"
{
	while IFS= read -r line; do
		case $line in
		@COPYRIGHT@) sed -n 's/^Copyright (c) /Copyright: /p' LICENSE ;;
		@MIT@) sed '1,/^Copyright/d; s/^$/./; s/^/ /' LICENSE | sed '1d' ;;
		*) printf '%s\n' "$line" ;;
		esac
	done <packaging/linux/copyright
} >"$doc/copyright"
{
	printf 'clustercanvas (%s) unstable; urgency=medium\n\n' "$version"
	printf '  * See CHANGELOG.md.gz for what changed for users.\n\n'
	printf ' -- %s  %s\n' "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$doc/changelog.gz"
gzip -9n <CHANGELOG.md >"$doc/CHANGELOG.md.gz"
cp packaging/linux/lintian-overrides "$share/lintian/overrides/clustercanvas"
chmod -R u=rwX,go=rX "$tree"

# What the program is linked with is found out; what it looks for when it runs is said here: the
# libraries of X11, and those of Wayland, of which a machine may have either.
mkdir -p "$tree/DEBIAN"
printf 'Source: clustercanvas\nMaintainer: %s\n\nPackage: clustercanvas\nArchitecture: %s\nDescription: x\n' "$maintainer" "$arch" >"$room/debian/control"
linked=$(cd "$room" && dpkg-shlibdeps -O "debian/clustercanvas/usr/bin/clustercanvas" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$linked" ] || {
	echo "dpkg-shlibdeps did not tell what $program is linked with." >&2
	exit 1
}
cat >"$tree/DEBIAN/control" <<-CONTROL
	Package: clustercanvas
	Version: $version
	Architecture: $arch
	Maintainer: $maintainer
	Installed-Size: $(du -k -s --apparent-size "$tree/usr" | cut -f 1)
	Depends: $linked, libx11-6, libxcursor1, libxext6, libxi6, libxinerama1, libxrandr2, libxrender1, shared-mime-info
	Recommends: libgl1-mesa-dri, libdecor-0-0, libwayland-cursor0, libwayland-egl1, libxkbcommon0
	Section: misc
	Priority: optional
	Description: design, discuss and print the business model of a cluster
	 Cluster Canvas shows who pays for an innovation cluster, how that shall
	 change over ten years, and what value it creates. Financing cards are
	 dragged onto strategy canvases that all look at the same sources, so that
	 no figure is entered twice.
	 .
	 It needs no network: everything is in one file on this computer. The
	 command line works without a display.
CONTROL
(cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
chmod 644 "$tree/DEBIAN/"*

mkdir -p "$out"
package=$out/clustercanvas_${version}_$arch.deb
# shellcheck disable=SC2086 # a list of words
dpkg-deb --root-owner-group ${COMPRESS:--Zxz -z6} --build "$tree" "$package" >/dev/null
echo "$package"

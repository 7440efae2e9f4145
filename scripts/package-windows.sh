#!/usr/bin/env bash
# Builds the program for Windows and puts it, with what belongs to it, into a ZIP file in
# bin/packages: to be unpacked and started, without installing anything. The first time this takes
# minutes. The makefile says in TAGS and LINK how everything is built.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/package-build.sh
room=$(mktemp -d)
resource=clustercanvas_windows_amd64.syso # where go build looks for it
trap 'rm -rf "$room" "$resource"' EXIT
folder=$room/ClusterCanvas
mkdir -p "$folder/licenses" bin/packages
umask 022

read_build bin/clustercanvas # of the same sources
number=$(sed 's/^v//; s/[^0-9.].*//' <<<"$build_version")
export CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 GOOS=windows GOARCH=amd64

for size in 16 24 32 48 64 256; do
	draw_icon icon "$size" "$room/$size.png"
done
convert "$room"/{16,24,32,48,64,256}.png "$room/icon.ico"
cp packaging/windows/clustercanvas.rc packaging/windows/clustercanvas.manifest "$room/"
(cd "$room" && x86_64-w64-mingw32-windres -D "VERSION_NUMBERS=${number//./,},0" -D "VERSION_TEXT=\\\"$build_version\\\"" \
	clustercanvas.rc -O coff -o resource.o)
cp "$room/resource.o" "$resource"

echo "Building ClusterCanvas.exe. The first time, this takes some minutes." >&2
# A program with windows of its own; with all of the C library and the threads in it.
go build -tags "$TAGS" -ldflags "$LINK -H windowsgui -extldflags '-static'" -o "$folder/ClusterCanvas.exe" .
CGO_ENABLED=0 go build -ldflags "-s -w" -o "$folder/clustercanvas.com" ./packaging/windows/console

sed "s/@VERSION@/$build_version/; s/\$/\r/" packaging/windows/README.txt >"$folder/README.txt"
cp licenses/CONTENT.md licenses/THIRD-PARTY.md licenses/*.txt "$folder/licenses/"
find "$folder" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

package=$PWD/bin/packages/ClusterCanvas-$build_version-windows.zip
rm -f "$package"
(cd "$room" && find ClusterCanvas -type f | LC_ALL=C sort | TZ=UTC zip -X -q -9 -@ "$package")
echo "${package#"$PWD/"}"

#!/usr/bin/env bash
# Builds Cluster Canvas.app on a Mac and puts it into a ZIP file in bin/packages. Only a Mac has what the
# window library needs; elsewhere this says so and ends. The makefile says in TAGS and LINK how
# everything is built.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "$(uname -s)" != Darwin ]; then
	echo "A package for macOS can be made on a Mac only: the window library needs Apple's headers." >&2
	exit 1
fi
for program in go iconutil sips ditto codesign; do
	command -v "$program" >/dev/null || {
		echo "$program is missing. It comes with: xcode-select --install (go: https://go.dev/dl/)" >&2
		exit 1
	}
done
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
app="$room/Cluster Canvas.app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources/licenses" bin/packages

export MACOSX_DEPLOYMENT_TARGET=11.0
go build -tags "$TAGS" -ldflags "$LINK" -o "$app/Contents/MacOS/clustercanvas" .
version=$("$app/Contents/MacOS/clustercanvas" --version | sed -n '1s/^clustercanvas //p')
number=$(sed 's/^v//; s/[^0-9.].*//' <<<"$version")

# icons NAME FROM makes an icon of all sizes that macOS asks for.
icons() {
	local size set="$room/$1.iconset"
	mkdir -p "$set"
	for size in 16 32 128 256 512; do
		sips -z $size $size "$2" --out "$set/icon_${size}x$size.png" >/dev/null
		sips -z $((size * 2)) $((size * 2)) "$2" --out "$set/icon_${size}x$size@2x.png" >/dev/null
	done
	iconutil --convert icns --output "$app/Contents/Resources/$1.icns" "$set"
}
icons icon Icon.png
icons file packaging/mac/file.png

sed "s/@VERSION@/$version/; s/@NUMBER@/$number/" packaging/mac/Info.plist >"$app/Contents/Info.plist"
plutil -lint "$app/Contents/Info.plist" >/dev/null
cp licenses/CONTENT.md licenses/THIRD-PARTY.md licenses/*.txt "$app/Contents/Resources/licenses/"

# Signed by nobody ("-"): Macs with Apple's own processors start nothing without any signature.
codesign --force --sign - "$app"
package=bin/packages/ClusterCanvas-$version-macos.zip
rm -f "$package"
ditto -c -k --keepParent "$app" "$package"
echo "$package"

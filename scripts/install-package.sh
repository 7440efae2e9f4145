#!/usr/bin/env bash
# Installs what making packages needs beside what building needs. Does nothing, at once, where all is
# there.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

install_or_tell "Making packages also needs" "$package_packages" "$package_commands"

#!/usr/bin/env bash
# Installs what building and testing Cluster Canvas need besides Go. Does nothing, at once, where
# all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

install_or_tell "The tests also need these programs" "$test_packages" "$test_commands"

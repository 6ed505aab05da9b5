#!/bin/bash
# Installs Debian's packages. Needs root. Waits for others who install at the same time.
#
# usage: packages.sh PACKAGE...
set -euo pipefail

export DEBIAN_FRONTEND=noninteractive
# An old list of packages may do where a new one cannot be had.
apt-get update || echo "The list of packages could not be renewed."
apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"

#!/usr/bin/env bash
# Installs what building and running gongkai needs on Debian or Ubuntu; does nothing where everything is there. Asks for nothing.
set -euo pipefail

say() { printf 'setup: %s\n' "$1" >&2; }
fail() {
  say "$1"
  exit 1
}

# Poppler's GLib interface with cairo, libsoup for the review, SQLite for export, the character maps that PDFs with unembedded Chinese fonts
# need, and what finds and builds it all.
packages=(libpoppler-glib-dev libsoup-3.0-dev libsqlite3-dev poppler-data pkg-config make)
# Unpacks the models; Poppler's development files bring it too.
packages+=(zlib1g-dev)
# The client that fetches the models for scans.
python3 -m pip --version >/dev/null 2>&1 || packages+=(python3-pip)

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
if command -v dpkg-query >/dev/null; then
  for package in "${packages[@]}"; do is_installed "$package" || missing+=("$package"); done
elif ! pkg-config --exists poppler-glib cairo sqlite3 libsoup-3.0 2>/dev/null; then
  fail "this is no Debian: install pkg-config, poppler-data and the development files of poppler-glib, cairo, sqlite3 and libsoup 3, then run again"
fi

if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || fail "apt-get is missing, so these must be installed by hand: ${missing[*]}"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || fail "not root, and sudo asks for a password. Run: sudo apt-get install ${missing[*]}"
    as_root=(sudo -n)
  fi
  say "installing ${missing[*]} with apt-get"
  apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@" </dev/null >&2; }
  # The package lists of a new machine are empty, those of an old one name versions that are gone.
  if ! apt install --no-install-recommends "${missing[@]}"; then
    say "reading the package lists anew"
    apt update
    apt install --no-install-recommends "${missing[@]}"
  fi
fi

command -v swift >/dev/null || fail "no Swift toolchain: put Swift 6.0 or later on the PATH (https://www.swift.org/install/linux/)"
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\..*/\1/p')
[ "${version:-0}" -ge 6 ] || fail "Swift 6.0 or later is needed, and $(command -v swift) is version ${version:-unknown}"

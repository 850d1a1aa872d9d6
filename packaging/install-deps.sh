#!/bin/sh
# Installs the Debian 12 packages that Callsign needs, and only those.
#
#   sh packaging/install-deps.sh [build|test]
#
# build (the default) is what compiles and runs Callsign; test adds what the tests use.
# When all of them are there it says so and changes nothing, without asking for root.
set -eu

# Qt's xcb and offscreen platforms come with libqt6gui6, its SVG icon plugin with libqt6svg6:
# the two -dev packages depend on both.
build_packages='
cmake
fonts-dejavu-core
g++
libboost-dev
libcli11-dev
libexpected-dev
libqrencode-dev
libsecret-1-0
libssl-dev
ninja-build
nlohmann-json3-dev
qt6-base-dev
qt6-svg-dev
qt6-wayland
qtkeychain-qt6-dev
zlib1g-dev
'
# fonts-dejavu-core: without a font Qt draws no text, and a minimal system has none.
# libsecret-1-0: QtKeychain loads it by name for the Secret Service, without depending on it.
# qt6-wayland: the window in a session that has no X server.

test_packages='
ca-certificates
ccache
chromium
dbus
gnome-keyring
iproute2
keepassxc
libbenchmark-dev
libkf5wallet-bin
libsecret-tools
locales
nginx-light
openssl
python3
python3-yaml
xclip
xdotool
xvfb
'
# ca-certificates: npm fetches over https.
# chromium: somebody has to sign in with a browser; iproute2: ss says who listens; openssl: a certificate that nobody trusts.
# ccache: a second build of the tests takes seconds.
# dbus, gnome-keyring, keepassxc, libkf5wallet-bin, libsecret-tools: the keychains of the tests, each in a session of its own.
# locales: localedef needs its character maps to make the locale of a test.
# nginx-light: the packaged site, in front of two endpoints; python3-yaml reads the packaged manifests.
# xclip, xdotool, xvfb: a display for the tests, its clipboard and its keyboard.

# The JavaScript peers of the tests. Node.js from elsewhere brings its own npm, and Debian's
# npm package cannot be installed beside it, so these are wanted only when npm is missing.
npm_packages='
nodejs
npm
'

wanted=$build_packages
case ${1:-build} in
    build) ;;
    test)
        wanted="$wanted $test_packages"
        if ! command -v npm >/dev/null 2>&1; then
            wanted="$wanted $npm_packages"
        fi
        ;;
    *)
        echo "Usage: $0 [build|test]" >&2
        exit 2
        ;;
esac

# One line, single spaces. The splitting is meant, here and below.
# shellcheck disable=SC2086
set -- $wanted

if ! command -v apt-get >/dev/null 2>&1; then
    echo "This is not a Debian system (there is no apt-get), so install what these Debian 12 packages hold yourself: $*." >&2
    exit 1
fi

# dpkg-query fails when it does not know one of them; that one is then missing from its answer.
installed=$(dpkg-query -W -f '${db:Status-Status}:${Package} ' "$@" 2>/dev/null) || true
missing=
for package in "$@"; do
    case " $installed" in
        *" installed:$package "*) ;;
        *) missing="$missing $package" ;;
    esac
done

if [ -z "$missing" ]; then
    echo "All $# packages are installed."
    exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "Only root may install packages and there is no sudo. As root: apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    as_root=sudo
fi

# A fresh system may be busy with its own updates, so wait for the lock. A failed update is
# not the end: it may be one foreign source, and the lists at hand may do.
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}

echo "Installing:$missing"
apt update || echo "apt-get update failed; trying with the package lists at hand." >&2
# shellcheck disable=SC2086
apt install --no-install-recommends $missing

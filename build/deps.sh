#!/usr/bin/env bash
# Installs what Tickmark needs and this machine lacks: to be built for the browser, to have its window, to be tested.
# Usage: build/deps.sh serve|run|test
#
# Debian and its relatives are served by apt-get; elsewhere the script says what to install and stops.
# With everything in place it does nothing, quickly.
set -euo pipefail

# The window: a C compiler for the bindings, GTK and WebKit; xdg-utils opens links and reports.
window=(gcc libc6-dev pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev xdg-utils)
# The tests: a display without a screen, a browser, the driver of the window, what assistive technology sees of it, and
# independent readers of our PDFs.
tests=(xvfb xauth dbus-daemon webkit2gtk-driver chromium at-spi2-core python3-pyatspi imagemagick procps qpdf poppler-utils mupdf-tools)

say() { printf '%s\n' "$*" >&2; }
stop() {
	say "$@"
	exit 1
}

case "${1:-}" in
serve) packages=() ;;
run) packages=("${window[@]}") ;;
test) packages=("${window[@]}" "${tests[@]}") ;;
*) stop "usage: build/deps.sh serve|run|test" ;;
esac

command -v go >/dev/null || stop "Go 1.26 or newer is missing: https://go.dev/dl/"
command -v npm >/dev/null || stop "Node 20 or newer with npm is missing: https://nodejs.org/"
[ "$1" = serve ] && exit 0

case "$(uname -s)" in
Linux) ;;
Darwin)
	xcode-select -p >/dev/null 2>&1 || stop "Install Apple's command line tools first: xcode-select --install"
	[ "$1" = run ] && exit 0
	stop "The whole test suite runs on Debian only. On macOS: go test ./... and, in frontend/, npm test."
	;;
*)
	[ "$1" = run ] && {
		say "The window needs the WebView2 runtime, which Windows 11 has; for Windows 10 get the Evergreen runtime from Microsoft."
		exit 0
	}
	stop "The whole test suite runs on Debian only. Here: go test ./... and, in frontend/, npm test."
	;;
esac

if ! command -v apt-get >/dev/null; then
	pkg-config --exists gtk+-3.0 webkit2gtk-4.1 2>/dev/null && [ "$1" = run ] && exit 0
	say "Install these, then try again:"
	if command -v dnf >/dev/null; then
		stop "  sudo dnf install gcc pkgconf gtk3-devel webkit2gtk4.1-devel xdg-utils"
	elif command -v pacman >/dev/null; then
		stop "  sudo pacman -S --needed gcc pkgconf gtk3 webkit2gtk-4.1 xdg-utils"
	elif command -v zypper >/dev/null; then
		stop "  sudo zypper install gcc pkgconf gtk3-devel webkit2gtk3-devel xdg-utils"
	fi
	stop "  a C compiler, pkg-config, and the development files of GTK 3 and WebKitGTK 4.1"
fi

missing=()
for package in "${packages[@]}"; do
	state=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true)
	[ "$state" = installed ] || missing+=("$package")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

say "Installing with apt-get: ${missing[*]}"
root=()
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || stop "Run this as root, then try again: apt-get install ${missing[*]}"
	root=(sudo)
fi
# Failing to refresh one unrelated source must not keep the others from serving what is needed here.
"${root[@]}" apt-get update -qq || say "apt-get update had problems; going on with the package lists there are."
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null

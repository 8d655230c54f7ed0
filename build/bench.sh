#!/usr/bin/env bash
# Runs every benchmark and prints what it measured. Nothing fails on a time: machines differ, ratios are for people.
set -euo pipefail
cd "$(dirname "$0")/.."

failed=0
for package in $(grep -rl --include='*_test.go' '^func Benchmark' annotate app db | xargs -r -n1 dirname | sort -u); do
	printf '\n== %s\n' "$package"
	go test -run '^$' -bench . -benchmem "./$package" || failed=1
done

cd e2e
for script in bench/*.mjs; do
	[ -e "$script" ] || continue
	printf '\n== %s\n' "$script"
	node "$script" || failed=1
done
printf '\n== windows and pages\n'
xvfb-run --auto-servernum --server-args='-screen 0 1400x1000x24' \
	dbus-run-session -- npx playwright test --project=bench --reporter line || failed=1
exit "$failed"

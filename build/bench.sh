#!/usr/bin/env bash
# Runs every benchmark and prints what it measured. Nothing fails on a time: machines differ, ratios are for people.
# Usage: build/bench.sh [NAME...]   NAME is a Go package or a file of e2e/bench without its ending; without: all
set -euo pipefail
cd "$(dirname "$0")/.."

wanted() { # wanted NAME ARGS...: is NAME among ARGS, or are there none?
	local name=$1
	shift
	[ "$#" -eq 0 ] && return 0
	printf '%s\n' "$@" | grep -qxF -- "$name"
}

failed=0
for package in $(grep -rl --include='*_test.go' '^func Benchmark' annotate app db | xargs -r -n1 dirname | sort -u); do
	wanted "$package" "$@" || continue
	printf '\n== %s\n' "$package"
	go test -run '^$' -bench . -benchmem "./$package" || failed=1
done
for script in e2e/bench/*.mjs; do
	name=$(basename "$script" .mjs)
	wanted "$name" "$@" || continue
	printf '\n== %s\n' "$name"
	node "$script" || failed=1
done
exit "$failed"

#!/usr/bin/env bash
# Runs every fuzzer for $1, a count such as 2000x or a duration such as 5m; as many at once as there are processors.
# An input that fails is put under testdata, where the ordinary tests find it from then on.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export work fuzztime=$1

# go test would link the package again for each of its fuzzers.
fuzzers=$(grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' annotate app db | sed -E 's|/[^/]*:func | |' | sort -ru)
for package in $(cut -d' ' -f1 <<<"$fuzzers" | uniq); do
	go test -c -fuzz . -o "$work/$package/test" "./$package"
done

# Each begins with what is under testdata and nothing else, so that a run is the same wherever it runs. Nothing is
# minimised: Go counts the calls that takes as well, and would spend nearly all of a count on the first few inputs it finds.
run() {
	folder=$work/$1
	mkdir -p "$folder/$2"
	cd "$1"
	if "$folder/test" -test.run '^$' -test.fuzz "^$2\$" -test.fuzztime "$fuzztime" -test.fuzzminimizetime 0x \
		-test.fuzzcachedir "$folder/$2" -test.parallel 1 &>"$folder/$2.log"; then
		echo "ok $1 $2: $(grep -o 'elapsed.*' "$folder/$2.log" | tail -n 1)"
	else
		cat "$folder/$2.log"
		exit 255 # and no other is begun
	fi
}
export -f run
xargs -P "$(getconf _NPROCESSORS_ONLN)" -L 1 bash -c 'run "$@"' - <<<"$fuzzers"

#!/usr/bin/env bash
# Runs every fuzzer for $1, a duration such as 5m, and for a thousand inputs if it has not had as many by then.
# An input that fails is put under testdata, where the ordinary tests find it from then on.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export work fuzztime=$1 least=1000

# go test would link the package again for each of its fuzzers.
fuzzers=$(grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' annotate app db | sed -E 's|/[^/]*:func | |' | sort -ru)
for package in $(cut -d' ' -f1 <<<"$fuzzers" | uniq); do
	go test -c -fuzz . -o "$work/$package/test" "./$package"
done

# Each begins with what is under testdata and nothing else, so that a run is the same wherever it runs. Nothing is
# minimised: Go would spend nearly all of the time on the first few inputs it finds.
# At the end of a duration Go 1.26 may report its own deadline as a failure (go.dev/issue/75804). It then says nothing but
# that, where a find says which input it wrote.
fuzz() {
	local log=$work/$1/$2.log said
	"$work/$1/test" -test.run '^$' -test.fuzz "^$2\$" -test.fuzztime "$3" -test.fuzzminimizetime 0x \
		-test.fuzzcachedir "$work/$1/$2" -test.parallel 1 &>"$log" && return
	said=$(grep -v '^fuzz: elapsed: ' "$log")
	[[ $said =~ ^---\ FAIL:\ "$2"\ \([0-9.]+s\)$'\n    context deadline exceeded\nFAIL'$ ]]
}
executed() { grep -oE 'execs: [0-9]+' "$work/$1/$2.log" | tail -n 1 | grep -oE '[0-9]+' || echo 0; }
run() {
	mkdir -p "$work/$1/$2"
	cd "$1"
	if fuzz "$1" "$2" "$fuzztime" && { (($(executed "$1" "$2") >= least)) || fuzz "$1" "$2" "${least}x"; }; then
		echo "ok $1 $2: $(grep -o 'elapsed.*execs.*' "$work/$1/$2.log" | tail -n 1)"
	else
		cat "$work/$1/$2.log"
		exit 255 # and no other is begun
	fi
}
export -f run fuzz executed

# Six to a processor: each has its time to the end, and together they take no longer than CI has.
xargs -P "$((6 * $(getconf _NPROCESSORS_ONLN)))" -L 1 bash -c 'run "$@"' - <<<"$fuzzers"

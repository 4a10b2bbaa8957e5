#!/usr/bin/env bash
# Breaks the product in known ways and expects the tests to notice.
#
#   src/test/mutants/run.sh [name ...]     all mutants, or those named
#
# Each *.patch beside this script is a unified diff against src/main; the lines before it say what it breaks and
# "Test:" names the test that must fail. Every patch is applied to a copy of the tree under target/mutants. First the
# named tests run on an unchanged copy, where they must pass. Exit code 0: every mutant was noticed. Not part of verify.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$root/target/mutants

# Runs tests $2 on the tree $1; 0 passed, 1 failed, 2 there was no result.
run_tests() {
    rm -rf "$1/target/surefire-reports"
    (cd "$1" && ./mvnw -o -q test -Dtest="$2" -Dsurefire.failIfNoSpecifiedTests=true) > "$1/output.txt" 2>&1 && return 0
    grep -qE '<(failure|error)[ >]' "$1"/target/surefire-reports/TEST-*.xml 2> /dev/null && return 1
    return 2
}

test_of() {
    sed -n 's/^Test: //p' "$1"
}

if [ $# -gt 0 ]; then
    patches=("${@/%/.patch}")
    patches=("${patches[@]/#/$here/}")
else
    patches=("$here"/*.patch)
fi

rm -rf "$work"
mkdir -p "$work/tree"
cp -r "$root/pom.xml" "$root/mvnw" "$root/.mvn" "$root/src" "$root/k8s" "$work/tree/"

all=$(for patch in "${patches[@]}"; do test_of "$patch"; done | sort -u | paste -sd, -)
if ! run_tests "$work/tree" "$all"; then
    echo "The unchanged tree does not pass; see $work/tree/output.txt" >&2
    exit 1
fi

survivors=0
for patch in "${patches[@]}"; do
    name=$(basename "$patch" .patch)
    patch -s -p1 -d "$work/tree" < "$patch"
    result=0
    run_tests "$work/tree" "$(test_of "$patch")" || result=$?
    cp "$work/tree/output.txt" "$work/$name.txt"
    case $result in
        0) echo "SURVIVED  $name: $(test_of "$patch")"; survivors=$((survivors + 1)) ;;
        1) echo "noticed   $name: $(test_of "$patch")" ;;
        *) echo "NO RESULT $name: see $work/$name.txt"; survivors=$((survivors + 1)) ;;
    esac
    patch -s -R -p1 -d "$work/tree" < "$patch"
done
[ "$survivors" -eq 0 ]

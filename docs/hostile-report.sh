#!/usr/bin/env bash
# The table of docs/hostile-inputs.md with a mark for each row, from the test reports of the last ./mvnw verify:
# ✓ all of the row's tests ran and passed, ✗ one failed, – one was not run or the row has none.
# Ends with 1 if any failed.
#
#   docs/hostile-report.sh [DIRECTORY WITH THE MODULES]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${1:-$here/..}
shopt -s nullglob
reports=("$root"/*/target/surefire-reports/TEST-*.xml)
[ ${#reports[@]} -gt 0 ] || {
  echo "There are no test reports below $root. Run ./mvnw verify first." >&2
  exit 2
}

awk '
  # Reports: one outcome for each Class#method, the worst of its parameters. A method of a contract runs in the
  # classes that extend it, and counts by its own name too.
  FILENAME ~ /\.xml$/ {
    if ($0 ~ /^  <testcase /) {
      name = attribute(" name=\""); sub(/[({\[ ].*/, "", name)
      class = attribute(" classname=\""); sub(/.*\./, "", class)
      note(class "#" name, "passed"); note("#" name, "passed")
    } else if ($0 ~ /^    <(failure|error)[ >]/) {
      note(class "#" name, "failed"); note("#" name, "failed")
    } else if ($0 ~ /^    <skipped/) {
      note(class "#" name, "skipped"); note("#" name, "skipped")
    }
    next
  }
  /^\| [0-9]+ \|/ {
    count = split($0, cells, " \\| ")
    mark = worst(cells[count])
    if (mark == "✗") failed = 1
    printf "%s %3d  %s: %s\n", mark, substr($0, 3), cells[2], cells[3]
  }
  END { exit failed }

  function attribute(begin,   at, rest) {
    at = index($0, begin)
    rest = substr($0, at + length(begin))
    return substr(rest, 1, index(rest, "\"") - 1)
  }
  function note(test, outcome) {
    if (rank(outcome) > rank(outcomes[test])) outcomes[test] = outcome
  }
  function rank(outcome) {
    return outcome == "failed" ? 3 : outcome == "skipped" ? 2 : outcome == "passed" ? 1 : 0
  }
  function worst(tests,   test, of, mark) {
    mark = tests ~ /`/ ? "✓" : "–"
    while (match(tests, /`[^`]+`/)) {
      test = substr(tests, RSTART + 1, RLENGTH - 2)
      tests = substr(tests, RSTART + RLENGTH)
      if (test ~ /Contract#/) sub(/^[^#]*/, "", test)
      of = outcomes[test]
      if (of == "failed") return "✗"
      if (of != "passed") mark = "–"
    }
    return mark
  }
' "${reports[@]}" "$here/hostile-inputs.md"

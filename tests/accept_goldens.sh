#!/usr/bin/env bash
# Takes the pages as they are now for the new goldens. Look at the pages first; the diff of tests/golden is the review.
set -euo pipefail
cd "$(dirname "$0")/.."
ninja -C build tests_printer
KAKANAI_ACCEPT=1 build/tests_printer --test-case="pages stand as the goldens show them"
git --no-pager diff --stat -- tests/golden

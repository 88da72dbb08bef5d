#!/usr/bin/env bash
# Takes the pages and the screens as they are now for the new goldens. Look at them first; the diff of tests/golden is the review.
set -euo pipefail
cd "$(dirname "$0")/.."
ninja -C build tests_printer tests_kiosk
KAKANAI_ACCEPT=1 build/tests_printer --test-case="pages stand as the goldens show them"
KAKANAI_ACCEPT=1 build/tests_kiosk --test-case="Every kind of page says what its golden says, in every language"
KAKANAI_ACCEPT=1 build/tests_kiosk --test-case="The pictures of the README are what the gallery paints today"
git --no-pager diff --stat -- tests/golden assets/pictures

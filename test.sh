#!/usr/bin/env bash
# すべてのテスト: 足りないものを入れ、検査つき（build-sanitize/）とふつう（build/）の2通りに組み立てて、両方で走らせる。
# 最後の行は ctest のまとめ。どちらかが通らなければ、終了状態は 1。
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=.ci/prepare.sh
source .ci/prepare.sh

# run_tests <フォルダ>: ctest の出力を見せ、まとめの行を summary に残す。
summary=""
run_tests() {
  local folder=$1 passed=0
  echo "テストしています: $folder/"
  ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$(nproc)" 2>&1 | tee "$folder/tests.txt" || passed=$?
  summary=$(grep -E 'tests passed' "$folder/tests.txt" | tail -n 1 || true)
  summary=${summary:-"テストが最後まで走りませんでした（$folder/tests.txt）"}
  return "$passed"
}

install_missing
build_in build-sanitize all -DKAKANAI_SANITIZE=ON
build_in build all

# 確保した場所は、近い2つの呼び出しだけ記録する（すべて記録すると、1割ほど遅い）。
export ASAN_OPTIONS="malloc_context_size=2${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
failed_summary=""
run_tests build-sanitize || failed_summary="$summary (build-sanitize/)"
run_tests build || failed_summary="$summary"

if [[ -n "$failed_summary" ]]; then
  echo "$failed_summary"
  exit 1
fi
echo "$summary"

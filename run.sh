#!/usr/bin/env bash
# 書かない窓口を動かす: 足りないものを入れ、組み立て、端末を始める。
# 画面のない機械では、見本の世帯の様式を out/ に PDF で作る。引数はそのまま端末に渡る（例: ./run.sh --windowed）。
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=.ci/prepare.sh
source .ci/prepare.sh

install_missing
build_in build kakanai

if [[ -n "${DISPLAY:-}" || -n "${WAYLAND_DISPLAY:-}" ]]; then
  if [[ "$*" != *--data* && "$*" != *--folder* && ! -e data/keys/desk.pub ]]; then
    build/kakanai keys init --trial
  fi
  echo "端末を始めます。"
  exec build/kakanai kiosk "$@"
fi

echo "画面がないので、見本の世帯（4人家族の転入）の様式を作ります。"
build/kakanai fill assets/households/family_of_four.json --out out
echo "様式ができました。次の PDF を開いてください（まとめて印刷するときは bundle.pdf）:"
printf '  %s\n' "$PWD"/out/*.pdf

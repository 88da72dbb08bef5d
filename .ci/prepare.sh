#!/usr/bin/env bash
# run.sh と test.sh の共通部分: 足りないパッケージを入れ、組み立てる。
# パッケージがそろっていれば、ネットワークにも apt にも触れない。
set -euo pipefail

# packages.txt のうち、まだ入っていないものを1行に1つ。
missing_packages() {
  local package
  sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' packages.txt | while read -r package; do
    if [[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ]]; then
      echo "$package"
    fi
  done
}

as_root() {
  if [[ "$(id -u)" -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "パッケージを入れる権限がありません。管理者の方が、次を実行してください: $*" >&2
    return 1
  fi
}

install_missing() {
  local packages
  if ! command -v dpkg-query >/dev/null; then
    echo "Debian 12 で動かしてください（必要なものの一覧は packages.txt）。" >&2
    return 1
  fi
  mapfile -t packages < <(missing_packages)
  if [[ "${#packages[@]}" -eq 0 ]]; then
    return 0
  fi
  echo "足りないパッケージを入れます: ${packages[*]}"
  as_root apt-get update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"
}

# build_in <フォルダ> <作るもの> [cmake の引数 …]
# はじめて組み立てるフォルダは、ひとまとまりずつ（KAKANAI_ONE_PIECE）: 1つずつの半分より短い。設定はフォルダに残る。
build_in() {
  local folder=$1 target=$2
  shift 2
  # どのフォルダに置いた木でも、同じ中身なら ccache が前の結果を使えるようにする。
  export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
  if [[ ! -f "$folder/CMakeCache.txt" ]]; then
    set -- -DKAKANAI_ONE_PIECE=ON "$@"
  fi
  echo "組み立てています: $folder/"
  cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@" >/dev/null
  ninja -C "$folder" "$target"
}

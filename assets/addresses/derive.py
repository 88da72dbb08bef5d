#!/usr/bin/env python3
"""Makes postal_codes.tsv beside this file from 日本郵便's postal codes (see the first lines of that file).

    derive.py ken_all_compact.tsv.xz

Left out of a town's name: what stands in （ ）, and sentences that are not names (「以下に掲載がない場合」, 「…の次に番地がくる場合」,
「…一円」, 地割 numbers). Towns of a city stand in the order of their readings; a line 「@ア」 says with which kana the ones below begin.
"""
import collections
import lzma
import os
import re
import sys

PLAIN = {}
for voiced, plain in zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ", "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホウ"):
    PLAIN[voiced] = plain
for small, large in zip("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ"):
    PLAIN[small] = large


ONES = ["", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ"]


def in_words(match):
    """The source writes 「キタ１０ジョウ」; people look for it as they say it."""
    number = int(match.group())
    if number == 0 or number > 99:
        return match.group()
    tens = "" if number < 10 else ("" if number < 20 else ONES[number // 10]) + "ジュウ"
    return tens + ONES[number % 10]


def bare_name(town):
    town = re.sub(r"（.*", "", town)
    town = re.sub(r"第?[０-９]+地割.*", "", town)
    is_sentence = town in ("以下に掲載がない場合",) or town.endswith("の次に番地がくる場合")
    if is_sentence or (town.endswith("一円") and town != "一円"):
        return ""
    return town


raw = lzma.open(sys.argv[1], "rt", encoding="utf-8").read()
cities, rows = raw.split("\n\n", 1)
towns = collections.defaultdict(dict)
for row in rows.splitlines():
    code, city, town, kana, _ = row.split("\t")
    name = bare_name(town)
    towns[city].setdefault((code, name), re.sub(r"[０-９]+", in_words, re.sub(r"（.*", "", kana)) if name else "")
out = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "postal_codes.tsv"), "w", encoding="utf-8", newline="\n")
out.write("# 郵便番号 → 町域。出典: 日本郵便 郵便番号データ（2026-05-29 現在。日本郵便は著作権を主張しない）。（ ）の中などを除き、市区町村ごとに読みの順に並べたもの。derive.py が作る。\n")
out.write("# 「#番号 都道府県 市区町村 読み」の行の下に、その市区町村の「郵便番号7けた＋町域」が続く。「@ア」は、続く町域の読みの最初の音。\n")
for line in cities.splitlines():
    city, prefecture, name, _, kana = line.split("\t")
    out.write("#%s\t%s\t%s\t%s\n" % (city, prefecture, name, kana))
    head = ""
    for (code, town), reading in sorted(towns[city].items(), key=lambda item: (item[1], item[0])):
        first = PLAIN.get(reading[:1], reading[:1])
        if first != head:
            out.write("@%s\n" % first)
        head = first
        out.write(code + town + "\n")

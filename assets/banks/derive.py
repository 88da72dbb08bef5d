#!/usr/bin/env python3
"""Makes banks.tsv beside this file from zengin-code's lists (SOURCES.md). Run by hand when they are renewed.

    derive.py banks.csv branches.tsv.xz

The lists shorten the kind of bank; papers want it in full, so it is written out here by the ranges of the codes.
"""
import collections
import csv
import lzma
import os
import sys

WORDS = [("信金", "信用金庫"), ("信組", "信用組合"), ("労金", "労働金庫"), ("農協", "農業協同組合"), ("漁協", "漁業協同組合")]


def full_name(code, name):
    for short, full in WORDS:
        if name.endswith(short):
            return name[: -len(short)] + full
    number = int(code)
    is_bank = number < 1000 and "・" not in name and not name.endswith(("銀行", "バンク"))
    if is_bank or code == "9900":
        return name + "銀行"
    return name


branches = collections.defaultdict(list)
for line in lzma.open(sys.argv[2], "rt", encoding="utf-8"):
    code, number, name, kana = line.rstrip("\n").split("\t")[:4]
    branches[code].append((kana, number, name))
out = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "banks.tsv"), "w", encoding="utf-8", newline="\n")
out.write("# 金融機関と支店。出典: zengin-code 1.0.0-p20260824（MIT、© 2015 Sho Kusano）。SOURCES.md を見る。derive.py が作る。\n")
out.write("# 「=番号 名前 読み」の行の下に、その金融機関の支店が「番号 名前 読み」で続く。読みの順。\n")
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    code = row["code"]
    if not branches[code]:
        continue
    kana = row["kana"].replace("－", "ー")
    out.write("=%s\t%s\t%s\n" % (code, full_name(code, row["name"]), kana))
    for kana, number, name in sorted(branches[code]):
        out.write("%s\t%s\t%s\n" % (number, name, kana.replace("－", "ー")))

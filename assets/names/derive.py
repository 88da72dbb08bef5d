#!/usr/bin/env python3
"""Makes the name tables beside this file from the sources that SOURCES.md names. Run by hand when a source is renewed.

    derive.py gimei_names.csv ipadic_names.tsv.xz surname_variants_practical.csv mji.tsv.xz ipamj_cmap14.csv.xz kanji_attr.csv

Nothing here guesses: a spelling is in the tables only when a source has it with that reading. Only the order of the
spellings of one reading is computed (see rank_given).
"""
import collections
import csv
import lzma
import math
import os
import re
import sys

GIMEI, IPADIC, PRACTICAL, MJI, CMAP14, ATTRIBUTES = sys.argv[1:7]
HERE = os.path.dirname(os.path.abspath(__file__))


def to_hiragana(text):
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def is_reading(text):
    return re.fullmatch(r"[ぁ-ゖー]+", text) is not None


def write(name, head, lines):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="\n") as out:
        for line in head:
            out.write("# " + line + "\n")
        for line in lines:
            out.write(line + "\n")


def in_order(best):
    """reading -> {spelling: rank} as lines, sorted by the bytes of the reading (the lookup is a binary search)."""
    lines = []
    for reading in sorted(best, key=lambda r: r.encode()):
        spellings = sorted(best[reading].items(), key=lambda item: (item[1], item[0]))
        lines.append(reading + "\t" + " ".join(spelling for spelling, _ in spellings))
    return lines


gimei = list(csv.DictReader(open(GIMEI, encoding="utf-8")))
ipadic = [line.rstrip("\n").split("\t") for line in lzma.open(IPADIC, "rt", encoding="utf-8")]

# Surnames: the 500 commonest in the order of their source, then ipadic's by cost (smaller = seen more often).
surnames = collections.defaultdict(dict)
for place, row in enumerate(r for r in gimei if r["kind"] == "last_name"):
    surnames[row["hiragana"]].setdefault(row["kanji"], place)
for kind, spelling, reading, cost in ipadic:
    reading = to_hiragana(reading)
    if kind == "姓" and is_reading(reading) and re.search(r"[^ぁ-ヶー・]", spelling):
        surnames[reading].setdefault(spelling, 1000 + int(cost))
write("surnames.tsv", ["名字: 読み（ひらがな）→ 表記。多いものから。出典とライセンス: SOURCES.md（gimei、IPADIC）。derive.py が作る。"],
      in_order(surnames))


def rank_given():
    """Commonest first as well as it can be told without a register: what both sources have before what one has; within
    these, by how common each letter is at its end of a name over both sources (the sum of the logarithms)."""
    first, last = collections.Counter(), collections.Counter()
    sources = collections.defaultdict(set)
    cost = {}
    for row in gimei:
        if row["kind"] != "last_name":
            sources[row["hiragana"], row["kanji"]].add("gimei")
    for kind, spelling, reading, price in ipadic:
        reading = to_hiragana(reading)
        if kind == "名" and is_reading(reading):
            sources[reading, spelling].add("ipadic")
            cost[reading, spelling] = int(price)
    for _, spelling in sources:
        first[spelling[0]] += 1
        last[spelling[-1]] += 1
    given = collections.defaultdict(dict)
    for (reading, spelling), known in sources.items():
        if re.search(r"[^ぁ-ヶー・]", spelling) is None:
            continue                       # kana spellings are always offered as typed
        letters = math.log(first[spelling[0]]) + math.log(last[spelling[-1]])
        rarity = 0.6 * len(spelling) - letters
        if len(known) == 2:
            rarity -= 3
        if cost.get((reading, spelling), 99999) < 8000:
            rarity -= 3                    # ipadic counted it in newspapers
        given[reading][spelling] = rarity
    return given


write("given.tsv", ["名: 読み（ひらがな）→ 表記。多いと思われるものから。出典とライセンス: SOURCES.md（gimei、IPADIC）。derive.py が作る。"],
      in_order(rank_given()))

# Families of written shapes. `*` = in everyday use as another shape of the first: also offered as a candidate of its own.
families = collections.defaultdict(list)
practical = list(csv.reader(open(PRACTICAL, encoding="utf-8")))[1:]
in_a_family = set()
for row in practical:
    family, letter, relation, ivs = row[0], row[1], row[5], row[10]
    common = letter != family and any(mark in relation for mark in ("慣用", "人名異体", "常用旧字"))
    families[family].append(("*" if common else "") + letter)
    in_a_family.add(letter)
    for sequence in ivs.split():
        selector, shape = sequence.split(":", 1)
        if "*" not in shape.split("/")[0]:
            families[family].append(letter + chr(int(selector, 16)))
write("variants.tsv", ["字の形: 標準の字 → その仲間（* はふだんから使われる異体字）。© IPA 文字情報基盤（MJ文字情報一覧表・縮退マップ）から作成。",
                       "このファイルのライセンス: CC BY-SA 2.1 JP（表示は IPA）。SOURCES.md を見る。derive.py が作る。"],
      [family + "\t" + " ".join(shapes) for family, shapes in families.items() if len(shapes) > 1])

# Every other letter of which the register's font draws more than one shape.
attributes = {row[1]: row for row in list(csv.reader(open(ATTRIBUTES, encoding="utf-8")))[1:]}
shapes = collections.defaultdict(list)
for line in lzma.open(CMAP14, "rt", encoding="utf-8"):
    code, selector, _ = line.split(",")
    if not re.fullmatch(r"[0-9A-Fa-f]+", code):
        continue
    letter = chr(int(code, 16))
    if letter not in in_a_family and letter in attributes:
        shapes[letter].append(letter + chr(int(selector, 16)))
write("shapes.tsv", ["字の形: 字 → フォントが描き分ける形（異体字セレクタ）。事実の出典: IPAmj明朝 005.01 の cmap 形式14、IVD（SOURCES.md）。derive.py が作る。"],
      [letter + "\t" + " ".join([letter] + forms) for letter, forms in sorted(shapes.items()) if len(forms) > 1])

# One letter by one of its readings. 常用 first, then 人名用, then by JIS level.
letters = collections.defaultdict(dict)
for number, row in enumerate(csv.DictReader(lzma.open(MJI, "rt", encoding="utf-8"), delimiter="\t")):
    code = row["ucs_impl"].split()
    if len(code) != 1 or chr(int(code[0], 16)) not in attributes:
        continue
    letter = chr(int(code[0], 16))
    level, policy, strokes = attributes[letter][2], attributes[letter][4], int(row["strokes"] or 99)
    if level not in ("1", "2", "3"):
        continue
    rank = ({"常": 0, "人": 1}.get(policy[:1], 2), level, strokes, number)
    for reading in row["readings"].split("・"):
        reading = to_hiragana(reading)
        if is_reading(reading):
            letters[reading].setdefault(letter, rank)
lines = []
for reading in sorted(letters, key=lambda r: r.encode()):
    lines.append(reading + "\t" + " ".join(sorted(letters[reading], key=letters[reading].get)))
write("letters.tsv", ["漢字一字: 読み → 字。常用漢字、人名用漢字、JIS の水準の順。© IPA 文字情報基盤（MJ文字情報一覧表）から作成。",
                      "このファイルのライセンス: CC BY-SA 2.1 JP（表示は IPA）。SOURCES.md を見る。derive.py が作る。"], lines)

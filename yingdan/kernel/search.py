"""Search text: Chinese by pairs of characters, pinyin from any syllable, initials, words by beginning, phones by tail.

`vector` makes the content of a tsvector column, `query` the tsquery that finds it. Nothing is stemmed and no word is
left out, so that both sides always agree.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup, Value
from django.db.models.functions import Cast
from pypinyin.constants import PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal


@SearchVectorField.register_lookup
class Matches(Lookup):
    """`search__matches=query("…")`. Django's own look-up would send the text through a parser that drops signs."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Compiles to `@@`."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} @@ ({right})::tsquery", (*left_params, *right_params)


CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
RUNS = re.compile(f"([{CJK}]+)|([^\\W_{CJK}]+)")
DIALLED = re.compile(r"\+?[0-9][0-9()\- ]{4,24}")
DIGITS = re.compile(r"[^0-9]+")
# Longer pinyin and initials are cut: lexemes stay shared among names, and what was cut is rarely typed.
PINYIN_LENGTH, INITIALS_LENGTH, WORD_LENGTH = 12, 8, 40
MAX_TEXT, MAX_TOKENS, MAX_PHONES = 400, 12, 8
PHONE = "#"
TAIL = 3
# Characters of names and firms that are commonly read in more than one way, with the readings beside the first one.
READINGS = (
    "重zhong,chong 长chang,zhang 行xing,hang 乐le,yue 单dan,shan,chan 曾zeng,ceng 仇qiu,chou 解jie,xie "
    "朴pu,piao 翟zhai,di 盖gai,ge 查cha,zha 尉wei,yu 覃qin,tan 缪miao,mou 区qu,ou 冼xian 繁fan,po "
    "召zhao,shao 种zhong,chong 折zhe,she 洗xi,xian 厦sha,xia 大da,dai 都du,dou 会hui,kuai 调diao,tiao "
    "朝chao,zhao 藏cang,zang 传chuan,zhuan 弹dan,tan 佛fo,fu 干gan 给gei,ji 更geng 观guan 还hai,huan "
    "和he,huo 合he,ge 红hong,gong 华hua 划hua 降jiang,xiang 角jiao,jue 校xiao,jiao 卡ka,qia 壳ke,qiao "
    "量liang 绿lv,lu 率lv,shuai 落luo,la 磨mo 宁ning 胖pang,pan 盛sheng,cheng 石shi,dan 数shu 宿su,xiu "
    "系xi,ji 纤xian,qian 吓xia,he 省sheng,xing 车che,ju 参can,shen,cen 差cha,chai 称cheng,chen "
    "乘cheng,sheng 臭chou,xiu 畜chu,xu 度du,duo 恶e,wu 番fan,pan 贾jia,gu 见jian,xian 强qiang,jiang "
    "圈quan,juan 熟shu,shou 属shu,zhu 似si,shi 提ti,di 拓tuo,ta 万wan,mo 无wu,mo 娜na,nuo 员yuan,yun "
    "乾qian,gan 颉jie,xie 隗wei,kui 阚kan 谌chen,shen 令ling 褚chu,zhu 柏bai,bo 薄bo,bao 泊bo,po 秘mi,bi "
    "逄pang 瞿qu 燕yan 任ren 乜nie 粘zhan,nian 俞yu,shu 约yue 莘xin,shen 曲qu 铅qian,yan 蚌beng,bang "
    "埔pu,bu 堡bao,pu 浚jun,xun 莞guan,wan 六liu,lu 荥xing,ying 牟mu,mou 歙she,xi 涡wo,guo 珲hun,hui "
    "虹hong 什shi 尺chi 伽jia,qie 咖ka,ga 吁xu,yu 嘉jia 女nv,nu 吕lv,lu 旅lv,lu 铝lv,lu 律lv,lu 略lve,lue"
)


# Words in which one of those characters (by its place) is always read in another way than the first.
IN_WORDS = (
    "重庆0chong 银行1hang 商行1hang 分行1hang 支行1hang 洋行1hang 车行1hang 粮行1hang 行业0hang 行情0hang "
    "行长0hang 厦门0xia 音乐1yue 乐器0yue 乐团0yue 会计0kuai 番禺0pan 黄埔1pu 大埔1pu 六安0lu 给水0ji "
    "给排0ji 调味0tiao 空调1tiao 调料0tiao 调节0tiao 长沙0chang 董事0dong 校对0jiao 还原0huan 参茸0shen "
    "人参1shen 系统0xi 万俟0mo 单于0chan"
)
# Nobody looks for a firm by the sound of its legal form; every entry less makes writing faster.
LEGAL_FORM = re.compile("(?:^|(?<=..))(?:股份|集团)?(?:有限)?(?:责任)?公司$")
LONGEST_FORM = 8
# Parts of the legal forms that almost every firm has in its name: they tell nothing beside other words.
FORMAL = frozenset({"'有限'", "'限公'", "'公司'", "'股份'", "'份有'", "'限责'", "'责任'", "'任公'"})


class _Sounds(dict[str, str]):
    """The reading of a character; nothing for one that has none."""

    def __missing__(self, character: str) -> str:
        return ""


def _readings() -> tuple[_Sounds, dict[str, tuple[str, ...]]]:
    """The first reading of every character, and all readings of those in READINGS."""
    first = _Sounds({chr(code): _plain(said.split(",", 1)[0]) for code, said in PINYIN_DICT.items()})
    further: dict[str, tuple[str, ...]] = {}
    for entry in READINGS.split():
        main, *others = entry[1:].split(",")
        first[entry[0]] = main
        if others:
            further[entry[0]] = (main, *others)
    return first, further


@lru_cache(maxsize=4096)
def _plain(reading: str) -> str:
    return str(to_normal(reading)).replace("ü", "v").lower()


FIRST, FURTHER = _readings()
WORDS = {entry[:2]: (int(entry[2]), entry[3:]) for entry in IN_WORDS.split()}
POLYPHONE = re.compile(f"[{''.join(FURTHER)}]")


def vector(texts: Iterable[str], phones: Iterable[str] = ()) -> str:
    """The content of a search column as text, to be stored as `%s::tsvector` (or by COPY, or by a model's save)."""
    found: list[str] = []
    for text in texts:
        if text:
            _add(text[:MAX_TEXT], found)
    for phone in list(phones)[:MAX_PHONES]:
        digits = number(phone)
        if len(digits) >= TAIL:
            found += (digits, PHONE + digits[::-1])
    return " ".join(found)


def expression(texts: Iterable[str], phones: Iterable[str] = ()) -> Cast:
    """The same as a Django expression, for `update()` and `save()`."""
    return Cast(Value(vector(texts, phones)), SearchVectorField())


def number(phone: str) -> str:
    """The digits of a phone number, without China's country code."""
    digits = DIGITS.sub("", unicodedata.normalize("NFKC", phone)) if phone else ""
    digits = digits[2:] if digits.startswith("00") else digits
    return (digits[2:] if len(digits) == 13 and digits.startswith("861") else digits)[:WORD_LENGTH]


def _normal(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).lower()


def _add(text: str, found: list[str]) -> None:
    for chinese, word in RUNS.findall(_normal(text)):
        if word:
            found.append(word[:WORD_LENGTH])
        else:
            _add_chinese(chinese, found)


def _add_chinese(run: str, found: list[str]) -> None:
    """What is found twice is written twice: PostgreSQL keeps one, and looking for it here costs more."""
    # A single character is found as the beginning of a pair; only the last one begins none.
    found.append(run[-1])
    found += map(add, run, run[1:])
    ended = LEGAL_FORM.search(run, max(0, len(run) - LONGEST_FORM))
    starts = ended.start() if ended else len(run)
    syllables = list(map(FIRST.__getitem__, run))
    several = [match.start() for match in POLYPHONE.finditer(run)]
    for place in several:
        for pair in (place - 1, place):
            known = WORDS.get(run[pair : pair + 2]) if pair >= 0 else None
            if known is not None and pair + known[0] == place:
                syllables[place] = known[1]
    whole = "".join(syllables)
    ends = list(accumulate(map(len, syllables), initial=0))
    found += [whole[at : at + PINYIN_LENGTH] for at in ends[:starts]]
    initials = "".join([syllable[:1] for syllable in syllables])
    found += [initials[n : n + INITIALS_LENGTH] for n in range(min(starts, len(initials) - 1))]
    for place in several:
        for other in FURTHER[run[place]]:
            if other != syllables[place]:
                _add_reading(place, other, syllables, starts, found)


def _add_reading(place: int, other: str, syllables: list[str], starts: int, found: list[str]) -> None:
    """Pinyin and initials that go through one character when it is read in the other way."""
    first = max(0, place - INITIALS_LENGTH + 1)
    heard = [*syllables[first:place], other, *syllables[place + 1 : place + PINYIN_LENGTH]]
    whole = "".join(heard)
    reached = len(whole) - len("".join(heard[place - first :]))
    at = 0
    for syllable in heard[: min(place + 1, starts) - first]:
        if at + PINYIN_LENGTH > reached:
            found.append(whole[at : at + PINYIN_LENGTH])
        at += len(syllable)
    if other[0] != syllables[place][:1]:
        initials = "".join([syllable[:1] for syllable in heard])
        found += [initials[n : n + INITIALS_LENGTH] for n in range(min(place + 1, starts) - first)]


def query(q: str) -> str:
    """The tsquery text for what somebody typed; all parts must match. Empty when nothing in it can be searched for."""
    parts: list[str] = []
    for chinese, word in RUNS.findall(_normal(q[:MAX_TEXT])):
        if chinese:
            parts += [f"'{chinese[n : n + 2]}'" for n in range(len(chinese) - 1)] or [f"'{chinese}':*"]
        else:
            parts.append(_word(word[:WORD_LENGTH]))
    telling = [part for part in parts if part not in FORMAL]
    wanted = " & ".join((telling or parts)[:MAX_TOKENS])
    return f"{wanted} | {_phone(number(q))}" if len(parts) > 1 and DIALLED.fullmatch(q) else wanted


def numbers(q: str) -> list[str]:
    """The words of a typed text that are numbers, by which phones would be found."""
    return [word for _, word in RUNS.findall(_normal(q[:MAX_TEXT])) if word.isdigit()]


def _phone(digits: str) -> str:
    """A phone typed in groups of digits."""
    return f"'{digits}':* | '{PHONE}{digits[::-1]}':*"


def _word(word: str) -> str:
    """Words, pinyin and initials are all found by their beginnings; numbers also by the end of a phone."""
    ways = [f"'{word}':*"]
    if word.isascii() and word.isdigit() and len(word) >= TAIL:
        ways.append(f"'{PHONE}{number(word)[::-1] or word[::-1]}':*")
    if len(word) > PINYIN_LENGTH and word.isalpha():
        ways.append(f"'{word[:PINYIN_LENGTH]}'")
    if len(word) > INITIALS_LENGTH and word.isalpha():
        ways.append(f"'{word[:INITIALS_LENGTH]}'")
    return ways[0] if len(ways) == 1 else f"({' | '.join(ways)})"

"""How a name sounds when somebody spells it as they hear it. Pure: text in, codes out.

Two readings of each word are kept, since a name may be written by an English or by another European ear:
"Wójcik" heard and written in English is "Voychik", and both give the code FCK.
"""

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i"}
)
_JOINED = re.compile("['\u2019\u2018`\u00b4\u02bc.]")  # every sign that is typed for an apostrophe
_NOT_A_LETTER = re.compile(r"[^a-z]+")

# Names that one person may go by. Each line is one group.
_SHORT = """
abigail abby abi|alan allan allen al|alexander alex sandy|andrew andy drew|anthony tony anton
barbara barb babs|benjamin ben|catherine katherine kathryn kate katie cathy kathy|charles charlie chas
christine christina chris tina|christopher chris|daniel dan danny|david dave dai dafydd
deborah debra debbie deb|dorothy dot dottie|edward eddie ted ned
elizabeth liz lizzie beth betty bess elisabeth|eleanor ellie nell|florence flo|frances fran
frederick fred freddie|geoffrey jeffrey geoff jeff|gerald gerry jerry|gillian jillian gill jill|harold harry
henry harry hal|helen nell|isabel isobel isabella bella|jacqueline jackie|james jim jimmy jamie|janet jan
jennifer jenny jen|john jon jack johnny ian ieuan|jonathan jon|joseph joe yusuf yosef|josephine jo josie
judith judy|kenneth ken kenny|lawrence laurence larry laurie|leonard len lenny
margaret maggie meg peggy marge|martha marta|mary marie maria molly mair|matthew matt
michael mike mick micky|mohammed muhammad mohamed mohammad|nicholas nick nicky|nicola nicky|norman norm
pamela pam|patricia pat patsy trish|patrick pat paddy|peter pete|philip phillip phil|rachel rachael
raymond ray|rebecca becky|richard dick rick rich richie|robert bob rob robbie bobby|ronald ron ronnie
samuel samantha sam|sarah sara sally|sean shaun shawn|sian shan|stephen steven stefan steve
susan sue susie suzanne|theresa teresa terry tess|thomas tom tommy|timothy tim|valerie val|victoria vicky
vincent vince|walter wally|william bill billy will willy|winifred win winnie
"""
_GROUPS: dict[str, set[str]] = {}
for _number, _group in enumerate(re.split(r"[|\n]", _SHORT.strip())):
    for _name in _group.split():
        _GROUPS.setdefault(_name, set()).add(f"{_number}")

_BEGINS = [
    (re.compile(pattern), to)
    for pattern, to in (
        ("^[kgp]n", "n"),
        ("^ps", "s"),
        ("^wr", "r"),
        ("^wh", "w"),
        ("^x", "s"),
        ("^mc", "mac"),
    )
]
# Upper case is a finished code: C as in church, X as in ship, F as in very, T for d, t and th.
_BOTH = [
    (re.compile(pattern), to)
    for pattern, to in (
        ("szcz|sch(?=[aeiouynrmlw])|sz|sh", "X"),
        ("tsch|tch|cz|ch", "C"),
        ("ght", "t"),
        ("(?<=.)gh", ""),
        ("ph|v|f", "F"),
        ("ck|q", "k"),
        ("dg(?=[eiy])", "J"),
        ("th|[td]", "T"),
        ("x", "ks"),
        ("rh", "r"),
        ("rz", "r"),
    )
]
_ENGLISH = [
    (re.compile(pattern), to)
    for pattern, to in (("^w", "W"), ("w", ""), ("j", "J"), ("c(?=[eiy])", "s"), ("c", "k"))
]
_EUROPEAN = [
    (re.compile(pattern), to)
    for pattern, to in (
        ("w", "F"),
        ("^j", "Y"),
        ("j", ""),
        ("c(?=[eiy])", "C"),
        ("^si(?=[aeou])", "X"),
        ("c", "k"),
    )
]
_LAST = [
    (re.compile(pattern), to)
    for pattern, to in (
        ("^[aeiou]", "A"),
        ("^y", "Y"),
        ("^h", "H"),
        ("[zs]", "S"),
        ("h", ""),
        (r"([a-zA-Z])\1+", r"\1"),
        ("[aeiouy]", ""),
    )
]


def fold(text: str) -> str:
    """Write text in small plain letters: "Wójcik" is "wojcik", "O'Neill" is "oneill"."""
    plain = unicodedata.normalize("NFKD", _JOINED.sub("", text.lower()).translate(_PLAIN))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """Split a name into its words; a double-barrelled one gives its parts and the whole."""
    found: list[str] = []
    for piece in fold(text).split():
        parts = [part for part in _NOT_A_LETTER.split(piece) if part]
        found.extend(parts)
        if len(parts) > 1:
            found.append("".join(parts))
    return list(dict.fromkeys(found))


@lru_cache(maxsize=100_000)
def sounds(word: str) -> frozenset[str]:
    """Return the codes of how a folded word may sound: one or two."""
    codes = set()
    for reading in (_ENGLISH, _EUROPEAN):
        code = word
        for pattern, to in [*_BEGINS, *_BOTH, *reading, *_LAST]:
            code = pattern.sub(to, code)
        codes.add(code.upper())
    return frozenset(code for code in codes if code)


@lru_cache(maxsize=100_000)
def nearly(word: str) -> frozenset[str]:
    """Return the word and what is left when one letter is dropped: two words one slip apart share one."""
    if len(word) < 4:
        return frozenset()
    return frozenset({word, *(word[:i] + word[i + 1 :] for i in range(len(word)))})


def same_short(word: str) -> frozenset[str]:
    """Return the codes of the groups of short names this word is in: Bill and William share one."""
    return frozenset(_GROUPS.get(word, ()))

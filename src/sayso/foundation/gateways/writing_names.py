"""Names as a bank can carry them: plain letters, digits and a few signs, and no more than fit."""

import re
import unicodedata

from sayso.rules.refusals import Invalid

LONGEST_NAME = 18
"""What Bacs carries of the name of an account."""

_LETTERS = str.maketrans(
    {
        **{"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"},
        **{
            "đ": "d",
            "Đ": "D",
            "ð": "d",
            "Ð": "D",
            "þ": "th",
            "Þ": "Th",
            "\N{LATIN SMALL LETTER DOTLESS I}": "i",
            "ħ": "h",
            "ŧ": "t",
        },
        **{"&": " and ", "–": "-", "—": "-", "\N{HYPHEN}": "-", "_": "-", "’": "", "‘": "", "'": "", "`": ""},
        **{",": " ", "(": " ", ")": " ", ":": " ", ";": " "},
    }
)
_ALLOWED = re.compile(r"[A-Za-z0-9./ -]+")


def as_a_bank_writes(name: str, *, longest: int = LONGEST_NAME) -> str:
    """Return a name in the signs that Bacs carries: A to Z, 0 to 9, full stop, slash, hyphen and space.

    Accents are taken off, an apostrophe is left out, and what does not fit is cut. Raises Invalid for a name
    in letters that we cannot put into these, or with nothing left: nobody guesses at a name.
    """
    apart = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    written = " ".join(plain.split())[:longest].strip()
    if not _ALLOWED.fullmatch(written) or not any(sign.isalnum() for sign in written):
        raise Invalid(
            "A bank cannot carry this name. Write it in the letters A to Z, as it stands on the bank card.",
            fields={"name_on_account": "Write it in the letters A to Z, as it stands on the bank card."},
        )
    return written

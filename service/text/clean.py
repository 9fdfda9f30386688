"""The normal forms of a text: the one that is kept, the one for matching, the one for display.

The canonical text is what the outlet published but for its line ends, so that offsets into it cut
the published text. `fold` keeps every offset: what is found in the folded text is found at the same
place in the canonical one.
"""

import re

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BYTE_ORDER_MARK = "\ufeff"
_SINGLE_QUOTES = "‘’‚‛′‹›ʼ＇`´"
_DOUBLE_QUOTES = "“”„‟″«»＂"
_DASHES = "‐‑‒–—―−⸺⸻﹘﹣－"
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


_FOLDS = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
}


def canonical(raw: str) -> str:
    r"""`raw` with every line end as `\n` and without a leading byte order mark."""
    return _LINE_END.sub("\n", raw.removeprefix(_BYTE_ORDER_MARK))


def fold(text: str) -> str:
    """`text` for matching, code point for code point: plain spaces, quotes and dashes."""
    # `str.translate` takes six times as long where there is one letter beyond ASCII.
    for letter, plain in _FOLDS.items():
        if letter in text:
            text = text.replace(letter, plain)
    return text


def squeeze(text: str) -> str:
    """`text` on one line: trimmed, and every run of white space a single space."""
    return " ".join(text.split())

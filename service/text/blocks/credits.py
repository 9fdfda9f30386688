"""Who made what: bylines, agency and photo credits, and the captions that carry one.

Every function takes a block folded and on one line, and asks for plain evidence, as in `notices`.
"""

import re

_MOST_WORDS_OF_A_CAPTION = 120
_MOST_WORDS_OF_A_CREDIT = 60
_MOST_WORDS_OF_A_BYLINE = 16
_LONGEST_BRACKET = 120

_AGENCIES = (
    r"(?:(?:The )?Associated Press|AP|Agence France[ -]Presse|AFP|Reuters|REUTERS|EPA(?:-EFE)?|EFE"
    r"|DPA|dpa|ANSA|PTI|ANI|UPI|TASS|Tass|Xinhua|Bloomberg(?: News)?|Press Association"
    r"|PA(?: Media)?|Getty(?: Images)?|Shutterstock|iStock|Alamy|Sputnik|Anadolu"
    r"|Kyodo(?: News)?|Handout)"
)
_NAME_PART = r"[^\W\d_a-zß-ÿ][\w.'-]*"
_PARTICLE = r"(?:de|da|do|di|du|del|van|von|der|den|la|le|el|al|bin)"
_NAME = rf"{_NAME_PART}(?: (?:{_PARTICLE} )?{_NAME_PART}){{1,4}}"

_AGENCY_ALONE = re.compile(
    rf"\W*(?:via |from |source: |with )?{_AGENCIES}(?:\W+(?:and |via )?{_AGENCIES}){{0,3}}\W*"
)
_BYLINE = re.compile(
    rf"(?:By|BY|Von|Par|Por) {_NAME}(?:(?:,| and| und| et| y| e|, and) .{{1,80}})?"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to |reporting|research|additional reporting)[^.]{0,60}\.?$"
)
_CREDIT_OPENINGS = (
    *("Reporting by ", "Additional reporting by ", "Additional reporting: ", "Editing by "),
    *("Edited by ", "Compiled by ", "Contributed by ", "Reporting contributed by ", "Written by "),
    *("With files from ", "With reporting by ", "With reporting from ", "With contributions from "),
    *(
        "This article was originally ",
        "This article was first published ",
        "This story was first published ",
        "This article originally appeared ",
        "This story originally ",
    ),
    *("With additional reporting ", "Translated by ", "Translation by ", "Text by "),
)
_WORKS = (
    r"(?:Photos?|Photographs?|Photography|Images?|Pictures?|Illustrations?|Graphics?|Video|Foto)"
)
_PHOTO_CREDIT = re.compile(
    rf"\W*(?:{_WORKS}(?: credits?| source| courtesy)?(?:: ?| by | courtesy of | source, )"
    rf"|(?:Credit|CREDIT)(?:: ?|\.\.\. ?|… ?)|{_AGENCIES} (?:Photos?|photo)\b ?/?)"
    r"(?P<maker>[^!?]{2,80}?)[.)\]]?"
)

_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]](?: ?[(\[][^()\[\]]{0,30}[)\]])?\.?$")
_BRACKET_WITH_CREDIT = re.compile(
    rf".*(?:\bvia {_NAME_PART}|\b(?:Photos?|photos? by|Getty|Shutterstock|[Cc]ourtesy of|Handout)\b"
    rf"|{_NAME} for (?:The |the )?{_NAME_PART})"
)
_CREDIT_AT_THE_END = re.compile(
    rf"(?:^|[.!?\"')] )(?:{_WORKS}(?: credit)?(?:: ?| by )|(?:Credit|CREDIT)(?:: ?|\.\.\. ?|… ?)"
    rf"|{_AGENCIES} (?:Photo|photo)\b)[^.!?]{{0,100}}\.?$"
)
_PICTURE_OPENINGS = re.compile(
    r"(?:FILE(?: PHOTO)?|File(?: photo)?)(?: - |:|, )"
    r"|(?:Image |Photo |Picture )?[Cc]aption(?::|, | - )"
    r"|(?:Pictured|PHOTO|Photo|FOTO|Foto): "
)
_PICTURE_WORDS = re.compile(
    r"\b(?:[Ii]n th(?:is|ese) (?:\w+[ ,]+){0,4}?(?:photos?|photographs?|images?|pictures?)\b"
    r"|file photo|pictured|is seen|are seen|seen (?:here|in))"
)


def is_credit(line: str) -> bool:
    """Whether the block only names who wrote, reported, edited or photographed."""
    words = line.count(" ") + 1
    if words > _MOST_WORDS_OF_A_CREDIT:
        return False
    if _CONTRIBUTED.search(line) or line.lstrip("(- ").startswith(_CREDIT_OPENINGS):
        return True
    return words <= _MOST_WORDS_OF_A_BYLINE and (_is_byline(line) or _is_photo_credit(line))


def _is_byline(line: str) -> bool:
    if _AGENCY_ALONE.fullmatch(line):
        return True
    return bool(_BYLINE.fullmatch(line)) and not line.endswith((".", "?", "!"))


def _is_photo_credit(line: str) -> bool:
    bracket = _bracket(line)
    if bracket and bracket == line.strip("()[]. "):
        return _names_a_photographer(bracket)
    credit = _PHOTO_CREDIT.fullmatch(line)
    return credit is not None and _is_capitalised(credit["maker"])


def _is_capitalised(names: str) -> bool:
    """Whether it may be names alone: no longer word begins with a small letter."""
    return not any(word[:1].islower() and len(word) > len("from") for word in names.split())


def is_caption(line: str) -> bool:
    """Whether the block describes a picture, by the photo credit that it carries."""
    if line.count(" ") >= _MOST_WORDS_OF_A_CAPTION:
        return False
    bracket = _bracket(line)
    return bool(
        _PICTURE_OPENINGS.match(line)
        or _CREDIT_AT_THE_END.search(line)
        or (bracket and _names_a_photographer(bracket))
        or (bracket and _AGENCY_ALONE.fullmatch(bracket) and _PICTURE_WORDS.search(line))
    )


def _bracket(line: str) -> str:
    """What stands in the brackets that end the block."""
    found = _LAST_BRACKET.search(line[-2 * _LONGEST_BRACKET :])
    return found[1] if found and len(found[1]) <= _LONGEST_BRACKET else ""


def _names_a_photographer(bracket: str) -> bool:
    """Whether it reads like a photo credit: "Ann Roe/Harbor Times", "Ministry via AP"."""
    if _BRACKET_WITH_CREDIT.match(bracket):
        return True
    parts = [part.strip() for part in bracket.split("/")]
    return len(parts) > 1 and any(
        re.fullmatch(_NAME, part) or re.fullmatch(_AGENCIES, part) for part in parts
    )

"""The outlet's words about the page and the article: boilerplate and corrections.

Every function takes a block folded and on one line. The rules ask for plain evidence: what shows
none is left to be a paragraph, since a sentence of the article that is not searched is the worse
mistake.
"""

import re

_MOST_WORDS_OF_A_NOTICE = 40
_LONGEST_LABEL = 60
_MARKS = " .,:;!?>|*-…»'\"()[]•◦▪"


def _phrases(listing: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listing.split(","))


_LABELS = _phrases(
    """ad, advert, advertisement, sponsored, sponsored content, publicidad, publicidade, publicité,
    anzeige, werbung, read more, read next, more on this, more on this story, related, related
    article, related articles, related story, related stories, related content, related
    coverage, related links, related topics, most read, most popular, most viewed, recommended,
    recommended for you, recommended stories, trending, trending now, up next, you may also
    like, you might also like, share, share this, share this article, share this story, share
    this page, share this post, share on facebook, share on twitter, share on x, share on
    whatsapp, share on linkedin, comments, show comments, view comments, leave a comment,
    subscribe, subscribe now, sign up, sign up now, sign in, log in, newsletter, print, email,
    tweet, facebook, twitter, whatsapp, copy link, copy link to clipboard, save, listen, listen
    to this article, loading, skip ad, skip advertisement, story continues below, story
    continues below advertisement, story continued below, article continues below, article
    continues after this advertisement, continue reading, back to top, follow us, gift article,
    gift this article, give this article, cookie settings, cookie policy, privacy policy, terms
    of use, terms of service, terms and conditions, watch more, see also, lee también, leer más,
    lire aussi, lesen sie auch, mehr zum thema, leia mais, leia também, leggi anche"""
)
"""What buttons and labels say, with nothing else in the block."""

_POINTERS = _phrases(
    """read more, read next, read also, also read, related, related article, related story, related
    stories, related coverage, see also, more on this story, watch, listen, recommended, don't
    miss, most read, up next, lee también, leer más, lire aussi, lesen sie auch, leia mais, leia
    também, leggi anche, más información"""
)
"""What stands before a colon and the headline of another piece."""

_OPENINGS = (
    *("©", "(c) ", "copyright ©", "copyright (c)", "copyright 19", "copyright 20", "click here to"),
    *("click here for", "we use cookies", "this website uses cookies", "this site uses cookies"),
    *("already a subscriber", "you must be logged in", "enable javascript", "please enable java"),
    *("your browser does not support", "this article is for subscribers", "download our app"),
    *("this story is for subscribers", "this article is available to subscribers", "follow us on"),
    *("like us on", "join us on", "share this on", "get our newsletter", "support our journalism"),
)
_PHRASES = (
    "all rights reserved",
    "alle rechte vorbehalten",
    "todos los derechos reservados",
    "tous droits réservés",
    "todos os direitos reservados",
    "may not be published, broadcast",
    "may not be reproduced",
)
_POINTING = re.compile(r"[:>|]")
_BETWEEN_LABELS = re.compile(r"[\s|,/]+")
_SIGN_UP = re.compile(
    r"(?:sign up|subscribe|register|get|join|receive)\b[^.!?]{0,100}"
    r"\b(?:newsletters?|in your inbox|to your inbox|(?:email|news|whatsapp) alerts|our podcast)\b"
)
_DATE_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:? ?)?"
    r"(?:[^\W\d_]{2,12}(?:day|tag|di)\.?,? )?"
    r"(?:\d{1,2}\.? [^\W\d_]{3,10}\.?,? \d{4}|[^\W\d_]{3,10}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)"
    r"(?:[ ,|T-]{1,3}(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?[a-z]{1,4}\)?)?)?\.?"
    r"|(?:first |last )?(?:published|updated|posted):? (?=\D{0,20}\d)[\w ,.:-]{1,40}"
    r"|\d{1,3} (?:min|minute)s? read|\d{1,3} (?:minutes?|hours?|days?) ago"
)

_CORRECTION_LABELS = _phrases(
    """correction, corrections, clarification, clarifications, corrections and clarifications,
    correction appended, retraction, retracted, editor's note, editors' note, editors note, update,
    updated, erratum, berichtigung, korrektur, corrección, fe de erratas, rectificatif, errata"""
)
_THIS_PIECE = r"(?:article|story|report|post|piece|column|headline|caption|graphic|version)"
_ITSELF = rf"(?:(?:this|our) {_THIS_PIECE}|the (?:article|story|post)\b)"
_CORRECTION = re.compile(
    rf"(?:an?|the) (?:earlier|previous|prior|original) (?:version|edition) of {_ITSELF}"
    r"|(?:a|the) (?:headline|(?:photo )?caption) (?:on|in|with|for) (?:an earlier|a previous|this)"
    rf"|{_ITSELF} (?:has been|was|is being) (?:\w{{1,20}} )?"
    r"(?:updated|corrected|amended|clarified|edited|revised|retracted|withdrawn)"
    rf"|this {_THIS_PIECE} (?:incorrectly|mistakenly|erroneously|wrongly)\b"
    rf"|this {_THIS_PIECE} (?:has )?(?:previously|originally|initially) "
    r"(?:said|stated|reported|gave|named|identified|described|misstated|listed|included)\b"
)


_UPDATES = frozenset({"update", "updated"})
_OWNING_UP = re.compile(
    _CORRECTION.pattern
    + r"|\b(?:an?|the|our) (?:earlier|previous|prior|original) (?:version|edition|headline)\b"
    r"|\bwe (?:have |had |also ){0,2}(?:incorrectly|mistakenly|erroneously|wrongly|misstated"
    r"|updated|corrected|amended|clarified|edited|revised|retracted|removed|deleted|changed)\b"
    r"|\b(?:article|story|post|headline|caption|graphic|paragraph|sentence|quote|wording|version)s?"
    r" (?:has|have|was|were) (?:been )?(?:since )?(?:updated|corrected|amended|clarified|edited"
    r"|revised|retracted|withdrawn|removed|changed|added|deleted)\b"
)
_OWNS_UP_AT_ONCE = re.compile(
    r"(?:this )?(?:correct|clarif|amend|remov|delet|retract|edit|fix|add|recast)"
    r"(?:s|es|ies|ed|d|ied)\b|(?:an? |the )?(?:correction|clarification)\b"
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d[:.] ?\d\d|\d ?/ ?\d")
_WORD = re.compile(r"[^\W\d_]{3,}+")
_FEWEST_WORDS_OF_NEWS = 2
_MOST_WORDS_OF_A_DATE = 5

_UNDATED = re.compile(r" (?:on |at )?\d[\w:./-]*+")


def is_correction(line: str) -> bool:
    """Whether the outlet says here that it changed the article, or what was wrong in it."""
    plain = line.casefold().lstrip(_MARKS)
    return _is_correction_label(_headed(plain)[0]) or bool(_CORRECTION.match(plain))


def _headed(plain: str) -> tuple[str, str]:
    """What may be a label, and what follows it."""
    label, colon, rest = plain.partition(":")
    if not colon:
        label, _, rest = plain.partition(" - ")
    return label, rest


def _is_correction_label(label: str) -> bool:
    """Whether it is a label of corrections, with a date or a number behind it or without."""
    return len(label) <= _LONGEST_LABEL and _bare(label) in _CORRECTION_LABELS


def _bare(label: str) -> str:
    """A label without its date or number."""
    head = label.split("(", maxsplit=1)[0].split(",", maxsplit=1)[0]
    return _UNDATED.sub("", head).strip(_MARKS)


def is_news_update(line: str) -> bool:
    """Whether it is headed as an update and tells news, as in a live blog.

    One that says what was changed in the article is a notice, and so is a bare date.
    """
    label, rest = _headed(line.casefold().lstrip(_MARKS))
    if len(label) > _LONGEST_LABEL or _bare(label) not in _UPDATES:
        return False
    news = rest.lstrip(_MARKS)
    if _OWNS_UP_AT_ONCE.match(news) or _OWNING_UP.search(news):
        return False
    fewest = _MOST_WORDS_OF_A_DATE + 1 if _DATED.search(news) else _FEWEST_WORDS_OF_NEWS
    return len(_WORD.findall(news)) >= fewest


def is_label(line: str) -> bool:
    """Whether the line is a button or a label, such as "Advertisement" or "Read more"."""
    return len(line) <= _LONGEST_LABEL and line.casefold().strip(_MARKS) in _LABELS


def is_boilerplate(line: str) -> bool:
    """Whether the block belongs to the page rather than to the article."""
    if line.count(" ") >= _MOST_WORDS_OF_A_NOTICE:
        return False
    plain = line.casefold().strip(_MARKS)
    return (
        not plain
        or plain in _LABELS
        or plain.startswith(_OPENINGS)
        or any(phrase in plain for phrase in _PHRASES)
        or _points_elsewhere(plain)
        or bool(_SIGN_UP.match(plain) or _DATE_LINE.fullmatch(plain))
        or _is_share_bar(plain)
    )


def _points_elsewhere(plain: str) -> bool:
    label, *rest = _POINTING.split(plain[:_LONGEST_LABEL], maxsplit=1)
    return bool(rest) and label.strip() in _POINTERS


def _is_share_bar(plain: str) -> bool:
    """Whether it is a row of labels: "Share Facebook Twitter Email"."""
    row = _BETWEEN_LABELS.split(plain) if len(plain) <= 2 * _LONGEST_LABEL else []
    return len(row) > 1 and all(word in _LABELS for word in row)

"""Know the page that a site shows in place of an article: a captcha, a consent, an error.

What a crawler sends in is at times such a page. It is short and speaks to its reader about itself;
an article on captchas tells of somebody else. Only substrings are looked for: the time is linear.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.text.clean import fold, squeeze
from service.text.sentences import sentences
from service.text.shingles import shingles, words

LONGEST: Final = 4_000
"""A longer text is an article, whatever it says: consent pages end before."""
_MOST_WORDS: Final = 150
_A_SENTENCE: Final = 5
_RUN: Final = 4
_TO_THE_READER: Final = frozenset(
    {"you", "your", "you're", "please", "we", "our", "sie", "wir", "vous", "nous", "usted"}
)


def _phrases(listing: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in listing.split(","))


_CUES: Final = {
    "a captcha or a check of the browser": _phrases(
        """verify you are human, verify that you are human, verify you are a human, verify that
        you are a human, verify you are not a robot, verify you're human, verify that you are not
        a robot, prove you are human, prove that you are human, confirm you are human, confirm
        that you are human, are you a robot, are you human, i'm not a robot, i am not a robot,
        you are not a bot, you're not a bot, you are not a robot, you're not a robot, complete the
        captcha, solve the captcha, solve this captcha, complete the security check, security
        check to access, checking your browser, check your browser, checking if the site
        connection is secure, review the security of your connection, unusual traffic from your,
        unusual activity from your, please wait while we verify, just a moment..., enable
        javascript, enable java script, javascript is disabled, javascript is not enabled, turn on
        javascript, allow javascript, enable cookies, cookies to continue, performance & security
        by cloudflare, cloudflare ray id, sind sie ein roboter, kein roboter, javascript
        aktivieren, êtes-vous un robot, no soy un robot"""
    ),
    "a request for consent": _phrases(
        """we value your privacy, we care about your privacy, your privacy choices, accept all
        cookies, accept cookies, reject all cookies, accept all, we use cookies, uses cookies to,
        and our partners, and/or access information on a device, manage preferences, manage your
        preferences, cookie preferences, cookie settings, withdraw your consent, give your
        consent, consent to our use, zustimmen und weiter, wir verwenden cookies, accepter et
        fermer, nous utilisons des cookies, usamos cookies, utilizamos cookies"""
    ),
    "a paywall": _phrases(
        """subscribe to continue, subscribe to read, subscribe to keep reading, subscribe now to
        read, to continue reading, to keep reading, limit of free articles, free articles this
        month, last free article, content is for subscribers, article is for subscribers, reserved
        for subscribers, already a subscriber, log in to continue, sign in to continue, register
        to continue, create a free account, disable your ad blocker, turn off your ad blocker"""
    ),
    "an error": _phrases(
        """access denied, access to this page has been denied, permission to access, your ip
        address has been blocked, you have been blocked, request blocked, 403 forbidden, error
        403, 404 not found, error 404, page not found, page you requested, page you are looking
        for, 500 internal server error, 502 bad gateway, 503 service unavailable, service
        temporarily unavailable, 504 gateway, error 1020, too many requests, reference id:,
        incident id:, we are down for maintenance, try again later"""
    ),
}


def asks_for(text: str) -> str:
    """What a page that is no article seems to be, in words; empty for one without such phrases."""
    plain = squeeze(fold(text[: LONGEST + 1])).casefold()
    if len(plain) > LONGEST:
        return ""
    return next((what for what, cues in _CUES.items() if any(cue in plain for cue in cues)), "")


def is_nothing_else(text: str) -> bool:
    """Whether the text is short, and no sentence of it tells anything but about the page."""
    if len(words(text[:LONGEST])) > _MOST_WORDS:
        return False
    return not any(_tells(part) for part in _parts(text))


def _tells(part: str) -> bool:
    """Whether it is a sentence that speaks neither of the page nor to its reader."""
    found = words(part)
    return len(found) >= _A_SENTENCE and _TO_THE_READER.isdisjoint(found) and not asks_for(part)


def shares_nothing(text: str, former: str) -> bool:
    """Whether no run of four words of the former text is left in `text`."""
    return shingles(text, _RUN).isdisjoint(shingles(former, _RUN))


def _parts(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from (span.cut(line) for span in sentences(line))

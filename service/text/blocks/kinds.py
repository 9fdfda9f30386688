"""Give every block its kind: by its own words first, then by its place among the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.model.article import Block
from service.model.words import BlockKind, Span
from service.text.blocks.credits import is_caption, is_credit
from service.text.blocks.notices import is_boilerplate, is_correction, is_news_update
from service.text.clean import fold, squeeze
from service.text.shingles import words

_LONGEST_TYPED = 2_000
_MOST_WORDS_OF_A_SUBHEAD = 12
_MOST_WORDS_OF_A_HEADLINE = 25
_MOST_WORDS_OF_A_STANDFIRST = 50
_FEWEST_WORDS_OF_A_STANDFIRST = 6
_FEWEST_WORDS_OF_A_BODY = 8
_WORDS_TOLD_AGAIN = 3
_LETTERS_OF_A_TELLING_WORD = 5

_BULLET = re.compile(r"[•◦▪‣●■]|[*·] ")
_MAYBE_BULLET = re.compile(r"-(?= )|\d{1,2}[.)](?= )|[a-z]\)(?= )")
_LONGEST_SITE_NAME = 40
_SITE_NAME = re.compile(r" [|-] [^|]{2,40}$")
_CLOSERS = "\"')]}*_ "
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "۔", "؟")
_GOES_ON = (",", ";", ":", "-")
_ASIDE = frozenset(
    {BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BOILERPLATE, BlockKind.CORRECTION}
)


@dataclass(slots=True)
class Draft:
    """A block whose kind is open: what a page marks it as, or None, until evidence decides."""

    span: Span
    text: str
    kind: BlockKind | None = None

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.text.split(maxsplit=_FEWEST_WORDS_OF_A_BODY * 8))

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return fold(self.text[-20:]).rstrip(_CLOSERS).endswith(_STOPS)

    @property
    def is_body(self) -> bool:
        """Whether it reads like a paragraph of the article."""
        return self.kind is None and self.stops and self.length >= _FEWEST_WORDS_OF_A_BODY

    @property
    def is_display(self) -> bool:
        """Whether it ends as no sentence does, like a headline."""
        end = fold(self.text[-20:]).rstrip(_CLOSERS)
        is_open = not self.stops or end.endswith("?")
        return is_open and not self.text[:1].islower()


def typed(drafts: Sequence[Draft], title: str, *, is_pasted: bool) -> tuple[Block, ...]:
    """The blocks of `drafts`, with `title` as a headline without a span where they lack it.

    `is_pasted` says that headline and standfirst may stand at the head of the text itself.
    """
    _type_by_wording(drafts)
    holds_title = bool(drafts) and is_title(drafts[0].text, title)
    if holds_title:
        drafts[0].kind = BlockKind.HEADLINE
    _type_lists(drafts)
    if is_pasted:
        _type_head(drafts)
    _type_subheads(drafts)
    blocks = tuple(Block(each.kind or BlockKind.PARAGRAPH, each.text, each.span) for each in drafts)
    if holds_title or not squeeze(title):
        return blocks
    return (Block(BlockKind.HEADLINE, squeeze(title), None), *blocks)


def is_title(text: str, title: str) -> bool:
    """Whether `text` is the article's `title`, case, marks and a site's name aside."""
    line = squeeze(fold(title))
    if not line or len(text) > 2 * len(line) + _LONGEST_SITE_NAME:
        return False
    found = words(text) or squeeze(text)
    return found in {words(line) or line, words(_SITE_NAME.sub("", line))}


def kind_by_wording(text: str) -> BlockKind | None:
    """What `text` is by its own words; None for what may well be a paragraph."""
    if len(text) > _LONGEST_TYPED:
        return None
    line = squeeze(fold(text))
    if is_news_update(line):
        return None
    for kind, holds in (
        (BlockKind.CORRECTION, is_correction),
        (BlockKind.BOILERPLATE, is_boilerplate),
        (BlockKind.CREDIT, is_credit),
        (BlockKind.CAPTION, is_caption),
    ):
        if holds(line):
            return kind
    return None


def _type_by_wording(drafts: Sequence[Draft]) -> None:
    """By its words; a caption's words do not outweigh what a page marks the block as."""
    for each in drafts:
        said = kind_by_wording(each.text)
        if said and not (said is BlockKind.CAPTION and each.kind):
            each.kind = said


def _type_lists(drafts: Sequence[Draft]) -> None:
    """A bullet makes an item; a dash or a number does if a neighbour bears one as well."""
    sure = [bool(_BULLET.match(each.text)) for each in drafts]
    maybe = [bool(_MAYBE_BULLET.match(fold(each.text[:4]))) for each in drafts]
    for at, each in enumerate(drafts):
        has_neighbour = any(maybe[max(0, at - 1) : at]) or any(maybe[at + 1 : at + 2])
        if each.kind is None and (sure[at] or (maybe[at] and has_neighbour)):
            each.kind = BlockKind.LIST


def _type_head(drafts: Sequence[Draft]) -> None:
    """The headline where its form alone shows it, and the standfirst below it."""
    if len(drafts) > 1 and drafts[0].kind is None:
        looks_like_one = drafts[0].is_display and drafts[0].length <= _MOST_WORDS_OF_A_HEADLINE
        followed = drafts[1].is_body or drafts[1].kind in _ASIDE
        drafts[0].kind = BlockKind.HEADLINE if looks_like_one and followed else None
    if len(drafts) > 2 and drafts[0].kind is BlockKind.HEADLINE and _is_standfirst(drafts):  # noqa: PLR2004
        drafts[1].kind = BlockKind.STANDFIRST


def _is_standfirst(drafts: Sequence[Draft]) -> bool:
    """Whether the second block sums up what begins only after it.

    It does if it ends as no sentence does, if the byline follows, or if a caption follows and the
    first paragraph after that tells the same again, or more of the headline than it did.
    """
    candidate, following = drafts[1], drafts[2]
    length = candidate.length
    if candidate.kind or not _FEWEST_WORDS_OF_A_STANDFIRST <= length <= _MOST_WORDS_OF_A_STANDFIRST:
        return False
    body = next((each for each in drafts[2:8] if each.kind not in _ASIDE), None)
    if body is None or not body.is_body:
        return False
    if candidate.is_display or following.kind is BlockKind.CREDIT:
        return True
    headline, summary, lede = (_telling_words(each.text) for each in (drafts[0], candidate, body))
    is_told_again = len(summary & lede) >= _WORDS_TOLD_AGAIN
    is_told_later = len(headline & lede) > len(headline & summary)
    return following.kind is BlockKind.CAPTION and (is_told_again or is_told_later)


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= _LETTERS_OF_A_TELLING_WORD)


def _type_subheads(drafts: Sequence[Draft]) -> None:
    """A short line that ends as no sentence does, after a finished block and before a body."""
    for at in range(1, len(drafts) - 1):
        before, each, after = drafts[at - 1 : at + 2]
        if each.kind is None and _is_subhead(each) and after.is_body and _is_over(before):
            each.kind = BlockKind.SUBHEAD


def _is_subhead(each: Draft) -> bool:
    goes_on = fold(each.text[-20:]).rstrip(_CLOSERS).endswith(_GOES_ON)
    return each.is_display and each.length <= _MOST_WORDS_OF_A_SUBHEAD and not goes_on


def _is_over(before: Draft) -> bool:
    return before.stops or before.kind is not None

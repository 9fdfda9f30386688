"""The words of a whole article, for asking whether it names something in any form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from service.matching.lexemes import lexeme
from service.matching.proper import is_common
from service.text.clean import fold
from service.text.facts.gazetteer import ALIASES

_WORD: Final = re.compile(r"[^\W_]+")
_FEWEST: Final = 4
"""The letters that a place and its people share at least: `Italy`, `Italian`."""
_ENDING: Final = 3
"""The letters by which they may differ."""
_INITIALS: Final = 6
"""The most letters of a name that is read as initials."""


@dataclass(frozen=True)
class ArticleWords:
    """An article's title and text, each question's index made when it is first asked."""

    text: str

    @cached_property
    def _written(self) -> list[str]:
        # Without the full stops of initials.
        return _WORD.findall(fold(self.text).replace(".", ""))

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(map(str.casefold, self._written))

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self._written if word[0].isupper())

    @cached_property
    def _initials(self) -> str:
        return "".join(word[0] for word in self._written if word[0].isupper())

    def has(self, name: str, *, loosely: bool) -> bool:
        """Whether it has a word of a name, one like it, its initials or a known other word.

        `loosely`: also its people, as `Italian` for `Italy`; of a person only the spelling varies.
        """
        word = fold(name).casefold()
        if not self._forms.isdisjoint({word, f"{word}s", f"{word}es", word.removesuffix("s")}):
            return True
        may_differ = _ENDING if loosely else 1
        stem = word[: max(_FEWEST, len(word) - may_differ)]
        if len(word) >= _FEWEST and any(
            other.startswith(stem) and len(other) - len(word) <= may_differ
            for other in self._capitals
        ):
            return True
        if name.isupper() and len(name) <= _INITIALS and name in self._initials:
            return True
        return self._means(name)

    def has_alias(self, value: str) -> bool:
        """Whether it has a known form of the name or place whose key is `value`."""
        return not self._forms.isdisjoint(_aliases().get(value, ()))

    def has_initials(self, names: Sequence[str]) -> bool:
        """Whether it writes the first letters of a name together: `UN`, `U.N.`."""
        return "".join(name[0] for name in names) in {*self._written}

    def names_alone(self, surname: str, first: str) -> bool:
        """Whether it has the surname once without another's first name before it."""
        asked = fold(surname).casefold()
        before, end = "", 0
        for word, start in word_spans(self.text):
            if word.casefold() == asked:
                beside = before[:1].isupper() and self.text[end:start].isspace()
                if not beside or before[0] == first[:1] or is_common(before):
                    return True
            before, end = word, start + len(word)
        return asked not in self._forms

    def _means(self, name: str) -> bool:
        asked = set(lexeme(name).meanings)
        return bool(asked) and any(
            not asked.isdisjoint(lexeme(other).meanings) for other in {*self._written}
        )


@cache
def _aliases() -> dict[str, set[str]]:
    """The known forms of each name or place, by its key."""
    forms: dict[str, set[str]] = {}
    for form, value in ALIASES.items():
        forms.setdefault(value, set()).add(form)
    return forms


def word_spans(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text and where they start."""
    for found in _WORD.finditer(fold(text)):
        yield found.group(), found.start()

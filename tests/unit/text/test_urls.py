"""One article is known by one address, however it was linked to."""

import pytest

from service.text.urls import canonical_url


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("https://harbor-times.example/a", "https://harbor-times.example/a"),
        ("http://Harbor-Times.example:80/a/", "https://harbor-times.example/a"),
        ("https://harbor-times.example/x/../a#top", "https://harbor-times.example/a"),
        (
            "https://harbor-times.example/a?utm_source=mail&id=5",
            "https://harbor-times.example/a?id=5",
        ),
        ("https://harbor-times.example", "https://harbor-times.example/"),
        ("https://harbor-times.example:8443/a", "https://harbor-times.example:8443/a"),
    ],
)
def test_variants_of_an_address_are_one(given: str, canonical: str) -> None:
    assert canonical_url(given) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "given",
    ["", "ftp://x.example/a", "javascript:alert(1)", "http://x.example:99999/a", "http://[::1/a"],
)
def test_what_is_no_web_address_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical_url(given)


def test_an_address_that_parsers_read_differently_is_refused() -> None:
    with pytest.raises(ValueError, match="not an http"):
        canonical_url("http://harbor-times.example\\@127.0.0.1/")

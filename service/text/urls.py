"""The normal form of an article's address, by which it is known again."""

from urllib.parse import urljoin, urlsplit, urlunsplit

from courlan import clean_url

_STANDARD_PORTS = frozenset({None, 80, 443})


def canonical_url(url: str) -> str:
    """`url` without trackers, fragment, `..` and default port, as https.

    The scheme is not part of an article's identity: outlets moved to https without
    publishing their archives again. Raises `ValueError` for what is not a web address.
    """
    given = urlsplit(url)
    if given.scheme not in {"http", "https"} or not given.hostname or "\\" in url:
        raise ValueError("not an http or https address")
    path = urlsplit(urljoin(url, given.path or "/")).path
    resolved = urlunsplit((given.scheme, given.netloc, path, given.query, ""))
    parts = urlsplit(clean_url(resolved) or resolved)
    port = "" if parts.port in _STANDARD_PORTS else f":{parts.port}"
    return urlunsplit(
        ("https", f"{parts.hostname}{port}", parts.path.rstrip("/") or "/", parts.query, "")
    )

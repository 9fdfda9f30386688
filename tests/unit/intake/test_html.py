import pytest

from service.errors import Invalid
from service.intake.html import split_html

BODY = "The harbor was closed on Monday after the storm tore two cranes from the quay, it said."
MORE = (
    "It is to open again on Friday, the mayor told a meeting of the council that lasted for hours."
)
LAST = "Nobody knows who will pay for the cranes, bought used in the year of the last storm."

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Storm shuts harbor | Harbor Times</title>
<script>var a = "<p>no text</p>";</script><style>p {{ color: red }}</style></head>
<body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/x">Sport</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies so that we know what you read and when.</p></div>
<main><article>
<h1>Storm shuts harbor</h1>
<p class="byline">By Ida Brandt</p>
<p>{BODY}</p>
<figure><img src="a.jpg"><figcaption>The quay on Monday. (Ida Brandt/AP)</figcaption></figure>
<p>No one was hurt.</p>
<h2>What happens now</h2>
<p>{MORE}</p>
<ul><li>Two cranes fell into the harbor.</li><li>One of them can be mended.</li></ul>
<p>{LAST}</p>
<p>Correction: The cranes fell on Monday, not on Sunday.</p>
<aside class="related"><h3>Related</h3><p><a href="/x">Five quays that sank</a></p></aside>
</article></main>
<section id="comments"><p>I saw it all happen with my own eyes, said a reader.</p></section>
<footer><p>© 2024 The Harbor Times. All rights reserved.</p></footer>
</body></html>"""


def outcome(html):
    try:
        return "blocks" if split_html(html, "A title").blocks else "nothing"
    except Invalid as refusal:
        return refusal.pointer


def blocks(html, title="A title"):
    return [
        (block.kind.value, block.text) for block in split_html(html, title).blocks if block.span
    ]


def test_a_page_comes_out_as_its_article_with_every_piece_typed():
    assert blocks(PAGE, "Storm shuts harbor") == [
        ("headline", "Storm shuts harbor"),
        ("credit", "By Ida Brandt"),
        ("paragraph", BODY),
        ("caption", "The quay on Monday. (Ida Brandt/AP)"),
        ("paragraph", "No one was hurt."),
        ("subhead", "What happens now"),
        ("paragraph", MORE),
        ("list", "Two cranes fell into the harbor."),
        ("list", "One of them can be mended."),
        ("paragraph", LAST),
        ("correction", "Correction: The cranes fell on Monday, not on Sunday."),
    ]


def test_the_text_is_the_blocks_with_blank_lines_between():
    document = split_html(PAGE, "Storm shuts harbor")
    assert document.text == "\n\n".join(block.text for block in document.blocks)
    assert all(block.span.cut(document.text) == block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.</p>\n<p></p>\n<p>Two.</p>", ["One.", "Two."]),
        ("One.<br><br>Two.<br>Three.", ["One.", "Two.\nThree."]),
        ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("just text", ["just text"]),
        (
            "<p>A <b>big</b> <a href='/'>move</a>,\nhe&nbsp;said&mdash;</p>",
            ["A big move, he said—"],
        ),
        ("<p>One.</p><script>x()</script><nav>Menu</nav><form>Name</form>", ["One.", "Name"]),
        ("<blockquote><p>One.</p></blockquote><p hidden>No.</p>", ["One."]),
        ("<html><body><p>One.</p><p>Two.</p></body></html>", ["One.", "Two."]),
        ("<p>One.<!-- not this --></p>", ["One."]),
        ("<p>One</p><p>a < b & c &amp; d</p>", ["One", "a < b & c & d"]),
    ],
)
def test_a_fragment_gives_exactly_its_paragraphs(fragment, expected):
    assert [text for _, text in blocks(fragment)] == expected


def test_a_title_further_down_is_moved_to_the_front_and_kept_once():
    html = f"<p>By Ida Brandt</p><h1>A title</h1><p>{BODY}</p><h2>A title</h2>"
    assert blocks(html) == [
        ("headline", "A title"),
        ("credit", "By Ida Brandt"),
        ("paragraph", BODY),
    ]


@pytest.mark.parametrize(
    "html",
    [
        *("", "   ", "<!-- only this -->", "<html></html>", "<script>x</script>", "\x00"),
        "<figure><figcaption>A picture. (Ida Brandt/AP)</figcaption></figure>",
    ],
)
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(Invalid) as caught:
        split_html(html, "A title")
    assert caught.value.pointer == "/html"


def test_an_external_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the password", encoding="utf-8")
    html = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><p>{BODY} &x;</p>'
    assert "password" not in split_html(html, "A title").text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000 + "<p>Deep.</p>",
        "<html><body>" + "<div>" * 1_000 + f"<p>{BODY}</p>" * 20,
        "<b>" * 100_000 + "x",
        "<html><body>" + f"<p>{BODY}</p>" * 10_000,
        "<html><body><p>" + "word " * 400_000,
        "<br>" * 100_000 + "x",
        "<" * 200_000,
        '<p class="' + "share " * 100_000 + f'">{BODY}',
        "\ud800\x00<p>One.</p>",
    ],
    ids=[
        "deep",
        "deep page",
        "deep inline",
        "long",
        "one line",
        "breaks",
        "angles",
        "class",
        "odd",
    ],
)
def test_hostile_pages_end_soon_with_an_answer_or_a_refusal(html):
    assert outcome(html) in {"blocks", "/html"}

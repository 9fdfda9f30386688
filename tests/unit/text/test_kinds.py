import pytest

from service.text.blocks import kind_by_wording, split_paragraphs, split_text

BODY = "The harbor was closed on Monday after the storm tore two cranes from the quay."

CAPTIONS = [
    "The quay at dawn. (Ida Brandt/Northern Pool/AP)",
    "The quay at dawn. (Kim Roe / Associated Press)",
    "The quay at dawn, in a picture of the ministry. (Ministry of Ports via AP) (AP)",
    "The quay at dawn. (Ida Brandt for The Harbor Times)",
    "The quay at dawn (Photo by Ida Brandt)",
    "The quay at dawn. Photograph: Ida Brandt/The Harbor Times",
    "The quay at dawn. [Ida Brandt/Reuters]",
    "FILE - The quay at dawn, Jan. 3, 2020. (AP Photo/Ida Brandt, File)",
    "FILE PHOTO: The quay at dawn, January 3, 2020.",
    "In this photo, a ferry leaves the quay. (AP)",
    "Image caption, The quay at dawn",
]
CREDITS = [
    "By Ida Brandt",
    "BY IDA BRANDT AND JON VALE",
    "By Ida Brandt, Harbor Times",
    "(Reuters)",
    "Associated Press",
    "AP/Reuters",
    "Jon Vale in Vik and Maria Stenmark in Larnholm contributed to this report.",
    "The Associated Press contributed to this report.",
    "Reporting by Ida Brandt; Editing by Jon Vale",
    "Additional reporting by Jon Vale.",
    "Photo: Ida Brandt/AP",
    "Image source, Getty Images",
    "(Ida Brandt/Northern Pool/AP)",
]
CORRECTIONS = [
    "Correction: The crane fell on Sunday, not Monday.",
    "Correction (Jan. 4): The crane fell on Sunday.",
    "Clarification: The port is owned by the city.",
    "Editor’s note: The number of the injured was changed.",
    "An earlier version of this article misstated the age of the quay.",
    "This story has been updated.",
    "Update: This story has been updated with comments from the mayor.",
    "UPDATE 2: An earlier version said that the crane fell on Monday.",
    "Updated: Corrects the spelling of Larnholm in the third paragraph.",
    "Update (Jan. 4): We have removed a picture that showed another quay.",
    "Update: The headline was changed to reflect the verdict.",
    "Update 1: Clarifies that the port is owned by the city.",
    "Update: A correction to the number of cranes.",
    "Updated: 4 March 2026, 10:15",
    "Update: Thursday, 5 February 2015 KSA 14:39 - GMT 11:39",
    "Update:",
    "This article was amended on 4 January to correct the age of the quay.",
]
BOILERPLATE = [
    "Advertisement",
    "ADVERTISEMENT",
    "Read more",
    "Read more: Why the quay sank",
    "RELATED | Five quays that sank",
    "Sign up for our newsletter and get the news of the port in your inbox",
    "Share on Facebook",
    "Share | Facebook | Twitter | Email",
    "© 2024 The Harbor Times",
    "Copyright 2024 The Harbor Times. All rights reserved.",
    "Follow us on Twitter",
    "Updated Nov. 17, 2024 at 3:15 p.m. EST",
    "November 17, 2024",
    "3 min read",
    "* * *",
]
PARAGRAPHS = [
    BODY,
    "In this photo of a nation, the minister said, he saw no hope.",
    "By Friday, the toll had risen to nine.",
    "By Monday evening",
    "Read more than 200 pages of the report, and a pattern appears.",
    "Copyright law protects the authors of the report.",
    "Photos, videos and documents show how the quay sank.",
    "The band AC/DC (AC/DC) played on.",
    "The toll rose to nine (or ten).",
    "The attacks of that day (9/11)",
    "This article of the constitution has been amended by three parliaments since 1920.",
    "The update of the software took nine hours: nobody could say why.",
    "Reuters reported on Monday that the quay had sunk.",
    "Print is not dead.",
    "Update 1: Two cranes fell into the harbor, the port said.",
    "UPDATE 2: The quay is closed until Friday.",
    "Update: The mayor was removed from office on Monday.",
    "Update: Police corrected the toll to nine.",
    "Updated: At least 250 people were hurt.",
    "Update (14:05): Divers found the second crane.",
    "UPDATE, 3:15 p.m.: The storm has passed and the first ferries left the quay again.",
    "Update 3: Quay reopened",
    "UPDATE - The last ferry is back in port",
    "Update: The story of the crane is told by the divers who were there in 2019.",
    "No.",
]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, "caption") for text in CAPTIONS),
        *((text, "credit") for text in CREDITS),
        *((text, "correction") for text in CORRECTIONS),
        *((text, "boilerplate") for text in BOILERPLATE),
        *((text, None) for text in PARAGRAPHS),
    ],
)
def test_a_block_is_typed_by_its_words_only_on_plain_evidence(text, kind):
    assert kind_by_wording(text) == kind


def kinds(document):
    return [block.kind.value for block in document.blocks]


def test_a_subhead_is_short_open_and_stands_over_a_paragraph():
    document = split_paragraphs("T", [BODY, "A long way home", BODY, "Not over anything"])
    assert kinds(document) == ["headline", "paragraph", "subhead", "paragraph", "paragraph"]


@pytest.mark.parametrize("text", ["It was late.", "He said:", "and then", "Wait;"])
def test_what_ends_or_goes_on_like_a_sentence_is_no_subhead(text):
    assert kinds(split_paragraphs("T", [BODY, text, BODY]))[2] == "paragraph"


def test_bullets_make_a_list_and_a_lone_dash_does_not():
    items = [
        "• One crane.",
        "- Two ferries.",
        "- A shed.",
        BODY,
        "- So he says.",
        "1. One.",
        "2. Two.",
    ]
    assert kinds(split_paragraphs("", items)) == [
        *("list", "list", "list", "paragraph", "list", "list", "list"),
    ]
    assert kinds(split_paragraphs("", [BODY, "- So he says.", BODY])) == ["paragraph"] * 3


def test_a_caption_is_kept_but_is_not_a_paragraph():
    block = split_paragraphs("", [CAPTIONS[0]]).blocks[0]
    assert (block.kind, block.is_indexed, block.text) == ("caption", False, CAPTIONS[0])


def test_a_display_line_before_the_body_of_a_pasted_text_is_its_headline():
    document = split_text("Another title", f"Storm shuts Larnholm harbor\n\n{BODY}")
    assert [(block.kind, block.span is None) for block in document.blocks] == [
        ("headline", True),
        ("headline", False),
        ("paragraph", False),
    ]


@pytest.mark.parametrize(
    ("second", "third", "kind"),
    [
        ("Ferries are to leave from a berth near the fish market", BODY, "standfirst"),
        (
            "Ferries are to leave from the fish market, the port says.",
            "By Ida Brandt",
            "standfirst",
        ),
        ("Ferries are to leave from the fish market, the port says.", CAPTIONS[0], "standfirst"),
        ("Ferries are to leave from the fish market, the port says.", BODY, "paragraph"),
    ],
)
def test_a_standfirst_needs_evidence(second, third, kind):
    title = "Storm tore cranes: harbor closed"
    text = f"{title}\n\n{second}\n\n{third}\n\n{BODY}\n\n{BODY}"
    assert split_text(title, text).blocks[1].kind == kind

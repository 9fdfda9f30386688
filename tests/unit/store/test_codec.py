"""Submissions as they wait in a job's rows."""

from datetime import UTC, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from service.model import Completeness, Outlet, Submission
from service.store.codec import decode, encode

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
instants = st.none() | st.datetimes(
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))])
)
many = st.lists(words, max_size=3).map(tuple)
submissions = st.builds(
    Submission,
    outlet=st.builds(Outlet, words, words, many, words, words),
    title=words,
    text=st.none() | words,
    html=st.none() | words,
    paragraphs=st.none() | many,
    url=words,
    external_id=words,
    language=words,
    published_at=instants,
    modified_at=instants,
    authors=many,
    credit=words,
    completeness=st.sampled_from(Completeness),
)


@settings(max_examples=50, deadline=None)
@given(submissions)
def test_what_is_decoded_is_what_was_encoded(submission):
    assert decode(encode(submission)) == submission

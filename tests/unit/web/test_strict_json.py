import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import Invalid, Malformed
from service.web.strict_json import MAX_DEPTH, loads

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc~/"), inner),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_whatever_python_writes_is_read_back(value):
    assert loads(json.dumps(value).encode()) == value


def test_a_byte_order_mark_before_the_text_is_passed_over():
    assert loads(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"{", "not valid JSON"),
        (b'{"a": 1} x', "not valid JSON"),
        (b'{"a": 1,}', "not valid JSON"),
        (b"{'a': 1}", "not valid JSON"),
        (b'"\x01"', "not valid JSON"),
        (b'"\xff"', "UTF-8"),
        (b'"\xed\xa0\x80"', "UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "UTF-8"),
        ('{"a": 1}'.encode("utf-16-le"), "not valid JSON"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b'\xef\xbb\xbf\xef\xbb\xbf{"a": 1}', "not valid JSON"),
        (b'{"a": 1, "a": 2}', "'a' appears twice"),
        (b'[{"b": {"c": 1, "c": 1}}]', "'c' appears twice"),
        (b"NaN", "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"1e999", "too large"),
        (b"9223372036854775808", "64 bits"),
        (b"-9223372036854775809", "64 bits"),
        (b"9" * 5_000, "64 bits"),
        (b"[" * 100_000, "nested deeper"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "nested deeper"),
        (b"[" + b"[]," * 300_000 + b"[]]", "more than"),
    ],
)
def test_what_is_not_plain_json_is_refused(data, says):
    with pytest.raises(Malformed, match=says):
        loads(data)


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        (rb'{"title": "a\u0000b"}', "/title"),
        (rb'{"a": [1, {"b/c": "\ud800"}]}', "/a/1/b~1c"),
        (rb'{"a\udfff": 1}', ""),
        (rb'"\u0000"', ""),
    ],
)
def test_a_string_that_no_database_keeps_is_refused_by_its_pointer(data, pointer):
    with pytest.raises(Invalid) as refused:
        loads(data)
    assert refused.value.pointer == pointer


def test_a_surrogate_pair_is_one_character():
    assert loads(rb'"\ud83d\ude00"') == "\U0001f600"


def test_brackets_inside_strings_do_not_count_as_depth():
    assert loads(json.dumps("[" * 1_000).encode()) == "[" * 1_000
    assert loads(json.dumps('"[' * 1_000).encode()) == '"[' * 1_000


def test_the_greatest_depth_is_read():
    assert loads(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)


@pytest.mark.parametrize("data", [b'"' + rb"\"" * 2_000_000, b"[" * 4_000_000, b'"' * 4_000_001])
def test_hostile_bodies_are_refused_in_linear_time(data):
    start = time.perf_counter()
    with pytest.raises(Malformed):
        loads(data)
    assert time.perf_counter() - start < 5

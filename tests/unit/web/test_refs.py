import pytest

from service.model import ArticleRef
from service.web.faults import InvalidRequest
from service.web.refs import read, written


@pytest.mark.parametrize(
    ("texts", "refs"),
    [
        ([], []),
        (["", " , "], []),
        (["a"], [ArticleRef("a")]),
        (["a,b@2", " c "], [ArticleRef("a"), ArticleRef("b", 2), ArticleRef("c")]),
        (["a,b", "a"], [ArticleRef("a"), ArticleRef("b")]),
        (["a@1,a@2"], [ArticleRef("a", 1), ArticleRef("a", 2)]),
    ],
)
def test_articles_are_named_by_id_and_version(texts, refs):
    assert list(read(texts, most=8)) == refs
    assert read([written(refs)], most=8) == tuple(refs)


@pytest.mark.parametrize("text", ["a@", "a@0", "a@x", "@1", "a b", "a\x00", "x" * 211, "a@1@2"])
def test_what_names_no_article_is_refused(text):
    with pytest.raises(InvalidRequest) as refused:
        read([text], most=8)
    assert refused.value.faults[0].parameter == "articles"


def test_too_many_articles_are_refused():
    with pytest.raises(InvalidRequest, match="more than 2"):
        read(["a,b,c"], most=2)

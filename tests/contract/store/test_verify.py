"""What the check of a whole database finds, on either kind."""

import pytest
from sqlalchemy import text

from service.store.verify import Finding, verify
from tests.fakes.drafts import draft


@pytest.fixture
def database(stores):
    stores.articles.save(draft("1", "Ten people were hurt.", "A long one in windows.", window=9))
    stores.articles.save(draft("1", "Twelve people were hurt.", "Another paragraph."))
    stores.articles.save(draft("2", "Brücke “offen”.", published_at=None))
    stores.articles.save(draft("2", "Brücke “offen”."))
    stores.articles.save(draft("3", "Shut."))
    stores.articles.delete("harbor-times.3")
    stores.articles.save(draft("4"))
    return stores.database


def test_nothing_is_wrong_with_what_was_stored_revised_amended_and_deleted(database):
    assert verify(database) == []


@pytest.mark.parametrize(
    ("harm", "row", "says"),
    [
        ("UPDATE article SET version = 7 WHERE id = 'harbor-times.4'", "article", "current"),
        ("DELETE FROM article_key WHERE key = '2'", "article harbor-times.2", "no key"),
        ("UPDATE article SET paragraphs = 9 WHERE id = 'harbor-times.2'", "article", "number of"),
        ("UPDATE passage SET outlet = 99", "passage", "another outlet"),
        ("UPDATE passage SET published = NULL", "passage", "another outlet"),
        ("DELETE FROM vector", "passage", "no vector"),
        ("INSERT INTO retired SELECT 1, max(id) FROM passage", "passage", "retired"),
        ("UPDATE version SET text = 'x' || text WHERE number = 1", "version", "its text"),
        ("UPDATE passage SET checksum = checksum + 1", "passage", "its text"),
        ("UPDATE vector SET checksum = 1", "vector", "its numbers"),
    ],
)
def test_what_was_altered_is_named(database, harm, row, says):
    with database.write() as connection:
        connection.execute(text(harm))
    findings = verify(database)
    assert findings
    assert all(isinstance(finding, Finding) for finding in findings)
    assert any(row in finding.row and says in finding.says for finding in findings)

"""The first tables: articles, the log, jobs, and the index of words."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PLAIN_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _meta()
    _articles()
    _versions()
    _passages()
    _log()
    _jobs()
    _idempotency()
    WORDS[op.get_bind().dialect.name]()


def _column(name: str, kind: sa.types.TypeEngine[Any], *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=null)


def _text(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, sa.Text()) for name in names]


def _big(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, BIG) for name in names]


def _integer(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, sa.Integer()) for name in names]


def _key(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=f"pk_{table}")


def _unique(table: str, *names: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*names, name=f"uq_{table}_{'_'.join(names)}")


def _reference(table: str, name: str, target: str, *, owned: bool) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [target], name=f"fk_{table}_{name}", ondelete="CASCADE" if owned else None
    )


def _index(table: str, *names: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))


def _meta() -> None:
    table = op.create_table("meta", *_text("key", "value"), _key("meta", "key"))
    op.bulk_insert(table, [{"key": "incarnation", "value": secrets.token_hex(16)}])
    op.create_table(
        "language",
        *_integer("pk"),
        *_text("tag"),
        _key("language", "pk"),
        _unique("language", "tag"),
    )
    op.create_table(
        "outlet",
        *_integer("pk"),
        *_text("id", "name"),
        _column("domains", sa.JSON()),
        *_text("owner", "country"),
        _key("outlet", "pk"),
        _unique("outlet", "id"),
    )


def _articles() -> None:
    op.create_table(
        "article",
        *_big("pk"),
        _column("id", PLAIN_TEXT),
        *_integer("outlet", "version", "language"),
        _column("published", BIG, null=True),
        *_integer("paragraphs"),
        _column("first_seen_at", INSTANT),
        _key("article", "pk"),
        _unique("article", "id"),
        _reference("article", "outlet", "outlet.pk", owned=False),
        _reference("article", "language", "language.pk", owned=False),
        sqlite_autoincrement=True,
    )
    _index("article", "outlet", "language", "published", "paragraphs")
    op.create_table(
        "article_key",
        *_big("pk"),
        *_integer("outlet"),
        *_text("kind", "key"),
        *_big("article"),
        _key("article_key", "pk"),
        _unique("article_key", "outlet", "kind", "key"),
        _reference("article_key", "outlet", "outlet.pk", owned=False),
        _reference("article_key", "article", "article.pk", owned=True),
    )
    _index("article_key", "article")


def _versions() -> None:
    op.create_table(
        "version",
        *_big("pk", "article"),
        *_integer("number"),
        *_text("content_hash", "title", "url", "language"),
        _column("published_at", INSTANT, null=True),
        _column("modified_at", INSTANT, null=True),
        _column("authors", sa.JSON()),
        *_text("credit", "completeness"),
        _column("ingested_at", INSTANT),
        *_big("checksum"),
        *_text("text"),
        _key("version", "pk"),
        _unique("version", "article", "number"),
        _reference("version", "article", "article.pk", owned=True),
    )
    op.create_table(
        "block",
        *_big("version"),
        *_integer("position"),
        *_text("id", "kind"),
        _column("start", sa.Integer(), null=True),
        _column("end", sa.Integer(), null=True),
        _column("text", sa.Text(), null=True),
        _key("block", "version", "position"),
        _reference("block", "version", "version.pk", owned=True),
    )


def _passages() -> None:
    op.create_table(
        "passage",
        *_big("id", "article", "version"),
        *_text("paragraph_id"),
        *_integer("ordinal", "start", "end", "outlet", "language"),
        _column("published", BIG, null=True),
        *_big("checksum"),
        *_text("text"),
        _key("passage", "id"),
        _reference("passage", "version", "version.pk", owned=False),
        sqlite_autoincrement=True,
    )
    _index("passage", "paragraph_id")
    _index("passage", "version")
    op.create_table(
        "vector",
        *_big("passage"),
        *_text("generation"),
        *_big("sequence", "checksum"),
        _column("vector", sa.LargeBinary()),
        _key("vector", "passage", "generation"),
        _reference("vector", "passage", "passage.id", owned=True),
    )
    _index("vector", "generation", "sequence", "passage")


def _log() -> None:
    op.create_table(
        "change",
        *_big("sequence"),
        *_text("kind", "article"),
        _column("version", sa.Integer(), null=True),
        sa.Column("at", INSTANT, nullable=False, server_default=sa.func.now()),
        _key("change", "sequence"),
        sqlite_autoincrement=True,
    )
    op.create_table("retired", *_big("sequence", "passage"), _key("retired", "sequence", "passage"))


def _jobs() -> None:
    op.create_table(
        "job",
        *_big("pk"),
        *_text("id"),
        *_integer("total"),
        _column("created_at", INSTANT),
        _column("finished_at", INSTANT, null=True),
        _column("leased_until", INSTANT, null=True),
        _key("job", "pk"),
        _unique("job", "id"),
        sqlite_autoincrement=True,
    )
    _index("job", "finished_at")
    op.create_table(
        "job_item",
        *_big("job"),
        *_integer("line"),
        *_text("submission"),
        _column("outcome", sa.Text(), null=True),
        _key("job_item", "job", "line"),
        _reference("job_item", "job", "job.pk", owned=True),
    )
    _index("job_item", "job", "outcome", "line")
    op.create_table(
        "job_error",
        *_big("pk", "job"),
        *_integer("line"),
        *_text("detail", "pointer"),
        _key("job_error", "pk"),
        _reference("job_error", "job", "job.pk", owned=True),
    )
    _index("job_error", "job")


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        *_text("key", "fingerprint"),
        _column("status", sa.Integer(), null=True),
        _column("body", sa.Text(), null=True),
        _column("claimed_at", INSTANT),
        _key("idempotency", "key"),
    )
    _index("idempotency", "claimed_at")


def _words_in_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE passage_words USING fts5(text, content='passage', "
        "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')"
    )
    # A deleted article's words must not stay in the index until its pages happen to merge.
    op.execute("INSERT INTO passage_words(passage_words, rank) VALUES('secure-delete', 1)")
    op.execute(
        "CREATE TRIGGER passage_words_insert AFTER INSERT ON passage BEGIN "
        "INSERT INTO passage_words(rowid, text) VALUES (new.id, new.text); END"
    )
    op.execute(
        "CREATE TRIGGER passage_words_delete AFTER DELETE ON passage BEGIN "
        "INSERT INTO passage_words(passage_words, rowid, text) "
        "VALUES ('delete', old.id, old.text); END"
    )


def _words_in_postgresql() -> None:
    op.execute(
        "ALTER TABLE passage ADD COLUMN words tsvector "
        "GENERATED ALWAYS AS (to_tsvector('english', text)) STORED"
    )
    op.execute("CREATE INDEX ix_passage_words ON passage USING gin (words)")


WORDS: dict[str, Callable[[], None]] = {
    "sqlite": _words_in_sqlite,
    "postgresql": _words_in_postgresql,
}

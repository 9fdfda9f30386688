"""An answer as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.cli.desk import counted
from service.matching import earliest
from service.model import Answer, Delta, OutletAnswer, OutletHoldings, Relation, Slot

STYLES = {
    Relation.REPORTS: "green",
    Relation.DIFFERS: "yellow",
    Relation.DISPUTES: "red",
    Relation.RELATED: "dim",
    Relation.UNCLEAR: "dim",
}
_NOT_SAID = "(nothing)"
_MOST_PARTLY_HELD = 5


def show_answer(console: Console, answer: Answer) -> None:
    """The claim, a row for each outlet with its best match, and what was searched."""
    console.print(Text(f"“{answer.claim}”", style="bold"))
    if answer.outlets:
        console.print(_table(answer))
    elif answer.searched.holdings.articles:
        console.print("No outlet in this index reports it or anything near it.")
    else:
        console.print("No article in this index fits these options, so nothing was searched.")
    console.print(Text(_summary(answer)))
    for gap in answer.searched.gaps:
        console.print(Text(f"Not searched: {gap}", style="yellow"))
    if partly := _partly_held(answer.searched.completeness):
        console.print(Text(f"Held in part: {partly}", style="yellow"))
    console.print()


def show_empty(console: Console, data: Path) -> None:
    """There was nothing to search, and what to do about it."""
    told = (
        f"This index is empty: the data folder is {data.resolve()}; feed it with crossread ingest"
    )
    console.print(Text(told), soft_wrap=True)


def _table(answer: Answer) -> Table:
    table = Table("outlet", "relation", "published", box=None, pad_edge=False, expand=True)
    table.add_column("passage", ratio=3)
    table.add_column("differs in", ratio=2)
    for outlet in answer.outlets:
        best = outlet.matches[0]
        table.add_row(
            Text(outlet.outlet.name or outlet.outlet.id),
            Text(_stand(outlet), style=STYLES[outlet.relation]),
            Text(_day(best.passage.published_at)),
            Text(" ".join(best.text.split())),
            Text("\n".join(_difference(delta) for delta in best.verdict.deltas)),
        )
    return table


def _stand(outlet: OutletAnswer) -> str:
    return f"{outlet.relation}\n({outlet.matches[0].verdict.certainty})"


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "undated"


def _difference(delta: Delta) -> str:
    ours = delta.ours.text if delta.ours else _NOT_SAID
    theirs = delta.theirs.text if delta.theirs else _NOT_SAID
    if delta.slot is Slot.CERTAINTY:
        return f"less certain: {theirs}"
    return f"{delta.slot}: {ours} → {theirs} ({delta.reading.replace('_', ' ')})"


def _summary(answer: Answer) -> str:
    counts, held = answer.counts, answer.searched.holdings
    told = [f"{relation} {number}" for relation, number in counts.by_relation.items() if number]
    origins = counted(counts.independent_origins, "independent origin")
    lens = f"{counted(counts.owners, 'owner')}, {origins}"
    lens += f", {counted(counts.ultimate_sources, 'ultimate source')}"
    found = f"{', '.join(told)}; {lens}. {_earliest(answer)}" if told else ""
    articles, outlets = counted(held.articles, "article"), counted(held.outlets, "outlet")
    paragraphs = counted(held.paragraphs, "paragraph")
    return f"{found}Searched {articles} of {outlets}, {paragraphs}."


def _partly_held(outlets: Sequence[OutletHoldings]) -> str:
    """Outlets of which excerpts alone are held, or nothing over days on which others have some."""
    told = [(each.name or each.outlet_id, _parts(each)) for each in outlets]
    partly = [f"{name} ({'; '.join(parts)})" for name, parts in told if parts]
    more = len(partly) - _MOST_PARTLY_HELD
    return ", ".join(partly[:_MOST_PARTLY_HELD]) + (f" and {more} more" if more > 0 else "")


def _parts(held: OutletHoldings) -> list[str]:
    excerpts = [counted(held.excerpts, "excerpt")] if held.excerpts else []
    return excerpts + [f"nothing from {hole.first} to {hole.last}" for hole in held.holes]


def _earliest(answer: Answer) -> str:
    given = answer.counts.earliest
    names = {each.outlet.id: each.outlet.name for each in answer.outlets}
    return f"{earliest.told(given, names)} " if given else ""

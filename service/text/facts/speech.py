"""The verbs and phrases by which news hands a statement to its source, by class."""

from __future__ import annotations

from service.text.facts.phrases import PhraseTable, phrases
from service.text.facts.wordlist import words

SPEECH = PhraseTable(
    phrases(
        {
            "said": (
                "said, says, say, told, tells, added, adds, noted, notes, announced, "
                "announces, stated, states, wrote, writes, tweeted, posted, explained, testified, "
                "declared, recalled, remarked, commented, replied, disclosed, revealed, concluded, "
                "was quoted as saying, were quoted as saying, is quoted as saying"
            ),
            "claimed": (
                "claimed, claims, claim, alleged, alleges, allege, asserted, asserts, "
                "contended, contends, boasted, boasts"
            ),
            "denied": "denied, denies, deny",
            "confirmed": "confirmed, confirms, confirm, verified",
            "warned": "warned, warns, warn, cautioned, cautions",
            "insisted": (
                "insisted, insists, insist, maintained, maintains, argued, argues, argue, "
                "stressed, stresses, reiterated"
            ),
            "admitted": (
                "admitted, admits, admit, acknowledged, acknowledges, acknowledge, conceded, "
                "concedes"
            ),
            "reported": "reported, reports, report",
            "estimated": (
                "estimated, estimates, estimate, predicted, predicts, predict, forecast, forecasts"
            ),
            "promised": "vowed, vows, promised, promises, pledged, pledges",
            "demanded": "demanded, demands, urged, urges, called for, calls for",
            "rejected": "rejected, rejects, dismissed, dismisses, disputed, disputes",
            "accused": "accused, accuses, accuse, blamed, blames, blame",
            "suggested": "suggested, suggests, suggest, hinted, hints, implied, implies",
            "found": (
                "found, finds, find, showed, shows, show, shown, repeated, repeats, "
                "answered, answers, explain, explains, indicated, indicates, indicate, reckoned, "
                "reckons, clarified, clarifies, calculated, calculates, complained, complains, "
                "grumbled, joked, quipped, pointed out, points out, made clear, makes clear, "
                "point out, counted, ruled, decided, established, emphasised, emphasized, mused, "
                "corrected, worked out, works out, assured, judged, reckon, calculate, "
                "underlined, recounted, determined, recalls, spoke of, speaks of, put, puts"
            ),
            "believed": "believes, believe, thinks, think, expects, suspects, suspect, believed",
        }
    )
)
CITING = PhraseTable(
    phrases(
        {
            "according_to": (
                "according to, citing, cites, quoting, as reported by, in the words of, "
                "in the view of, in the opinion of, in the eyes of, by the count of, by the "
                "reckoning of, by the estimate of, in the judgment of, in the judgement of, "
                "as told to, reported by, said by, announced by, confirmed by"
            ),
            "said": (
                "in a statement from, in a statement by, a statement from, a statement by, "
                "a spokesman for told, in a report by"
            ),
        }
    )
)
NEED_A_CLAUSE = words(
    "added adds notes states posted claims claim reports report estimates estimate forecast "
    "forecasts demands promises hints recalled declared concluded maintained estimated rejected "
    "rejects dismissed dismisses disputed disputes noted replied verified disclosed blame blames "
    "believe believes think thinks warns deny confirm suspect suspects expects revealed called "
    "calls vows pledges"
)
"""Verbs that are other words too, and are taken only where a statement follows or goes before."""
FINDINGS = words(
    "found finds find showed shows show shown repeated repeats answered answers explain "
    "explains indicated indicates indicate reckoned reckons clarified clarifies calculated "
    "calculates complained complains grumbled joked quipped pointed points point made makes "
    "counted ruled decided established emphasised emphasized mused corrected worked works assured "
    "judged reckon calculate underlined recounted determined recalls believed"
)
"""Verbs of more than saying, taken before `that` or where they close a statement: `…, it found`."""
CLOSING = words("reports report estimates estimated believe believes think thinks expects recalled")
"""Those of the verbs that need a clause which may also close one: `…, the agency reports`."""
FIGURING = words("put puts")
"""Verbs taken only before a figure: `the ministry puts the loss at eleven`."""
DECIDING = words("ruled decided")
"""Verbs that are a deed before `that`, as in `the court ruled that …`, and no more than a source
where they close a statement."""
FIGURES = words(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "seventy eighty ninety just about around nearly almost over under some between more less"
)
COUNTING = words(
    "count estimate estimates reckoning account calculation calculations tally view words opinion "
    "judgment judgement telling"
)
"""What a source has that stands for its word: `by the council's count`, `in the judge's words`."""
CLAUSE_OPENERS = words(
    "that he she it they there the a an this these no its his her i we you to if"
)
UNNAMED = {
    "official": "officials",
    "officials": "officials",
    "authorities": "officials",
    "source": "anonymous source",
    "sources": "anonymous source",
    "insider": "anonymous source",
    "insiders": "anonymous source",
    "person": "anonymous source",
    "people": "anonymous source",
    "aide": "aides",
    "aides": "aides",
    "witness": "witnesses",
    "witnesses": "witnesses",
    "eyewitnesses": "witnesses",
    "police": "police",
    "officer": "police",
    "officers": "police",
    "investigators": "investigators",
    "prosecutors": "prosecutors",
    "residents": "residents",
    "experts": "experts",
    "analysts": "analysts",
    "researchers": "researchers",
    "scientists": "researchers",
    "report": "reports",
    "reports": "reports",
    "diplomats": "diplomats",
    "diplomat": "diplomats",
    "activists": "activists",
    "lawmakers": "lawmakers",
    "critics": "critics",
    "doctors": "doctors",
    "rescuers": "rescuers",
}
"""Sources without a name, by the noun that stands for them."""

"""The closed list of cue phrases: what each one says of the claim that it stands by."""

from __future__ import annotations

from typing import NamedTuple

from service.model import Slot
from service.text.facts.phrases import PhraseTable, phrases


class Cue(NamedTuple):
    """What a cue phrase says: the slot it fills, its class, and its key."""

    slot: Slot
    role: str
    key: str = ""


NEGATION = Cue(Slot.NEGATION, "negation")
DENIAL = Cue(Slot.NEGATION, "denial")
REFUTATION = Cue(Slot.NEGATION, "refutation")
NO_COMMENT = Cue(Slot.NEGATION, "no comment")
DOUBLE = Cue(Slot.NEGATION, "double")
HEDGE = Cue(Slot.CERTAINTY, "hedge")
PLAN = Cue(Slot.CERTAINTY, "plan")
CONDITIONAL = Cue(Slot.CERTAINTY, "conditional")
NOTHING = Cue(Slot.NEGATION, "")

# The key of a cue, and its further forms: the key alone is a form too.
_FORMS: dict[Cue, dict[str, str]] = {
    NEGATION: {
        "not": "cannot",
        "never": "",
        "no": "",
        "no longer": "not anymore, not any longer, not any more",
        "none": "",
        "nobody": "no one, no-one, no - one",
        "nothing": "",
        "neither": "",
        "nor": "",
        "without": "",
        "hardly": "barely, scarcely",
        "failed to": "fails to, fail to, failing to, failure to",
        "unable to": "incapable of, in no position to",
        "stopped short of": "stops short of, stopping short of, fell short of, falls short of",
        "refused to": "refuses to, refuse to, refusing to, refusal to",
        "declined to": "declines to, declining to",
        "yet to": "",
        "not yet": "",
        "lack of": "lacked, lacks, absence of",
        "instead of": "rather than",
        "far from": "anything but",
        "avoided": "averted, prevented",
        "called off": "cancelled, canceled, scrapped, shelved, abandoned",
    },
    DENIAL: {
        "denied": "denies, deny, denying, denial, denials",
        "rejected": "rejects, rejecting, rejected claims, rejection",
        "dismissed": "dismissed as, dismisses, dismissing",
        "disputed": "disputes, disputing",
        "ruled out": "rules out, ruling out, rule out",
        "contradicted": "contradicts, contradicting, contradict",
        "refuted": "refutes, refuting, refute",
        "rebutted": "rebuts, rebutting",
        "disavowed": "disavows",
        "pushed back": "pushed back against, pushing back",
        "took back": (
            "takes back, withdrew its statement, withdrew his statement, withdrew her statement"
        ),
        "no truth": "no truth in, no truth to",
        "distanced": "distanced himself, distanced herself, distanced itself",
    },
    REFUTATION: {
        "no evidence": (
            "no proof, no sign, no indication, without evidence, no credible evidence, no "
            "basis, without basis, without foundation, no record, no sign that, no trace of, "
            "nothing to suggest, nothing suggests"
        ),
        "false": "falsely, falsehood, falsehoods",
        "untrue": "not true",
        "fake": "fabricated, fabrication, doctored, forged, photoshopped, manipulated, staged",
        "hoax": "hoaxes",
        "debunked": "debunks, debunking, debunk",
        "baseless": "unfounded, groundless, unsubstantiated, without merit",
        "incorrect": (
            "inaccurate, mistaken, erroneous, erroneously, mistakenly, wrongly, incorrectly"
        ),
        "misleading": "misinformation, disinformation",
        "never happened": "did not happen, didn't happen",
        "myth": "conspiracy theory, urban legend",
        "satire": "satirical",
        "retracted": "retraction, retracts, withdrawn",
        "no such": "",
        "plain wrong": (
            "simply wrong, just wrong, flatly wrong, was wrong, were wrong, is wrong, are wrong"
        ),
        "invented": (
            "made up, made-up, an invention, pure invention, a fabrication, a fiction, pure "
            "fiction, a fantasy, pure fantasy, a fable, a fairy tale, a figment, a forgery"
        ),
        "no basis": "no foundation, no basis in fact, does not hold, did not hold",
        "nothing of the kind": "nothing of the sort, no such thing",
        "premature": "",
        "parody": "parody account, spoof, spoof account",
        "never said": (
            "never said it, never said so, never said that, never said this, put into his mouth, "
            "put into her mouth, put into their mouth, never his, never hers, not his words, "
            "not her words, not hers"
        ),
        "off the table": "came to nothing, come to nothing, fell through",
        "contrary to": "the reverse of, the opposite of",
        "wrong to say": (
            "wrong to claim, wrong to suggest, wrong to state, wrong to report, wrong to argue, "
            "wrong that, not the case, is wrong to say, is wrong to claim, is wrong to suggest, "
            "was wrong to say, was wrong to claim, was wrong to suggest"
        ),
    },
    NO_COMMENT: {
        "declined to comment": (
            "declines to comment, declined comment, declined further comment, refused to "
            "comment, would not comment, declined immediate comment"
        ),
        "did not respond": (
            "did not immediately respond, didn't respond, did not reply, didn't immediately "
            "respond, has not responded, have not responded, did not return, did not "
            "immediately return, did not immediately reply, had not responded"
        ),
        "could not be reached": (
            "couldn't be reached, could not immediately be reached, was not available, were "
            "not available, not immediately available"
        ),
        "no comment": "no immediate comment, not comment",
    },
    NOTHING: {
        "not only": "not just, not merely, not simply, not solely, not to mention, not alone",
        "no fewer than": "no less than, not fewer than, not less than",
        "no more than": "not more than, no later than, no greater than, no higher than",
        "no matter": "no wonder, no doubt, without doubt, without a doubt, no sooner, never mind",
        "no confidence": "no - confidence, none of which, none of whom",
        "nothing but": "nothing less than, nothing short of, if not, whether or not",
        "as if": "as though",
        "false alarm": "false start, false dawn, made up of, makes up, premature baby",
    },
    DOUBLE: {
        "not untrue": "not false, not incorrect, not inaccurate, not unfounded, not baseless",
        "not fake": "not a hoax, not wrong, not a fake, not fabricated, not a myth, not mistaken",
        "not without": "not uncommon, not unusual, not unlike, not unheard of, not impossible",
        "no denying": "never denied, never failed to, did not fail to, didn't fail to, no failure",
    },
    HEDGE: {
        "may": "",
        "might": "",
        "could": "",
        "reportedly": "purportedly, supposedly, ostensibly, apparently, seemingly, presumably",
        "allegedly": "alleged",
        "purported": "supposed, suspected, presumed, apparent",
        "said to": "is said to, are said to, was said to, were said to",
        "believed to": (
            "thought to, understood to, feared to, reported to, alleged to, rumoured to, "
            "rumored to, assumed to, considered likely, is believed to, are believed to, was "
            "believed to, were believed to, is thought to, are thought to, was thought to, were "
            "thought to"
        ),
        "appears": "appear, appeared, appearing, seems, seem, seemed",
        "possibly": "possible, possibility, conceivably",
        "perhaps": "maybe",
        "probably": "probable, likely",
        "unlikely": "",
        "unconfirmed": (
            "unverified, not confirmed, not been confirmed, not independently verified, not "
            "been verified, could not verify, could not independently verify, could not be "
            "verified, could not be independently verified, not verified, cannot be verified, "
            "unable to verify, not yet confirmed, not been independently verified"
        ),
        "rumoured": "rumored, rumours, rumors, rumour, rumor, speculation, speculated",
        "potentially": "potential",
        "unclear": "not clear, remains unclear, uncertain, not known, unknown",
        "not ruled out": (
            "not rule out, cannot rule out, can't rule out, not be ruled out, didn't rule "
            "out, not been ruled out, not yet ruled out"
        ),
        "did not deny": (
            "not deny, not denied, not denying, didn't deny, neither confirmed nor denied, "
            "not dispute, not disputed, didn't dispute, neither confirm nor deny"
        ),
        "feared": (
            "feared, is believed, are believed, was believed, were believed, "
            "is thought, are thought, was thought, were thought, suspects"
        ),
    },
    PLAN: {
        "expected to": (
            "expects to, expect to, is due to, are due to, was due to, were due to, likely to"
        ),
        "plans to": "plan to, planned to, planning to, planned, plans for, plans",
        "set to": (
            "poised to, about to, ready to, preparing to, prepares to, prepared to, on course to"
        ),
        "intends to": (
            "intend to, intended to, aims to, aim to, hopes to, hope to, wants to, seeks to, "
            "seeking to"
        ),
        "scheduled to": "scheduled for, slated to, slated for",
        "considering": "considers, weighing, mulling, mulls, would consider",
        "proposed": "proposes, proposal, proposing",
        "will": "'ll, would, shall",
        "vowed to": (
            "vows to, pledged to, pledges to, promised to, promises to, agreed to, agrees to"
        ),
        "threatened to": "threatens to, threatening to",
    },
    CONDITIONAL: {
        "if true": (
            "if confirmed, if verified, if convicted, if approved, if elected, if found guilty"
        ),
        "if": "",
        "unless": "",
        "whether": "",
        "provided that": "as long as, on condition that, in case",
    },
}


def _all_phrases() -> dict[tuple[str, ...], Cue]:
    table: dict[tuple[str, ...], Cue] = {}
    for cue, lines in _FORMS.items():
        for key, forms in lines.items():
            written = f"{key}, {forms}" if forms else key
            table |= {form: cue._replace(key=key) for form in phrases({key: written})}
    return table


CUES = PhraseTable(_all_phrases())

"""Words that carry a full stop of their own, and what has to follow for it to end a sentence too.

A few languages of the newsroom share the lists; a word is listed where it would cut a name, a
date or a number in two.
"""


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


ALWAYS_OPEN = _table(
    """mr mrs ms mx dr prof sen rep gov gen lt col maj sgt cpl pvt capt cmdr cdr adm rev hon pres
    supt det insp mtro vs cf viz messrs mmes mme mlle mgr drs ing lic sra srta srs dra don dña
    hr frau bzw bspw evtl ggf inkl zzgl vgl ca asst assoc dept dist atty gob pdte av avda brig
    ret spc pfc"""
)
"""Words whose full stop leads on to a name or a phrase, never to the next sentence."""

_OPEN_BEFORE_A_NUMBER = _table(
    """no nos nr núm num art arts sec secs fig figs vol vols ch chap p pp par approx jan feb mar
    apr jun jul aug sep sept oct nov dec ene abr ago dic janv févr avr juil déc okt dez mon
    tue tues wed thu thur thurs fri sat sun"""
)
"""Words whose full stop leads on only to a number: "No. 2", but "He said no. Police came"."""

_OPEN_BEFORE_A_NAME = _table(
    """inc corp co cos ltd llc plc bros jr sr st mt ft esq etc al ave blvd rd hwy dept univ intl
    natl ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo
    mont neb nev okla ore pa penn tenn tex vt va wash wis wyo ont que"""
)
"""Words whose full stop ends a sentence only before a word that commonly begins one."""

_ALSO_WORDS = _table(
    """art ca co col colo conn del don fig gen hon hr ill ind la mar mass miss mo mon ore pa par
    pres rep ret rev sat sun tex wash"""
)
"""Abbreviations that are words as well when they begin with a small letter."""

_STARTERS = _table(
    """a after all also although an and any as asked at because before both but by despite during
    each earlier even every few for from he her his how however i if in instead it its last
    later many meanwhile more most my neither new no nobody none nor now of officials on once
    one only or other others our people police several she since so some still such that the
    their then there these they this those though three two under unlike until we what when
    where whether which while who why with yet you your el la los las un una en pero según le
    les une des il elle ils dans mais der die das ein eine er sie es im und aber o os as um
    uma ele ela"""
)

_CLOCK = _table("a.m p.m")

_CLOCK_FOLLOWERS = _table(
    """monday tuesday wednesday thursday friday saturday sunday est edt cst cdt mst mdt pst pdt
    et ct mt pt gmt utc bst cet eastern central mountain pacific"""
)

_MONTHS_AFTER_AN_ORDINAL = _table(
    """januar jänner februar märz april mai juni juli august september oktober november dezember"""
)

_LONGEST_DAY = len("31")


def leads_on(before: str, after: str) -> bool:
    """Whether the full stop after the word `before` belongs to it, and the sentence goes on.

    `after` is the word that follows the full stop, which does not begin with a small letter.
    """
    word, follower = before.casefold(), after.casefold()
    if before in _ALSO_WORDS:
        return False
    if word in _OPEN_BEFORE_A_NUMBER:
        return after[:1].isdigit()
    if word in _CLOCK:
        return follower in _CLOCK_FOLLOWERS
    if word.isdigit():
        return len(word) <= _LONGEST_DAY and follower in _MONTHS_AFTER_AN_ORDINAL
    if len(word) == 1 and len(after) == 1:
        return word.isalpha()
    return word in ALWAYS_OPEN or (_may_end(word) and _seldom_begins(follower))


def _may_end(word: str) -> bool:
    is_initial = len(word) == 1 and word.isalpha()
    return is_initial or "." in word or word in _OPEN_BEFORE_A_NAME


def _seldom_begins(follower: str) -> bool:
    return bool(follower) and follower not in _STARTERS

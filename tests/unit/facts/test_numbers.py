"""Each row: a text, and the numbers it holds as `text | value | op unit high role`."""

from __future__ import annotations

import pytest

from service.model import Slot
from service.text.facts import state


def read(text):
    return [row(fact) for fact in state(text).facts if fact.slot is Slot.NUMBER]


def row(fact):
    high = "" if fact.high is None else f"{fact.high:.10g}"
    told = [fact.op.value, fact.unit.replace(" ", "_"), high, fact.role]
    return f"{fact.text} | {fact.value:.10g} | {' '.join(part for part in told if part)}"


VALUES = [
    ("They planted 1,200 trees.", ["1,200 | 1200 | = tree"]),
    ("It sold 1,234,567.5 shares.", ["1,234,567.5 | 1234567.5 | = share"]),
    ("It drank 1,5 litres.", ["1,5 litres | 1.5 | = l"]),
    ("It sold 1.200.000 tickets.", ["1.200.000 | 1200000 | = ticket"]),
    ("Version 1.2.3 is out.", []),
    ("Twenty-five goats came.", ["Twenty-five | 25 | = goat"]),
    ("Two hundred thousand marched.", ["Two hundred thousand | 200000 | ="]),
    ("two hundred and five pages", ["two hundred and five | 205 | = page"]),
    ("one hundred twenty-three boats", ["one hundred twenty-three | 123 | = boat"]),
    ("A dozen ships sank.", ["A dozen | 12 | = ship"]),
    ("Two dozen ships sank.", ["Two dozen | 24 | = ship"]),
    ("half a dozen eggs", ["half a dozen | 6 | = egg"]),
    ("Dozens of farmers came.", ["Dozens | 24 | >= farmer"]),
    ("hundreds of thousands of bees", ["hundreds of thousands | 200000 | >= bee"]),
    ("Tens of thousands gathered.", ["Tens of thousands | 20000 | >="]),
    ("several hundred tents", ["several hundred | 300 | ~ tent"]),
    ("a couple of tents", ["a couple of | 2 | ~ tent"]),
    ("several tents and a few mats", []),
    ("half a million homes", ["half a million | 500000 | = home"]),
    ("a quarter of a million homes", ["a quarter of a million | 250000 | = home"]),
    ("two and a half million homes", ["two and a half million | 2500000 | = home"]),
    ("a million and a half homes", ["a million and a half | 1500000 | = home"]),
    ("two and a quarter years", ["two and a quarter years | 2.25 | = year"]),
    ("three and three quarters miles", ["three and three quarters miles | 3.75 | = mi"]),
    ("half a year", ["half a year | 0.5 | = year"]),
    ("half an hour", ["half an hour | 0.5 | = hour"]),
    ("half a loaf", []),
    ("a hundred candles", ["a hundred | 100 | = candle"]),
    ("1.2 million voters", ["1.2 million | 1200000 | = voter"]),
    ("12 million voters", ["12 million | 12000000 | = voter"]),
    ("3 lakh voters", ["3 lakh | 300000 | = voter"]),
    ("5k runners", ["5k | 5000 | = runner"]),
    ("5m people", ["5m | 5000000 | = person"]),
    ("a 100m sprint", ["100m | 100 | = m"]),
    ("The temperature was -5 degrees.", ["-5 degrees | -5 | = degree"]),
    ("He walked 2½ miles.", ["2½ miles | 2.5 | = mi"]),
]

MONEY_AND_MEASURES = [
    ("$1.2 million", ["$1.2 million | 1200000 | = USD"]),
    ("$3bn and £4.5m", ["$3bn | 3000000000 | = USD", "£4.5m | 4500000 | = GBP"]),
    ("US$300 million", ["US$300 million | 300000000 | = USD"]),
    ("A$20", ["A$20 | 20 | = AUD"]),
    ("EUR 200", ["EUR 200 | 200 | = EUR"]),
    ("200 million Canadian dollars", ["200 million Canadian dollars | 200000000 | = CAD"]),
    ("¥500 and €7", ["¥500 | 500 | = JPY", "€7 | 7 | = EUR"]),
    ("20 million pounds", ["20 million pounds | 20000000 | = GBP"]),
    ("20 pounds of butter", ["20 pounds | 20 | = lb"]),
    ("a $10-million-dollar deal", ["$10-million-dollar | 10000000 | = USD"]),
    ("5%, 5 percent, 5 per cent", ["5% | 5 | = %", "5 percent | 5 | = %", "5 per cent | 5 | = %"]),
    ("two percentage points", ["two percentage points | 2 | = pp"]),
    ("25 basis points", ["25 basis points | 25 | = bp"]),
    ("100 km", ["100 km | 100 | = km"]),
    ("60 miles per hour", ["60 miles per hour | 60 | = mph"]),
    ("a five-mile walk", ["five-mile | 5 | = mi"]),
    ("30 degrees Celsius", ["30 degrees Celsius | 30 | = °C"]),
    ("86 °F", ["86 °F | 86 | = °F"]),
    ("5 sq km of scrub", ["5 sq km | 5 | = km2"]),
    ("40 tonnes of sand", ["40 tonnes | 40 | = t"]),
    ("a 12-year-old boy", ["12-year-old | 12 | = year age"]),
    ("Ann Lee, 34, was there.", ["34 | 34 | = year age"]),
    ("a boy aged 7", ["7 | 7 | = year age"]),
    ("It took a year and a half.", ["a year and a half | 1.5 | = year"]),
    ("an hour and a half later", ["an hour and a half | 1.5 | = hour"]),
    ("a film and a half-time show", []),
]

SHARES_AND_ORDINALS = [
    ("One in five voters stayed away.", ["One in five | 20 | = %"]),
    ("3 out of 10 voters", ["3 out of 10 | 30 | = %"]),
    ("Two-thirds of members left.", ["Two-thirds | 66.66666667 | = %"]),
    ("three-quarters", ["three-quarters | 75 | = %"]),
    ("a third of the vote", ["a third | 33.33333333 | = %"]),
    ("More than half of them left.", ["More than half | 50 | > %"]),
    ("the third time", ["third | 3 | = ordinal"]),
    ("the 19th floor", ["19th | 19 | = ordinal"]),
    ("a second term", ["second | 2 | = ordinal"]),
    ("Sales fell by a third last year.", ["a third | 33.33333333 | = % fall"]),
    ("Profit is up almost a quarter.", ["almost a quarter | 25 | ~ % rise"]),
    ("Emissions were cut by half.", ["half | 50 | = % fall"]),
    ("It was raised by a third party.", ["third | 3 | = ordinal"]),
    ("A blast was followed by a third on Sunday.", ["third | 3 | = ordinal"]),
    ("down a quarter mile of road", []),
]

RANGES_AND_BOUNDS = [
    ("10 to 12 goats", ["10 to 12 | 10 | .. goat 12"]),
    ("10-12 goats", ["10-12 | 10 | .. goat 12"]),
    ("two or three goats", ["two or three | 2 | .. goat 3"]),
    ("between 5 and 7 percent", ["between 5 and 7 percent | 5 | .. % 7"]),
    ("5% to 7%", ["5% to 7% | 5 | .. % 7"]),
    ("$5 to $7 million", ["$5 to $7 million | 5000000 | .. USD 7000000"]),
    ("1 to 2 million goats", ["1 to 2 million | 1000000 | .. goat 2000000"]),
    ("fell from 5.2 to 4.9 percent", ["5.2 | 5.2 | = % from", "4.9 percent | 4.9 | = % to"]),
    (
        "It rose from 1.2 to 1.5 million.",
        ["1.2 | 1200000 | = from", "1.5 million | 1500000 | = to"],
    ),
    ("It fell 18 percent to $42.", ["18 percent | 18 | = % fall", "$42 | 42 | = USD"]),
    ("to 3.5% from 3.25%", ["3.5% | 3.5 | = % to", "3.25% | 3.25 | = % from"]),
    ("They won 3-1.", ["3-1 | 3 | = score 1"]),
    ("a 52-48 vote", ["52-48 | 52 | = score 48"]),
    ("They were beaten 1-3.", ["1-3 | 1 | = score 3"]),
    ("the 5-4 decision", ["5-4 | 5 | = score 4"]),
    ("By a vote of 62 to 38 it passed.", ["62 to 38 | 62 | = score 38"]),
    ("with 61 votes against 40", ["61 votes against 40 | 61 | = score 40"]),
    ("It lost by 19 votes to 61.", ["19 votes to 61 | 19 | = score 61"]),
    ("40 votes to 12 parties", ["40 | 40 | = vote", "12 | 12 | = party"]),
    ("at least 40 houses", ["at least 40 | 40 | >= house"]),
    ("no fewer than 40 houses", ["no fewer than 40 | 40 | >= house"]),
    ("more than 40 houses", ["more than 40 | 40 | > house"]),
    ("up to 40 houses", ["up to 40 | 40 | <= house"]),
    ("at the very most 40 houses", ["at the very most 40 | 40 | <= house"]),
    ("It razed, at the very most, 40 huts.", ["at the very most, 40 | 40 | <= hut"]),
    ("There were some, 40 huts burned.", ["40 | 40 | = hut"]),
    ("40 at the very most", ["40 at the very most | 40 | <="]),
    ("no more than 40 houses", ["no more than 40 | 40 | <= house"]),
    ("fewer than 40 houses", ["fewer than 40 | 40 | < house"]),
    ("nearly 40 houses", ["nearly 40 | 40 | ~ house"]),
    ("an estimated 40 houses", ["an estimated 40 | 40 | ~ house"]),
    ("exactly 40 houses", ["exactly 40 | 40 | = house"]),
    ("40 houses or more", ["40 | 40 | >= house"]),
    ("500+ guests", ["500+ | 500 | >= guest"]),
    ("It edged up to 8.2 percent.", ["8.2 percent | 8.2 | = % to"]),
    ("It lasted over five days.", ["five days | 5 | = day"]),
    ("It lasted for over five days.", ["over five days | 5 | > day"]),
]

NOUNS_AND_ROLES = [
    ("some 10,000 elite North Korean troops", ["some 10,000 | 10000 | ~ troop"]),
    ("five Palestinians", ["five | 5 | = palestinian"]),
    ("12 Hamas fighters", ["12 | 12 | = fighter"]),
    ("three women ministers", ["three | 3 | = minister"]),
    (
        "The blast killed at least 12 people and wounded 30 others.",
        ["at least 12 | 12 | >= person killed", "30 | 30 | = person injured"],
    ),
    ("12 dead, 30 wounded", ["12 | 12 | = person killed", "30 | 30 | = person injured"]),
    ("The death toll has risen to 17.", ["17 | 17 | = person killed"]),
    ("It left 30 sailors hospitalised.", ["30 | 30 | = sailor injured"]),
    ("Twelve people were reported missing.", ["Twelve | 12 | = person missing"]),
    ("Police made 300 arrests.", ["300 | 300 | = person arrested"]),
    ("ten of the 12 miners were hurt", ["ten | 10 | = miner injured", "12 | 12 | = miner injured"]),
    (
        "It killed 12 soldiers and three civilians.",
        ["12 | 12 | = soldier killed", "three | 3 | = civilian killed"],
    ),
    (
        "Twelve soldiers and three civilians were killed.",
        ["Twelve | 12 | = soldier killed", "three | 3 | = civilian killed"],
    ),
    (
        "It killed 22 people on Monday, including 14 children.",
        ["22 | 22 | = person killed", "14 | 14 | = child killed"],
    ),
    (
        "It found 8 infections among 18,198 people.",
        [
            "8 | 8 | = person infected",
            "18,198 | 18198 | = person",
        ],
    ),
    ("One person died.", ["One | 1 | = person killed"]),
    ("one was killed", ["one | 1 | = person killed"]),
    ("Prices rose 5 percent.", ["5 percent | 5 | = % rise"]),
    ("Sales are down 60 percent.", ["60 percent | 60 | = % fall"]),
    ("The party lost 12 seats.", ["12 | 12 | = seat fall"]),
    ("It rose by a quarter point.", ["quarter point | 0.25 | = pp rise"]),
    ("It sank 12 miles off Leeds.", ["12 miles | 12 | = mi"]),
    ("The toll was revised down to 15.", ["15 | 15 | = person killed"]),
    ("a 7.1-magnitude earthquake struck", ["7.1 | 7.1 | = magnitude"]),
    ("It sailed with 22 crew aboard.", ["22 | 22 | = crew"]),
    ("He was sentenced to 10 years.", ["10 years | 10 | = year sentenced"]),
]

NO_COUNTS = [
    "Call 555-123-4567 or +44 20 7946 0958.",
    "It opens at 10 a.m. and shuts at 10:30, or 22:15 GMT.",
    "The F-16, the G7, Covid-19 and 5G are not counts; nor is 24/7.",
    "Flight 370 left from Gate 12 under Article 5.",
    "No. 10 is a house.",
    "One of the men told one another that no one knew.",
    "It will rain, one way or another.",
    "It began in 2019 and ended on 13 November.",
    "The Harbour Five marched.",
    "1. First item",
]


@pytest.mark.parametrize(
    ("text", "rows"),
    [*VALUES, *MONEY_AND_MEASURES, *SHARES_AND_ORDINALS, *RANGES_AND_BOUNDS, *NOUNS_AND_ROLES],
)
def test_a_number_is_read_with_its_unit_bound_and_role(text, rows):
    assert read(text) == rows


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_counts_nothing_is_no_number(text):
    assert read(text) == []

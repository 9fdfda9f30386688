"""The units that a number may carry: how they are written, and how they convert."""

from __future__ import annotations

from typing import NamedTuple

from service.text.facts.phrases import PhraseTable, phrases
from service.text.facts.tokens import Gap, Tokenised
from service.text.facts.wordlist import words


class Measure(NamedTuple):
    """A unit's dimension, and `base = value * factor + offset` in that dimension's base unit."""

    dimension: str
    factor: float
    offset: float = 0.0


MEASURES = {
    "mm": Measure("length", 0.001),
    "cm": Measure("length", 0.01),
    "m": Measure("length", 1.0),
    "km": Measure("length", 1000.0),
    "in": Measure("length", 0.0254),
    "ft": Measure("length", 0.3048),
    "yd": Measure("length", 0.9144),
    "mi": Measure("length", 1609.344),
    "nmi": Measure("length", 1852.0),
    "µg": Measure("mass", 1e-9),
    "mg": Measure("mass", 1e-6),
    "g": Measure("mass", 0.001),
    "kg": Measure("mass", 1.0),
    "t": Measure("mass", 1000.0),
    "oz": Measure("mass", 0.028349523),
    "lb": Measure("mass", 0.45359237),
    "m2": Measure("area", 1.0),
    "km2": Measure("area", 1e6),
    "ha": Measure("area", 1e4),
    "acre": Measure("area", 4046.8564),
    "ft2": Measure("area", 0.09290304),
    "mi2": Measure("area", 2589988.1),
    "ml": Measure("volume", 0.001),
    "l": Measure("volume", 1.0),
    "m3": Measure("volume", 1000.0),
    "gal": Measure("volume", 3.7854118),
    "bbl": Measure("volume", 158.98729),
    "km/h": Measure("speed", 1 / 3.6),
    "mph": Measure("speed", 0.44704),
    "kn": Measure("speed", 0.51444444),
    "m/s": Measure("speed", 1.0),
    "°C": Measure("temperature", 1.0),
    "°F": Measure("temperature", 5 / 9, -160 / 9),
    "second": Measure("time", 1.0),
    "minute": Measure("time", 60.0),
    "hour": Measure("time", 3600.0),
    "day": Measure("time", 86400.0),
    "week": Measure("time", 604800.0),
    "month": Measure("time", 2629746.0),
    "year": Measure("time", 31556952.0),
    "decade": Measure("time", 315569520.0),
    "century": Measure("time", 3155695200.0),
    "kW": Measure("power", 1e3),
    "MW": Measure("power", 1e6),
    "GW": Measure("power", 1e9),
    "pp": Measure("share difference", 1.0),
    "bp": Measure("share difference", 0.01),
}

_WRITTEN = {
    "%": "%, percent, per cent, pct, pc",
    "pp": "percentage point, percentage points, pp, ppt, ppts",
    "bp": "basis point, basis points, bp, bps",
    "point": "point, points",
    "USD": (
        "dollar, dollars, us dollar, us dollars, u.s. dollar, u.s. dollars, "
        "american dollars, usd, bucks"
    ),
    "CAD": "canadian dollars, cad",
    "AUD": "australian dollars, aud",
    "NZD": "new zealand dollars, nzd",
    "HKD": "hong kong dollars, hkd",
    "SGD": "singapore dollars, sgd",
    "EUR": "euro, euros, eur",
    "GBP": "pounds sterling, pound sterling, british pounds, gbp, quid",
    "JPY": "yen, japanese yen, jpy",
    "CNY": "yuan, renminbi, chinese yuan, cny, rmb",
    "INR": "rupee, rupees, indian rupees, inr",
    "RUB": "rouble, roubles, ruble, rubles, rub",
    "CHF": "swiss franc, swiss francs, chf",
    "KRW": "south korean won, korean won, krw",
    "TRY": "turkish lira, lira",
    "ZAR": "rand",
    "CROWN": "crowns, kroner, kronor, kronas, korunas",
    "FRANC": "francs",
    "CZK": "czech crowns, czech korunas, czk",
    "SEK": "swedish crowns, swedish kronor, sek",
    "NOK": "norwegian crowns, norwegian kroner, nok",
    "DKK": "danish crowns, danish kroner, dkk",
    "PLN": "zloty, zlotys, pln",
    "UAH": "hryvnia, hryvnias, uah",
    "BRL": "reais, brl",
    "MXN": "mexican pesos, mxn",
    "ILS": "shekel, shekels, ils",
    "mm": "mm, millimetre, millimetres, millimeter, millimeters",
    "cm": "cm, centimetre, centimetres, centimeter, centimeters",
    "m": "m, metre, metres, meter, meters",
    "km": "km, kms, kilometre, kilometres, kilometer, kilometers",
    "in": "inch, inches",
    "ft": "ft, foot, feet",
    "yd": "yard, yards",
    "mi": "mi, mile, miles",
    "nmi": "nautical mile, nautical miles",
    "µg": "µg, μg, mcg, microgram, micrograms, microgramme, microgrammes",
    "mg": "mg, milligram, milligrams, milligramme, milligrammes",
    "g": "g, gram, grams, gramme, grammes",
    "kg": "kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes",
    "t": "tonne, tonnes, ton, tons, metric tons, metric tonnes",
    "oz": "oz, ounce, ounces",
    "lb": "lb, lbs, pound, pounds",
    "m2": "square metre, square metres, square meter, square meters, sq m, sqm",
    "km2": (
        "square kilometre, square kilometres, square kilometer, square kilometers, sq km, square km"
    ),
    "ha": "ha, hectare, hectares",
    "acre": "acre, acres",
    "ft2": "square foot, square feet, sq ft",
    "mi2": "square mile, square miles, sq mi",
    "ml": "ml, millilitre, millilitres, milliliter, milliliters",
    "l": "litre, litres, liter, liters",
    "m3": "cubic metre, cubic metres, cubic meter, cubic meters",
    "gal": "gallon, gallons",
    "bbl": "barrel, barrels, bpd",
    "km/h": (
        "km / h, kph, kmh, kilometres per hour, kilometers per hour, kilometres an hour, "
        "kilometers an hour, km per hour"
    ),
    "mph": "mph, miles per hour, miles an hour",
    "kn": "knot, knots",
    "m/s": "m / s, metres per second, meters per second",
    "°C": ("° c, degrees celsius, degrees c, degree celsius, degrees centigrade, celsius"),
    "°F": "° f, degrees fahrenheit, degrees f, degree fahrenheit, fahrenheit",
    "degree": "degree, degrees, °",
    "second": "second, seconds, sec, secs",
    "minute": "minute, minutes, min, mins",
    "hour": "hour, hours, hr, hrs",
    "day": "day, days",
    "week": "week, weeks",
    "month": "month, months",
    "year": "year, years, yrs",
    "decade": "decade, decades",
    "century": "century, centuries",
    "kW": "kw, kilowatt, kilowatts",
    "MW": "mw, megawatt, megawatts",
    "GW": "gw, gigawatt, gigawatts",
    "age": "year - old, years - old, year - olds, years old, year old, years of age",
    "time": "time, times, fold",
}
_TABLE = PhraseTable(phrases(_WRITTEN))
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW"}
_DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "hk": "HKD",
    "nz": "NZD",
    "s": "SGD",
}
_CODES = words("usd eur gbp jpy cny inr rub chf cad aud nzd hkd sgd sek nok dkk pln krw")
CURRENCIES = frozenset(
    unit for unit in (*_SIGNS.values(), *_WRITTEN) if unit.isalpha() and unit.isupper()
)


def convert(value: float, unit: str, to: str) -> float | None:
    """The same quantity in another unit, or `None` where the two do not measure one thing."""
    if unit == to:
        return value
    old, new = MEASURES.get(unit), MEASURES.get(to)
    if old is None or new is None or old.dimension != new.dimension:
        return None
    return (value * old.factor + old.offset - new.offset) / new.factor


def sign_before(t: Tokenised, i: int) -> tuple[str, int]:
    """The currency written before token `i` and the index where it starts, or `("", i)`."""
    token = t.tokens[i - 1]
    if token.text in _SIGNS and i > 0:
        prefix = t.tokens[i - 2]
        if token.text == "$" and token.gap is Gap.GLUED and prefix.key in _DOLLARS and i > 1:
            return _DOLLARS[prefix.key], i - 2
        return _SIGNS[token.text], i - 1
    if token.key in _CODES and token.text.isupper():
        return token.key.upper(), i - 1
    return "", i


def unit_at(t: Tokenised, i: int) -> tuple[str, int]:
    """The unit written from token `i` on and the index after it, or `("", i)`."""
    hyphen = t.keys[i] == "-" and t.tokens[i].gap is t.tokens[i + 1].gap is Gap.GLUED
    found = _TABLE.at(t, i + hyphen)
    return found or ("", i)

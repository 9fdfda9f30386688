"""How right Crossread is: every labelled set that is there, measured by one run."""

from service.evaluation import ledger
from service.evaluation.catalogue import CATALOGUE, Entry
from service.evaluation.figures import Confusion, Failure, Figure, Measured
from service.evaluation.ledger import FIGURES, Line
from service.evaluation.report import PAGE, page, shown
from service.evaluation.running import Result, evaluate
from service.evaluation.workplace import Progress, Workplace

__all__ = [
    "CATALOGUE",
    "FIGURES",
    "PAGE",
    "Confusion",
    "Entry",
    "Failure",
    "Figure",
    "Line",
    "Measured",
    "Progress",
    "Result",
    "Workplace",
    "evaluate",
    "ledger",
    "page",
    "shown",
]

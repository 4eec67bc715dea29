"""What people decided about the rows of documents, and how it is applied.

A person accepts, corrects or refuses rows in ``review.xlsx``; the decisions stand in
``decisions.csv`` of the folder and hold for every later reading of the same words.
"""

from chainatlas.ingest.policy.decisions.apply import Applied, apply
from chainatlas.ingest.policy.decisions.decision import Decision, Place, Verdict
from chainatlas.ingest.policy.decisions.given import Given, read_decisions
from chainatlas.ingest.policy.decisions.keyed import Keyed
from chainatlas.ingest.policy.decisions.standing import Standing, standing
from chainatlas.ingest.policy.decisions.table import FILE, decisions_csv, read_csv_file

__all__ = [
    "FILE",
    "Applied",
    "Decision",
    "Given",
    "Keyed",
    "Place",
    "Standing",
    "Verdict",
    "apply",
    "decisions_csv",
    "read_csv_file",
    "read_decisions",
    "standing",
]

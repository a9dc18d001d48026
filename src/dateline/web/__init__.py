"""The pages: records and views of a store to look at, as HTML that needs no script and no other file."""

from dateline.web.links import address, parameters
from dateline.web.listing import FACETS, TYPED, Asked, Ledger, Told
from dateline.web.rendering import explanation_page, ledger_page, policy, render, report_page

__all__ = [
    "FACETS",
    "TYPED",
    "Asked",
    "Ledger",
    "Told",
    "address",
    "explanation_page",
    "ledger_page",
    "parameters",
    "policy",
    "render",
    "report_page",
]

"""The store: one SQLite file that keeps records whole, and finds what they tell of."""

from dateline.store.failing import Attempt, Failed
from dateline.store.judging import Judgement, Opinion
from dateline.store.keeping import DATABASE, PAGE, Store
from dateline.store.listing import Named
from dateline.store.query import AtLeast, Box, Circle, Query, known_values
from dateline.store.rows import ArticleRow, ClaimRow, EventRow, Evidence, Page, Party, Row, Site, Source, Table
from dateline.store.surveying import Survey
from dateline.store.writing import Added, Packed, Rebuilt

__all__ = [
    "DATABASE",
    "PAGE",
    "Added",
    "ArticleRow",
    "AtLeast",
    "Attempt",
    "Box",
    "Circle",
    "ClaimRow",
    "EventRow",
    "Evidence",
    "Failed",
    "Judgement",
    "Named",
    "Opinion",
    "Packed",
    "Page",
    "Party",
    "Query",
    "Rebuilt",
    "Row",
    "Site",
    "Source",
    "Store",
    "Survey",
    "Table",
    "known_values",
]

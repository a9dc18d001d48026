"""Orders: who has, gets or refuses one is ordered, and orders nobody."""

from __future__ import annotations

ORDERS = frozenset("order instruction command directive".split())
DISOBEYING = frozenset("ignore defy disobey flout refuse reject decline".split())  # what is ordered is not done
UNDER_ORDERS = DISOBEYING | frozenset("have receive get await obey follow execute".split())  # their subject is the one who is ordered

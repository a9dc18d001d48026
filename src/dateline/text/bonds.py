"""Words that tie somebody or something to another party."""

from __future__ import annotations

# Whose somebody is a party of its own: "its rival" is the other one.
RELATED = frozenset(
    """
    ally partner neighbour neighbor counterpart colleague homologue rival enemy foe adversary opponent friend backer patron
    """.split()
)
HANDLING = frozenset("fire launch operate fly control command own crew plant detonate claim commit".split())  # "fired by rebels"

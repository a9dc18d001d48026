"""Decisions on who takes part: what is asked of, sent to or said to somebody."""

from __future__ import annotations

from dataclasses import replace

from dateline.facts.events.drafts import Draft, Setting

PASSING = ("THREATEN", "REJECT", "AGREE", "REQUEST", "ACCUSE", "SUPPORT")
JOINT = ("CONSULT", "COOPERATE")  # what several do together
# What somebody answers to, and the events by which it was put to him.
ANSWERED = {
    **dict.fromkeys("offer proposal plan initiative invitation idea".split(), ("AGREE", "REQUEST")),
    **dict.fromkeys("demand request call appeal ultimatum".split(), ("REQUEST",)),
    **dict.fromkeys("accusation allegation charge claim criticism complaint".split(), ("ACCUSE",)),
    **dict.fromkeys("threat warning".split(), ("THREATEN",)),
}
LATELY = 6  # sentences
SENDING = frozenset("send dispatch deploy task assign order mobilise mobilize use".split())


def asked_of(draft: Draft, setting: Setting) -> Draft | None:
    """What is asked of somebody is for him to do: "asked Peru for the release of the sailors"."""
    if setting.codes(draft.actors) and not _pronoun(draft, setting):
        return draft
    asked = next((above for above in setting.governors(draft) if above.type == "REQUEST" and setting.codes(above.recipients)), None)
    if asked is None or (setting.codes(draft.actors) and not setting.codes(draft.actors) <= setting.codes(asked.actors)):
        return draft
    return replace(draft, actors=asked.recipients)


def _pronoun(draft: Draft, setting: Setting) -> bool:
    """ "demanded of Chad that it withdraw": who is meant is whom it is asked of, and not who asks."""
    words = setting.frames.marks.words_in(draft.actors[0].span)
    return len(words) == 1 and words[0].upos == "PRON"


def laid_on_others(draft: Draft, setting: Setting) -> Draft | None:
    """ "Must" and "should" ask something of somebody only where they are said of others."""
    if draft.hit.word.xpos != "MD":
        return draft
    asking, asked = setting.codes(draft.actors), setting.codes(draft.recipients)
    return draft if asking and asked and not asking & asked and draft.status != "negated" else None


def sent_to_do(draft: Draft, setting: Setting) -> Draft | None:
    """What somebody is sent to do is done by who sends him: "sent experts to investigate"."""
    word, marks = draft.hit.word, setting.frames.marks
    verb = marks.head(word)
    if (
        setting.codes(draft.actors)
        or word.upos != "VERB"
        or verb is None
        or verb.lemma not in SENDING
        or word.rel not in ("advcl", "xcomp", "acl")
    ):
        return draft
    senders = tuple(mention for sender in setting.frames.fillers(verb.i, "subj") for mention in setting.facts.actors.at(sender.i))
    return replace(draft, actors=senders[:1]) if setting.codes(senders[:1]) else draft


def said_on_the_phone(draft: Draft, setting: Setting) -> Draft | None:
    """What one calls somebody to say is said: "called the president to congratulate him"."""
    call = next((above for above in setting.governors(draft) if above.mode == "phone" and above.hit.word.upos == "VERB"), None)
    if call is None or draft.hit.word.upos != "VERB":
        return draft
    return replace(draft, status=call.status, actors=call.actors, recipients=draft.recipients or call.recipients)


def passed_on(draft: Draft, setting: Setting) -> Draft | None:
    """A threat, a refusal or a promise is for him who would feel the deed; a demand or a rebuke for him who would do it or did."""
    if setting.codes(draft.recipients) or draft.type not in PASSING:
        return draft
    mine = setting.codes(draft.actors)
    for below in setting.governed(draft):
        joint = below.type in JOINT
        if draft.recipients and joint:
            break  # "urged all parties to cooperate with her": with whom they are to do it is not who is asked
        undergoing = draft.type in ("THREATEN", "REJECT", "AGREE") and not joint
        parties = below.recipients if undergoing else below.actors
        others = tuple(party for party in parties if setting.codes((party,)) - mine)
        if others:
            return replace(draft, recipients=others)
    return draft


def answered(draft: Draft, setting: Setting) -> Draft | None:
    """ "Peru offered water. Chile rejected the offer": whoever made it."""
    if draft.type != "REJECT" or setting.codes(draft.recipients):
        return draft
    marks, word, mine = setting.frames.marks, draft.hit.word, setting.codes(draft.actors)
    things = [thing for thing in setting.frames.fillers(word.i, "obj") if thing.lemma in ANSWERED]
    pointed = [thing for thing in things if any(child.lower in ("the", "this", "that", "both") for child in marks.children(thing, "det"))]
    if not pointed or not mine:
        return draft
    for other in reversed(setting.drafts):
        if other.hit.word.i < word.i and word.sentence - other.hit.word.sentence <= LATELY and other.type in ANSWERED[pointed[0].lemma]:
            codes = setting.codes(other.actors)
            if codes and not codes & mine and setting.codes(other.recipients) & mine:
                return replace(draft, recipients=other.actors)
    return draft

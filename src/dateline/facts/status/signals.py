"""Words that tell whether something happened: modals, negations, and the verbs, nouns and adjectives that govern it."""

from __future__ import annotations

import re

from dateline.types import Act, Status

STEPS = 12  # how far up a tree is looked; deeper embeddings do not change the answer


def _table(**words: str) -> dict[str, Status]:
    return {word: status for status, listed in words.items() for word in listed.split()}  # type: ignore[misc]


# What a governing verb says of its clause or infinitive.
VERBS = _table(
    negated="""
        deny refute fail refuse decline neglect forget avoid prevent stop-from avert thwart foil halt-from bar prohibit forbid
        refrain rule-out block-from deter discourage abstain shelve drop-plan cancel postpone scrap dissuade renounce forgo
    """,
    future="""
        plan intend prepare aim agree pledge vow promise undertake schedule set due slate commit announce-to expect-to arrange
        consent swear determine resolve decide propose-to ready poise await gear opt volunteer guarantee assure anticipate
    """,
    conditional="""
        threaten
    """,
    requested="""
        ask urge demand request order instruct call call-on appeal beg implore press pressure push lobby want wish advise
        encourage invite propose recommend suggest insist require plead exhort direct command need tell-to offer-to expect-of
        advocate petition oblige compel-to desire prefer must should favour favor permit-ask seek stress underline underscore
    """,
    possible="""
        fear suspect believe think doubt hope expect consider contemplate weigh mull discuss appear seem try attempt-to plot conspire warn
        worry speculate hint hypothesize suppose assume guess predict forecast envisage wonder risk debate struggle mulling
        study examine explore ponder seek-to likely allow-for anticipate question
    """,
)
# Verbs that hand down their own status: what is begun, managed or forced happens if they do.
THROUGH = frozenset(
    """
    begin start continue resume keep go proceed come manage help force cause make let get have be do become use compel enable
    allow lead remain stay serve join return rush move end spend participate take hold carry conduct launch stage mount wage
    commit perpetrate impose perform undertake execute open give provide send step intensify initiate deploy sign attend host
    pursue declare dare happen turn work act vote suffer face witness see hear include follow bring prompt trigger spark break
    escalate renew extend expand maintain increase run lift lose win fight
    """.split()
)
FACTIVE = frozenset(
    """
    condemn denounce regret welcome praise criticize criticise blame accuse protest mourn celebrate hail applaud commend thank
    congratulate admit confirm acknowledge know realize learn discover remember investigate mark say report tell describe call
    survive support
    """.split()
)
NOUNS = _table(
    negated="""
        refusal failure absence lack denial prevention cancellation suspension
    """,
    future="""
        plan intention decision promise pledge commitment readiness deal agreement preparation intent vow determination
        willingness schedule aim goal prospect duty mandate resolve undertaking run-up eve countdown
    """,
    conditional="""
        threat ultimatum
    """,
    requested="""
        request call demand appeal proposal offer plea order need bid motion petition recommendation invitation requirement
        wish desire push condition pressure deadline
    """,
    possible="""
        possibility chance risk fear suspicion danger likelihood ability capability capacity potential attempt option warning
        doubt concern rumor rumour hope allegation accusation belief idea question case talk-of speculation charge
        scenario opportunity worry expectation
    """,
)
ADJECTIVES = _table(
    negated="""
        failed aborted foiled attempted cancelled canceled postponed averted botched early late unable unwilling reluctant would-be
    """,
    future="""
        planned upcoming forthcoming future scheduled imminent looming impending announced coming next ready due set willing
        prepared certain bound poised about eager expected determined keen committed
    """,
    conditional="""
        threatened
    """,
    requested="""
        proposed requested suggested demanded mooted crucial essential important necessary vital imperative urgent needed
    """,
    possible="""
        possible potential alleged suspected likely unlikely feared apparent hypothetical capable probable
        conceivable supposed reported
    """,
    historical="""
        past former previous historic earlier bygone wartime
    """,
)
MODALS: dict[str, Status] = {
    "will": "future",
    "shall": "future",
    "wo": "future",
    "sha": "future",
    "'ll": "future",
    "’ll": "future",
    "would": "conditional",
    "'d": "conditional",
    "’d": "conditional",
    "could": "possible",
    "may": "possible",
    "might": "possible",
    "can": "possible",
    "ca": "possible",
    "should": "requested",
    "must": "requested",
    "ought": "requested",
}
ACTS: dict[Act, Status] = {
    "deny": "negated",
    "demand": "requested",
    "urge": "requested",
    "ask": "requested",
    "threaten": "conditional",
    "promise": "future",
    "warn": "possible",
    "doubt": "possible",
    "offer": "future",
}
NEGATIONS = frozenset(
    """
    not n't n’t never no neither nor none nobody nothing nowhere without hardly scarcely barely nearly almost nt
    """.split()
)
CONDITIONS = frozenset("if unless lest provided providing supposing".split())
MAYBE = frozenset("perhaps maybe possibly probably allegedly apparently supposedly likely presumably potentially".split())
SPEECH = frozenset(
    """
    say tell announce state declare add report confirm note claim reveal disclose indicate explain stress insist argue write
    mention remark reply
    """.split()
)
OCCUR = frozenset(
    """
    begin start resume continue take happen occur follow come go hold schedule expect end last loom remain convene due plan be set
    """.split()
)
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
OLD_DAYS = re.compile(r"\b(?:World War|Cold War|Gulf War|Soviet era|decades? ago|centur(?:y|ies) ago)\b")
YEAR = re.compile(r"\b(1[5-9]\d\d|20[0-4]\d)\b")
OLD = 2  # a year this much before the report's own is background
# What a verb makes of a noun that names an event: its object undone, asked for with a preposition, entered upon, told as background.
UNDOING = frozenset("cancel postpone avert prevent avoid foil thwart deny shelve refuse".split())
UNDOING_WITH = frozenset("rule call put".split())
APPEALING = frozenset("call appeal push press ask plead beg lobby pray apply".split())
ENTERING = frozenset("take engage participate begin prepare threaten agree return resort go commit come brace be".split())
BACKGROUND = frozenset("after since before during despite following over amid because about".split())
CONTAINERS = frozenset(
    "wave series round string spate campaign phase start resumption number possibility end return renewal imposition continuation".split()
)
LASTING = frozenset("end stop halt cease continue sustain prolong intensify escalate lift ease break violate condemn".split())
OPEN_ACTS = frozenset({"threaten", "warn", "demand", "urge", "ask"})
UNTIL = frozenset("after once when until unless".split())

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
    escalate renew extend expand maintain increase run lift lose win fight ensure
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
PREDICATIVE = frozenset(
    {"early", "late", "reluctant", "unwilling", "unable", "impossible", "sure", "free", "hard", "difficult"}
)  # "too early to attack", but not "early attacks"
ADJECTIVES = _table(
    negated="""
        failed aborted foiled attempted
        cancelled canceled postponed averted botched early late unable unwilling reluctant would-be impossible
    """,
    future="""
        planned upcoming forthcoming future scheduled imminent looming impending announced coming next ready due set willing
        prepared certain bound poised about eager expected determined keen committed sure
    """,
    conditional="""
        threatened
    """,
    requested="""
        proposed requested suggested demanded mooted crucial essential important necessary vital imperative urgent needed
    """,
    possible="""
        possible potential alleged suspected likely unlikely feared apparent hypothetical capable probable
        conceivable supposed reported hard difficult free able interested
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
    not n't n’t never no neither nor none nobody nothing nowhere without hardly scarcely nt
    """.split()
)
NEGATING = frozenset({"advmod", "det", "cc:preconj", "cc", "mark", "nsubj", "obj"})
ALMOST = frozenset({"almost", "nearly"})  # "almost fell" did not fall; "almost doubles" does
BEING = frozenset({"is", "are", "was", "were"})
INSTEAD = frozenset({"instead", "rather"})
FOCUS = frozenset({"only", "just", "merely", "simply", "solely"})
TENSED = frozenset({"VBD", "VBZ", "VBP"})
# "gave no reason": what is not given is the reason; something was done nevertheless.
HAVING = frozenset(
    """
    have get give contain pose find see make be need know show face offer provide yield reflect include leave want mean say
    hear spare bear lack express
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
YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
OLD, LONG = 12, 1200  # so many months before the report is background; longer than any report needs
MONTHS = {
    name[:length]: number
    for number, name in enumerate("january february march april may june july august september october november december".split(), 1)
    for length in (3, 4, len(name))
}
PARTS = ("nummod", "nmod", "compound", "amod")
WARS = frozenset("world cold gulf war vietnam korean soviet".split())
DAYS = frozenset("day week month year spring summer autumn fall winter weekend".split())
# What a verb makes of a noun that names an event: its object undone, asked for with a preposition, entered upon, told as background.
UNDOING = frozenset("cancel postpone avert prevent avoid foil thwart deny shelve refuse forestall preclude".split())
WORDS = frozenset(  # what is refused or denied with these was said all the same
    """
    request demand call appeal proposal offer invitation allegation accusation charge claim report suggestion insinuation rumour
    rumor assertion version notion notice statement
    """.split()
)
# What a noun says of its infinitive only: "the right to return", but not "the rights of refugees".
ENTITLING = _table(
    requested="responsibility obligation",
    possible="right reason place room power permission way time",
)
DOUBTED = frozenset(  # "the fear that troops fired"
    "rumour rumor speculation possibility fear belief impression suspicion hope danger risk threat notion".split()
)
UNTRUE = frozenset(
    """
    false untrue baseless unfounded groundless fabricated incorrect fictitious wrong nonsense lie fiction fake invention
    """.split()
)
DISPUTING = frozenset("deny reject dispute dismiss rebut refute contest".split())
PREPARING = frozenset("venue date place site location basis framework agenda time timetable condition ground".split())  # for talks
GRANTING = frozenset("accept grant approve honour honor heed meet fulfil fulfill".split())
GIVEN = frozenset("invitation offer request demand call proposal bid appeal plea".split())  # what is accepted is to come
KEEPING = frozenset(  # somebody from doing something
    "prevent bar block stop ban keep prohibit discourage deter refrain dissuade hinder exclude restrain forbid save".split()
)
CREATING = frozenset(  # what is not made is not there; what is not discussed may be
    """
    launch conduct carry hold make take start begin resume stage mount commit plan order give provide offer sign reach do have see
    join open impose perform wage send deploy find use fire want seek need expect approve endorse
    intend receive get win fight attend enter bring complete finish achieve finance fund
    """.split()
)
PERFORMED = frozenset(  # "I want to congratulate": said is done
    """
    thank congratulate say tell express welcome commend add point stress emphasize emphasise underline acknowledge reiterate
    apologize apologise recognize recognise praise note wish remind ask urge call assure condemn make begin start pay take
    """.split()
)
DEFINITE = frozenset("the this these those its their his her our my your".split())
UNDOING_WITH = frozenset("rule call put".split())
APPEALING = frozenset("call appeal push press ask plead beg lobby pray apply".split())
ENTERING = frozenset("take engage participate begin prepare threaten agree return resort go commit come brace be".split())
BACKGROUND = frozenset("after since before during despite following over amid because about".split())
CONTAINERS = frozenset(
    "wave series round string spate campaign phase start resumption number possibility return renewal imposition continuation".split()
)
ENDINGS = frozenset("end halt stop cessation escalation".split())
LASTING = frozenset(
    """
    end stop halt cease continue sustain prolong intensify escalate lift ease break violate condemn accelerate expedite
    """.split()
)
OPEN_ACTS = frozenset({"threaten", "warn", "demand", "urge", "ask"})
UNTIL = frozenset("after once when until unless so before".split())
# What a marked gerund takes from its governor: "plans on leaving", "interested in buying", "think about going".
GERUND_MARKS = frozenset("on about of in into for at to".split())
# Pacts are on things to come; ways lead to things that may.
PACTS = frozenset("declaration treaty pact accord memorandum contract agreement deal".split())
WAYS = frozenset("way path road door step".split())
MEANS = frozenset("through via by".split())
WISHED = frozenset("propose request demand seek plan promise threaten want suggest schedule slate".split())
# "failed to prevent the raid": there was one. "would not tolerate a raid": there may be one.
FOILING = frozenset("prevent avert thwart foil stop halt deter avoid forestall preclude".split())
ENDURING = frozenset("tolerate countenance accept permit allow condone forgive".split())
TAKING = frozenset("discuss suspect order stress deny underline underscore direct command".split())  # their objects are there

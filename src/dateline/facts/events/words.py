"""Classes of verbs and nouns that tell who does what another word names."""

from __future__ import annotations

PARTICLES = frozenset(
    """
    home up down out off back away aside over in on together alight ablaze along go apart through offline alongside
    """.split()
)
# Verbs under which a noun of action is done by their subject ("launched an attack").
DOING = frozenset(
    """
    launch carry conduct stage hold make begin start continue resume mount wage commit perpetrate take impose announce order plan
    prepare intensify step suspend lift ease cancel end stop halt extend renew expand open give offer provide send deliver sign
    use do have attend host join conclude plot lead execute pursue undertake initiate call declare promise deny escalate
    threaten enforce implement maintain pledge vow introduce tighten slap levy place put deploy file lodge issue complete finish
    repeat fly reject accept discuss visit claim participate engage agree enter sustain hand win lose run approve adopt
    authorize authorise level scrap waive call-off set reach strike negotiate mull consider weigh cause inflict
    unleash direct press draw involve
    """.split()
)
UNDERGOING = frozenset(
    """
    suffer face survive repel undergo endure sustain withstand resist intercept thwart foil repulse receive lose
    """.split()
)
CONTAINERS = frozenset(
    """
    wave series round string spate number spree set cycle phase start resumption continuation threat act kind form type barrage
    campaign lot dozen score one responsibility
    """.split()
)
SUBJECT_CONTROL = frozenset(
    """
    promise threaten vow pledge agree refuse decline offer plan try seek attempt begin start continue fail manage hope intend
    prepare claim need
    """.split()
)
SAYING = frozenset("say tell add warn insist state declare announce stress note argue write tweet".split())
RELATIVES = frozenset("who which that whom whose".split())


WANTING = frozenset("seek propose request demand want urge suggest expect offer plan await".split())  # of talks: who wants them takes part
# Verbs whose oblique is done by their subject ("took part in the attack"), and those whose subject undergoes it.
ENTERING = frozenset(
    "take engage participate embark resort proceed respond retaliate answer continue persist press begin start go join".split()
)
# Verbs that lay a deed at the door of their object: "accused X of the attack", "arrested X for leaking".
BLAMING = frozenset(
    """
    accuse blame suspect convict acquit charge arrest detain jail condemn criticise criticize praise thank sentence fine punish indict
    prosecute stop prevent keep bar dissuade discourage denounce commend congratulate sanction expel implicate
    """.split()
)
ADDRESSING = frozenset(
    """
    ask urge tell order force instruct command beg press pressure push persuade convince encourage advise warn invite request
    allow permit enable help cause get compel require oblige expect want need lead drive send use lobby implore exhort direct
    authorize authorise challenge train equip teach let make have see leave find accuse like prefer forbid bar prevent stop keep
    remind summon mean deploy call dispatch commit prompt spur goad coax bully tempt
    """.split()
)
CURRENCIES = frozenset("m bn million billion dollar euro pound yen yuan rupee rouble ruble franc riyal dinar krone peso".split())
FATAL = frozenset("kill die perish wound injure hurt".split())
WATERS = frozenset("sea gulf strait straits channel ocean bay lake river canal sound fjord isthmus".split())

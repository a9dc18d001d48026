"""Claims read from hand-made trees: each test is one form of saying."""

from __future__ import annotations

from dateline.facts.claims import find_claims
from dateline.knowledge.lexicon import Lexicon
from dateline.marks import Marks, Word, span_of
from dateline.models.conllu import read_conllu
from dateline.types import Actor, Article, Claim, Found, Mention, Span, Time, digest

PHRASE_ENDS = ("acl:relcl", "acl", "advcl", "parataxis", "case", "punct", "cop", "aux", "nsubj", "appos")


class Told:
    """The claims of a text, with their mentions read out."""

    def __init__(self, tree: str) -> None:
        [(self.ref, self.text, marks)] = read_conllu(conllu(tree))
        article = Article(digest("article", self.text), self.ref, self.text)
        self.actors = actors_of(article, marks)
        self.times = times_of(article, marks)
        self.claims = find_claims(article, marks, self.times, self.actors, Lexicon.load())
        self.spans = {mention.id: mention.span.of(self.text) for mention in (*self.actors.mentions, *self.times.mentions)}

    def rows(self) -> list[tuple[str | None, str, str]]:
        """(speaker, cue, content | content) of each claim."""
        return [(self.speaker(claim), self.cue(claim), " | ".join(span.of(self.text) for span in claim.content)) for claim in self.claims]

    def speaker(self, claim: Claim) -> str | None:
        return self.spans[claim.speaker] if claim.speaker else None

    def cue(self, claim: Claim) -> str:
        assert claim.cue
        return claim.cue.of(self.text)

    def by_cue(self, cue: str) -> Claim:
        return next(claim for claim in self.claims if self.cue(claim) == cue)


def conllu(tree: str) -> str:
    """One word a line: form lemma upos xpos head deprel; a form that ends in ~ is followed by no space; a blank line ends a sentence."""
    lines, number = ["# newdoc id = test"], 0
    for line in tree.strip().splitlines():
        if not line.strip():
            lines.append("")
            number = 0
            continue
        form, lemma, upos, xpos, head, deprel = line.split()
        number += 1
        spacing = "SpaceAfter=No" if form.endswith("~") and len(form) > 1 else "_"
        lines.append("\t".join([str(number), form.removesuffix("~"), lemma, upos, xpos, "_", head, deprel, "_", spacing]))
    return "\n".join([*lines, "", ""])


def actors_of(article: Article, marks: Marks) -> Found[Actor]:
    """Every noun, name and pronoun as an actor of its own: the span is its phrase."""
    heads = [word for word in marks.words if word.upos in ("NOUN", "PROPN", "PRON") and word.rel not in ("flat", "compound")]
    actors = tuple(Actor(digest("actor", article.id, word.i), word.form, "group") for word in heads)
    spans = [phrase(marks, word) for word in heads]
    mentions = tuple(Mention(digest("mention", actor.id, *span), actor.id, span) for actor, span in zip(actors, spans, strict=True))
    return Found(actors, mentions, tuple(word.i for word in heads))


def phrase(marks: Marks, word: Word) -> Span:
    return span_of(marks.block(word, without=PHRASE_ENDS))


def times_of(article: Article, marks: Marks) -> Found[Time]:
    heads = [word for word in marks.words if word.form in ("Friday", "Monday")]
    times = tuple(Time(digest("time", article.id, word.i), "2022-01-28") for word in heads)
    mentions = tuple(Mention(digest("mention", time.id), time.id, word.span) for time, word in zip(times, heads, strict=True))
    return Found(times, mentions, tuple(word.i for word in heads))


INDIRECT = """
The the DET DT 2 det
minister minister NOUN NN 3 nsubj
said say VERB VBD 0 root
Friday Friday PROPN NNP 3 obl:tmod
that that SCONJ IN 9 mark
the the DET DT 7 det
bridge bridge NOUN NN 9 nsubj:pass
was be AUX VBD 9 aux:pass
closed~ close VERB VBN 3 ccomp
, , PUNCT , 11 punct
adding add VERB VBG 3 advcl
that that SCONJ IN 16 mark
two two NUM CD 14 nummod
boats boat NOUN NNS 16 nsubj
were be AUX VBD 16 cop
missing~ missing ADJ JJ 11 ccomp
. . PUNCT . 3 punct
"""


def test_indirect_speech_starts_after_that_and_ends_before_the_next_saying() -> None:
    told = Told(INDIRECT)
    assert told.rows() == [("The minister", "said", "the bridge was closed"), ("The minister", "adding", "two boats were missing")]


def test_the_time_of_saying_hangs_on_the_cue() -> None:
    told = Told(INDIRECT)
    said, adding = told.claims
    assert said.time and told.spans[said.time] == "Friday"
    assert adding.time is None
    assert {claim.verbatim for claim in told.claims} == {"none"}


DIRECT = """
“~ “ PUNCT `` 4 punct
We we PRON PRP 4 nsubj
will will AUX MD 4 aux
stay~ stay VERB VB 8 ccomp
,~ , PUNCT , 8 punct
” ” PUNCT '' 8 punct
he he PRON PRP 8 nsubj
told tell VERB VBD 0 root
reporters~ reporter NOUN NNS 8 obj
. . PUNCT . 8 punct

“~ “ PUNCT `` 4 punct
They they PRON PRP 4 nsubj
will will AUX MD 4 aux
go~ go VERB VB 0 root
.~ . PUNCT . 4 punct
” ” PUNCT '' 4 punct
"""


def test_a_quotation_goes_on_with_the_same_speaker_and_cue() -> None:
    told = Told(DIRECT)
    assert told.rows() == [("he", "told", "“We will stay,” | “They will go.”")]
    assert told.claims[0].verbatim == "full"
    assert told.claims[0].told and told.spans[told.claims[0].told] == "reporters"


def test_an_interrupted_sentence_is_one_claim_of_two_stretches() -> None:
    told = Told("""
The the DET DT 2 det
talks~ talk NOUN NNS 8 nsubj
, , PUNCT , 5 punct
she she PRON PRP 5 nsubj
said~ say VERB VBD 8 parataxis
, , PUNCT , 5 punct
have have AUX VBP 8 aux
failed~ fail VERB VBN 0 root
. . PUNCT . 8 punct
""")
    assert told.rows() == [("she", "said", "The talks | have failed")]


def test_according_to_takes_the_clause_that_it_hangs_on() -> None:
    told = Told("""
Two two NUM CD 2 nummod
boats boat NOUN NNS 3 nsubj
sank~ sink VERB VBD 0 root
, , PUNCT , 8 punct
according accord VERB VBG 8 case
to to ADP IN 5 fixed
the the DET DT 8 det
navy~ navy NOUN NN 3 obl
. . PUNCT . 3 punct
""")
    assert told.rows() == [("the navy", "according to", "Two boats sank")]


def test_urged_x_to_starts_at_x_who_is_told() -> None:
    told = Told("""
Oslo Oslo PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
both both DET DT 4 det
sides side NOUN NNS 2 obj
to to PART TO 6 mark
talk~ talk VERB VB 2 xcomp
. . PUNCT . 2 punct
""")
    [claim] = told.claims
    assert told.rows() == [("Oslo", "urged", "both sides to talk")]
    assert claim.act == "urge" and claim.told and told.spans[claim.told] == "both sides"


def test_accused_warned_and_rejected_have_no_that() -> None:
    told = Told("""
Riga Riga PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Minsk Minsk PROPN NNP 2 obj
of of SCONJ IN 5 mark
lying~ lie VERB VBG 2 advcl
, , PUNCT , 7 punct
warned warn VERB VBD 2 conj
of of ADP IN 9 case
sanctions sanction NOUN NNS 7 obl
and and CCONJ CC 11 cc
rejected reject VERB VBD 2 conj
the the DET DT 13 det
demands~ demand NOUN NNS 11 obj
. . PUNCT . 2 punct
""")
    assert told.rows() == [("Riga", "accused", "Minsk of lying"), ("Riga", "warned", "sanctions"), ("Riga", "rejected", "the demands")]
    assert [claim.act for claim in told.claims] == ["accuse", "warn", "reject"]


def test_a_saying_inside_a_saying() -> None:
    told = Told("""
Lavrov Lavrov PROPN NNP 2 nsubj
said say VERB VBD 0 root
Moscow Moscow PROPN NNP 4 nsubj
warned warn VERB VBD 2 ccomp
Washington Washington PROPN NNP 4 obj
that that SCONJ IN 9 mark
ties tie NOUN NNS 9 nsubj
would would AUX MD 9 aux
end~ end VERB VB 4 ccomp
. . PUNCT . 2 punct
""")
    outer, inner = told.by_cue("said"), told.by_cue("warned")
    assert inner.within == outer.id and outer.within is None
    assert told.rows()[1] == ("Moscow", "warned", "ties would end")
    assert inner.told and told.spans[inner.told] == "Washington"


def test_declined_to_say_is_one_negated_saying() -> None:
    told = Told("""
She she PRON PRP 2 nsubj
declined decline VERB VBD 0 root
to to PART TO 4 mark
say say VERB VB 2 xcomp
who who PRON WP 6 nsubj
left~ leave VERB VBD 4 ccomp
. . PUNCT . 2 punct
""")
    [claim] = told.claims
    assert told.rows() == [("She", "declined to say", "who left")]
    assert claim.polarity == "negated"


def test_what_is_only_wanted_planned_or_conditional_is_not_said() -> None:
    told = Told("""
If if SCONJ IN 3 mark
he he PRON PRP 3 nsubj
denies deny VERB VBZ 7 advcl
it~ it PRON PRP 3 obj
, , PUNCT , 7 punct
they they PRON PRP 7 nsubj
want want VERB VBP 0 root
to to PART TO 9 mark
announce announce VERB VB 7 xcomp
a a DET DT 11 det
strike~ strike NOUN NN 9 obj
. . PUNCT . 7 punct
""")
    assert told.rows() == [("they", "want", "to announce a strike")]
    assert not told.claims[0].vouches


def test_a_noun_of_saying_with_its_owner() -> None:
    told = Told("""
We we PRON PRP 2 nsubj
doubt doubt VERB VBP 0 root
Riga's Riga PROPN NNP 4 nmod:poss
claim claim NOUN NN 2 obj
that that SCONJ IN 7 mark
it it PRON PRP 7 nsubj
won~ win VERB VBD 4 acl
. . PUNCT . 2 punct
""")
    assert ("Riga's", "claim", "it won") in told.rows()


ANONYMOUS = """
An a DET DT 2 det
official official NOUN NN 3 nsubj
said say VERB VBD 0 root
the the DET DT 5 det
deal deal NOUN NN 7 nsubj
was be AUX VBD 7 cop
dead~ dead ADJ JJ 3 ccomp
. . PUNCT . 3 punct

The the DET DT 2 det
official official NOUN NN 3 nsubj
spoke speak VERB VBD 0 root
on on ADP IN 5 case
condition condition NOUN NN 3 obl
of of ADP IN 7 case
anonymity anonymity NOUN NN 5 nmod
because because SCONJ IN 11 mark
talks talk NOUN NNS 11 nsubj
were be AUX VBD 11 aux
continuing~ continue VERB VBG 3 advcl
. . PUNCT . 3 punct
"""


def test_the_reason_for_anonymity_may_stand_a_sentence_later() -> None:
    told = Told(ANONYMOUS)
    claim = told.by_cue("said")
    assert claim.anonymous and claim.anonymous.reason and claim.anonymous.reason.of(told.text) == "talks were continuing"


def test_a_quotation_inside_the_words_said_makes_them_partial() -> None:
    told = Told("""
He he PRON PRP 2 nsubj
called call VERB VBD 0 root
it it PRON PRP 2 obj
“~ “ PUNCT `` 6 punct
a a DET DT 6 det
ransom~ ransom NOUN NN 2 xcomp
.~ . PUNCT . 2 punct
” ” PUNCT '' 2 punct
""")
    assert told.rows() == [("He", "called", "it “a ransom.”")]
    assert told.claims[0].verbatim == "partial"


def test_reading_twice_gives_the_same_ids() -> None:
    assert Told(ANONYMOUS).claims == Told(ANONYMOUS).claims


def test_nothing_is_said_in_an_empty_report() -> None:
    assert find_claims(Article("a", "a", ""), Marks(), Found(), Found(), Lexicon.load()) == ()


def test_quoted_as_saying_stands_within_the_quoting() -> None:
    told = Told("""
The the DET DT 2 det
report report NOUN NN 3 nsubj
quotes quote VERB VBZ 0 root
a a DET DT 5 det
trader trader NOUN NN 3 obj
as as SCONJ IN 7 mark
saying say VERB VBG 3 advcl
shops shop NOUN NNS 9 nsubj
closed~ close VERB VBD 7 ccomp
. . PUNCT . 3 punct
""")
    quotes, saying = told.by_cue("quotes"), told.by_cue("saying")
    assert told.speaker(quotes) == "The report" and told.speaker(saying) == "a trader"
    assert saying.within == quotes.id and saying.content == quotes.content


def test_a_threat_holds_its_condition() -> None:
    told = Told("""
Kiln Kiln PROPN NNP 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
leave leave VERB VB 2 xcomp
unless unless SCONJ IN 7 mark
talks talk NOUN NNS 7 nsubj
resume~ resume VERB VBP 2 advcl
. . PUNCT . 2 punct
""")
    assert told.rows() == [("Kiln", "threatened", "to leave unless talks resume")]
    assert told.claims[0].act == "threaten"


def test_an_object_keeps_nothing_of_a_clause_that_only_tells_more() -> None:
    told = Told("""
Police police NOUN NNS 2 nsubj
blamed blame VERB VBD 0 root
smugglers~ smuggler NOUN NNS 2 obj
, , PUNCT , 6 punct
who who PRON WP 6 nsubj
denied deny VERB VBD 3 acl:relcl
it~ it PRON PRP 6 obj
. . PUNCT . 2 punct
""")
    assert told.rows() == [("Police", "blamed", "smugglers")]


def test_a_thing_says_nothing() -> None:
    told = Told("""
The the DET DT 2 det
ceremony ceremony NOUN NN 3 nsubj
underscores underscore VERB VBZ 0 root
our our PRON PRP$ 5 nmod:poss
friendship~ friendship NOUN NN 3 obj
. . PUNCT . 3 punct
""")
    assert told.rows() == []


def test_what_declined_to_comment_keeps_silent_on_is_negated() -> None:
    told = Told("""
NATO NATO PROPN NNP 2 nsubj
declined decline VERB VBD 0 root
to to PART TO 4 mark
discuss discuss VERB VB 2 xcomp
the the DET DT 6 det
offer~ offer NOUN NN 4 obj
. . PUNCT . 2 punct
""")
    assert told.rows() == [("NATO", "declined to discuss", "the offer")]
    assert told.claims[0].polarity == "negated"

"""CoNLL-U read and written again is the same; what is malformed is named by line."""

import pytest

from dateline.errors import MarksError
from dateline.models.conllu import read_conllu, write_conllu

SOURCE = """# newdoc id = a
# newpar
# sent_id = a-1
# text = Don’t go.
1-2	Don’t	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	Mood=Imp	3	aux	_	_
2	n’t	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# newpar
# sent_id = a-2
# text = Kyiv agreed
1	Kyiv	Kyiv	PROPN	NNP	_	2	nsubj	_	NER=B-LOC
2	agreed	agree	VERB	VBD	_	0	root	_	_

"""


def test_words_know_where_they_stand() -> None:
    [(ref, text, marks)] = read_conllu(SOURCE)
    assert (ref, text) == ("a", "Don’t go.\n\nKyiv agreed")
    assert [text[word.start : word.end] for word in marks.words] == ["Do", "n’t", "go", ".", "Kyiv", "agreed"]
    assert [word.joined for word in marks.words] == [False, True, False, False, False, False]
    assert marks.words[4].head == 5
    assert [(entity.label, text[entity.start : entity.end]) for entity in marks.entities] == [("LOC", "Kyiv")]


def test_written_and_read_again_it_is_the_same() -> None:
    [(ref, text, marks)] = read_conllu(SOURCE)
    [(again, same, twin)] = read_conllu(write_conllu(ref, text, marks))
    assert (again, same, twin.words, twin.entities) == (ref, text, marks.words, marks.entities)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("1\tGo\tgo\tVERB", "line 1: 4 columns instead of 10"),
        ("1\tGo\tgo\tVERB\t_\t_\t7\troot\t_\t_", "head '7'"),
        ("x\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_", "'x' is no word number"),
        ("1\tGo\tgo\tVERB\t_\t_\t2\tdep\t_\t_\n2\ton\ton\tADV\t_\t_\t1\tdep\t_\t_", "circle"),
    ],
)
def test_what_is_malformed_is_named(line: str, complaint: str) -> None:
    with pytest.raises(MarksError, match=complaint):
        list(read_conllu(line + "\n", "x.conllu"))

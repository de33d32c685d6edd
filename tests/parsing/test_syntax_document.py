"""The document's lists agree with each other, with the text and with the model's own answer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.typography import fold

ANALYSER = Analyser()
TEXT = """Mill to close

“We will close the mill in May,” Mayor Ada Quill said. It stands by the river.
Bergen waits"""


def document_of(text):
    return ANALYSER.analyse(fold(Article("a", text, ())).article).document


def test_sentences_leave_out_the_blank_lines_between_them_but_count_them_as_steps():
    document = document_of(TEXT)
    spans = [document.span_text(first, last - 1) for first, last in document.sentences]
    assert spans == [
        "Mill to close",
        '"We will close the mill in May," Mayor Ada Quill said.',
        "It stands by the river.",
        "Bergen waits",
    ]
    firsts = [document.step[first] for first, _ in document.sentences]
    assert firsts == [0, 2, 3, 5]


def test_headings_are_the_sentences_without_a_full_stop():
    assert document_of(TEXT).headings == {0, 3}


def test_words_inside_marks_have_the_number_of_their_region():
    document = document_of(TEXT)
    inside = [n for n, region in enumerate(document.inside) if region == 0]
    assert document.span_text(inside[0], inside[-1]) == '"We will close the mill in May,"'
    assert document.inside[document.token_at(TEXT.index("Quill"))] == -1


def test_subtrees_and_children_follow_the_heads():
    document = document_of(TEXT)
    said = document.token_at(TEXT.index("said"))
    assert document.lower[document.child(said, "nsubj")] == "quill"
    assert document.span_text(document.left[said], document.right[said]).endswith("Quill said.")
    assert document.root(document.sentence[said]) == said


def test_a_change_to_a_copy_changes_no_other():
    document = document_of(TEXT)
    copied = document.copy()
    copied.dep[0], copied.head[0] = "ROOT", 0
    copied.span_subtrees()
    assert document_of(TEXT) == document


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["Quill", "said", "“", "”", ".", "\n", "\u00a0", "\u200b"])))
def test_each_token_is_where_it_says(words):
    text = " ".join(words)
    document = document_of(text)
    assert [*map(len, document.word)] == [
        end - start for start, end in zip(document.start, document.end, strict=True)
    ]
    assert len(document.step) == len(document.sentence) == len(document.word)
    for number, (first, after) in enumerate(document.sentences):
        assert {document.sentence[n] for n in range(first, after)} <= {number}
    for number, children in enumerate(document.children):
        assert all(document.head[child] == number for child in children)
        assert document.left[number] <= number <= document.right[number]


def test_a_word_stands_in_its_own_phrase():
    document = document_of("The grants, which he said were accompanied by pressure, ended.")
    assert all(number in document.phrase(number) for number in range(len(document.word)))

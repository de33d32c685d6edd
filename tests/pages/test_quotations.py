def test_a_search_marks_the_words_it_found(open_page, harbour):
    html = open_page(harbour, "quotations", text="water").html
    assert "2 quotations contain “water”" in html
    assert "We keep the <mark>water</mark> open" in html


def test_each_quotation_says_who_how_we_know_where_and_when(open_page, harbour):
    html = open_page(harbour, "quotations", text="open").html
    assert "<b><bdi>Ada Lund</bdi></b>, <bdi>harbour minister</bdi>" in html
    assert "named with the words" in html
    assert "<bdi>The Amsel Courier</bdi>" in html
    assert "<bdi>4 Mar 2031</bdi>" in html
    assert html.count('class="proof"') == 1


def test_its_link_opens_the_article_at_the_words(open_page, harbour):
    html = open_page(harbour, "quotations", text="asked").html
    assert 'href="article?text=asked&amp;article=a3&amp;at=' in html


def test_a_facet_adds_and_removes_its_filter(open_page, harbour):
    html = open_page(harbour, "quotations", speaker=["Ole Brandt"]).html
    assert "1 quotation from Ole Brandt" in html
    assert 'href="quotations?speaker=Ole+Brandt&amp;speaker=Ada+Lund"' in html
    assert '<a href="quotations" data-here="" class="chosen"><bdi>Ole Brandt</bdi></a>' in html


def test_an_unnamed_source_can_be_asked_for(open_page, harbour):
    html = open_page(harbour, "quotations", named=["unnamed"]).html
    assert "The tolls will fall" in html
    assert "indirect quotation" in html
    assert "They never asked us" not in html


def test_no_match_says_where_search_looks(open_page, harbour):
    html = open_page(harbour, "quotations", text="zeppelin").html
    assert "No quotation matches" in html
    assert "Search looks in the words that were said" in html


def test_the_most_quoted_speaker_is_the_headline(open_page, harbour):
    assert "Ada Lund is quoted most often, 2 times" in open_page(harbour, "quotations").html

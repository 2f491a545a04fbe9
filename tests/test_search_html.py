"""What the search reads of HTML: our own fragments, any other page, and markup that means it harm."""

from __future__ import annotations

import pytest

from handlaggarstod.search_documents import SearchSection
from handlaggarstod.search_html import read_html

STEP = '<li id="steg-1" data-sok-typ="steg"><h3 id="x">Ring</h3><p>Säg hej.</p></li>'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("<p>Ett</p> <p>två</p>", "Ett · två"),
        ("<p>Ett.</p> <p>Två:</p> <p>tre, </p> <p>fyra –</p> <p>fem</p>", "Ett. Två: tre, fyra – fem"),
        ("<ul><li><p>ett</p></li><li></li><li><p>två</p></li></ul>", "ett · två"),
        ("<p>a · b</p><p> · </p><p>·c</p>", "a · b · ·c"),
        ("<p>före <b data-sok='ja'>mitt</b> i <i>en</i> mening</p>", "före mitt i en mening"),
        ("a &amp; b &lt;i&gt; &aring;", "a & b <i> å"),
        ("1 < 2 och 3 > 2", "1 < 2 och 3 > 2"),
        ("<p>före</p><main><p>inne</p></main>", "inne"),
        ("<nav>meny</nav><p>ord</p><footer>fot</footer>", "ord"),
        ("ord<script>var x = '<p>kod</p>'</script><style>p {}</style> mer", "ord mer"),
        ("ord <!-- tyst <p>x</p> --> mer", "ord mer"),
        ("ord <!-- aldrig slut <p>x", "ord"),
        ("<div data-sok='nej'>x<p>y</p></div>ord", "ord"),
        ("<header>x</header><header class='hs-topp'>ingress</header>", "ingress"),
        ("<header class='hs-topp hs-topp--start'>ingress</header>", "ingress"),
        ("<svg><title>ikon</title></svg>ord", "ord"),
        ("<p>ord<b>fet<i>båda</b>mer <span>1</span>2", "ordfetbådamer 1 2"),
        ("</p></div>ord</main>", "ord"),
        ("<p><span data-sok='nej'>x <b>y</b></span> ord", "ord"),
        ("<p><a href='a>b'>ord</a><A ID=x>mer</A>", "ord mer"),
        ("<ARTICLE Data-Sok=nej>x</ARTICLE>ord", "ord"),
        ("<nav><p>x</nav>ord", "ord"),
        ("<![CDATA[x]]>ord<![if x]>", "ord"),
        ("<p title='><'>ord</p", "ord</p"),
    ],
)
def test_the_text_of_a_page(markup: str, text: str) -> None:
    assert read_html(markup).text == text


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>Sida – Sajt</title><h1>Sida <em>ett</em></h1>", "Sida ett"),
        ("<title>Sida – Sajt</title><p>x</p>", "Sida – Sajt"),
        ("<h1>Utanför</h1><main><h1>Inne</h1></main>", "Inne"),
        ("<svg><title>ikon</title></svg>", ""),
    ],
)
def test_the_title_of_a_page(markup: str, title: str) -> None:
    assert read_html(markup).title == title


def test_text_belongs_to_the_heading_above_it() -> None:
    read = read_html("<p>först</p><h2 id='a'>Ett</h2><p>mer</p><h3 id='b'>Två</h3>sist<h2>Utan id</h2>")
    assert read.text == "först"
    assert read.sections == (SearchSection("a", "Ett", "mer"), SearchSection("b", "Två", "sist Utan id"))


def test_an_entry_is_an_answer_by_itself_with_its_first_heading_as_title() -> None:
    rows = "".join(f'<tr id="f{n}" data-sok-typ="frist"><th>Frist {n}</th><td>{n} dagar</td></tr>' for n in (1, 2))
    read = read_html(f"<h2 id='steg'>Steg</h2>{STEP}<h2 id='tider'>Tider</h2><table>{rows}</table>")
    assert read.sections == (
        SearchSection("steg", "Steg", ""),
        SearchSection("steg-1", "Ring", "Säg hej.", "steg"),
        SearchSection("tider", "Tider", ""),
        SearchSection("f1", "Frist 1", "1 dagar", "frist"),
        SearchSection("f2", "Frist 2", "2 dagar", "frist"),
    )


def test_a_kind_without_an_address_is_no_entry() -> None:
    assert read_html("<p data-sok-typ='steg'>ord</p>").sections == ()


HOSTILE = [
    *("<", "<a ", "</", "<!--", "<!", "<![", "<?", '<p x="', "<script>", "<title>", "&#", "<<!---->!--", "</p x "),
    *("<div>", "<nav>", "<b></i>", "<nav></b>", '<h2 id="x">', '<li id="a" data-sok-typ="steg">', "<p =", "\0", "]]>"),
]


@pytest.mark.parametrize("end", ["", ">", "-->"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_page_takes_no_longer_than_its_length(piece: str, end: str) -> None:
    """Where the time grows with the square of the length, this takes minutes and not a moment."""
    assert read_html(piece * (100_000 // len(piece)) + end + "<main>ord</main>")


def test_a_megabyte_of_nothing_is_read() -> None:
    assert read_html("<" * 1_000_000).sections == ()


def test_deep_nesting_is_read_and_closed() -> None:
    deep = 20_000
    assert read_html("<div>" * deep + "djupt" + "</div>" * deep + STEP).sections[0].title == "Ring"

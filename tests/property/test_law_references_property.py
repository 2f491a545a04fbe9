"""Properties of law references that hold for every reference and every text."""

from dataclasses import replace

from how_many import at_least
from hypothesis import example, given
from hypothesis import strategies as st

from handlaggarstod.law_references import (
    Kind,
    LawReference,
    find_references,
    format_reference,
    parse_reference,
)

NUMBERS = st.integers(1, 999).map(str)
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
LETTERED = st.one_of(NUMBERS, st.builds("{} {}".format, NUMBERS, LETTERS))
POINTS = st.one_of(NUMBERS, st.sampled_from("abcdefgh"), st.builds("{} {}".format, NUMBERS, st.sampled_from("abcd")))
ORDINALS = st.one_of(st.integers(1, 30).map(str), st.just("sista"))
STATUTES = st.builds("{}:{}".format, st.integers(1736, 2030), st.integers(1, 1999))
REGULATIONS = st.builds("{} {}:{}".format, st.sampled_from(["SOSFS", "HSLF-FS", "TSFS"]), st.integers(1976, 2030),
                        st.integers(1, 200))  # fmt: skip
SOURCES: st.SearchStrategy[tuple[Kind, str | None]] = st.one_of(
    st.just(("statute", None)),
    STATUTES.map(lambda sfs: ("statute", sfs)),
    REGULATIONS.map(lambda sfs: ("regulation", sfs)),
)


def optional(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), strategy)


@st.composite
def provisions(draw: st.DrawFn) -> LawReference:
    kind: Kind
    kind, sfs = draw(SOURCES)
    chapter, section = draw(optional(LETTERED)), draw(LETTERED)
    if chapter and draw(st.booleans()):
        return LawReference(sfs, chapter=chapter, kind=kind)
    return LawReference(
        sfs, chapter=chapter, section=section, paragraph=draw(optional(ORDINALS)),
        sentence=draw(optional(ORDINALS)), point=draw(optional(POINTS)), kind=kind,
    )  # fmt: skip


@st.composite
def ranges(draw: st.DrawFn) -> LawReference:
    start = draw(provisions())
    end = draw(provisions())
    if draw(st.booleans()):
        field = next(name for name in ("point", "sentence", "paragraph", "section", "chapter") if getattr(start, name))
        value = getattr(end, field)
        old = getattr(start, field)
        if value in (None, old) or (field == "point" and value.isalpha() != old.isalpha()):
            return start
        return replace(start, until=replace(start, **{field: value}))
    if start.chapter and not start.section:
        start = replace(start, section="1")
    return replace(start, until=LawReference(start.sfs, start.chapter and "999", "7", kind=start.kind))


@st.composite
def articles(draw: st.DrawFn) -> LawReference:
    return LawReference(
        "EU 2016/679", section=draw(NUMBERS), paragraph=draw(st.integers(1, 30).map(str)),
        point=draw(optional(st.sampled_from("abcdefgh"))), kind="eu",
    )  # fmt: skip


@at_least(400)
@given(st.one_of(provisions(), ranges(), articles()))
@example(LawReference(section="1", paragraph="21", until=LawReference(section="1", paragraph="sista")))
@example(LawReference(section="1", sentence="sista", until=LawReference(section="1", sentence="25")))
def test_what_is_printed_is_read_back(reference: LawReference) -> None:
    assert parse_reference(format_reference(reference)) == reference


@at_least(200)
@given(provisions().filter(lambda reference: reference.kind == "statute"))
def test_a_name_stands_for_its_number(reference: LawReference) -> None:
    reference = replace(reference, sfs="2025:400")
    assert parse_reference(format_reference(reference, name="SoL")) == reference


@at_least(100)
@given(provisions().filter(lambda reference: reference.sfs is None))
def test_a_bare_reference_belongs_to_the_base(reference: LawReference) -> None:
    assert parse_reference(format_reference(reference), base="2025:400") == replace(reference, sfs="2025:400")


FRAGMENTS = st.sampled_from(
    ["1", "2 a", "§", "§§", "kap.", "kapitel", "första", "andra", "stycket", "st.", "p.", "punkt", "meningen", "och",
     ",", "–", "-", "samt", "i", "enligt", "SoL", "LVM", "socialtjänstlagen", "(2025:400)", "lagen", "samma lag",
     "samma kapitel", "samma paragraf", "denna lag", "artikel", "6.1", "c", "GDPR", "11:1", "(", ")", ";", ":", ".",
     "\n", "\n\n", "\u00ad", "\u00a0", "a\u030a", "prop. 2024/25:89 s. 12", "JO", "3673-2020", "SOSFS", "2011:9",
     "till", "t.o.m.", "men", "mom.", "2001 års", "EU:s", "Socialstyrelsens föreskrifter", "I", "IV", "m.fl."]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(FRAGMENTS, max_size=30).map(" ".join), st.lists(FRAGMENTS, max_size=30).map("".join), st.text(max_size=80)
)


@at_least(600)
@given(TEXTS, st.sampled_from([None, "2025:400"]))
@example("1 kap. 1 §–2", None)
@example("a\u030a 13 §\u00ad LV\u00adM", None)
def test_any_text_gives_spans_in_order(text: str, base: str | None) -> None:
    end = 0
    for found in find_references(text, base=base):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        end = found.end


@at_least(300)
@given(TEXTS)
def test_soft_hyphens_change_nothing_but_the_places(text: str) -> None:
    plain = [found.reference for found in find_references(text.replace("\u00ad", ""))]
    softened = "\u00ad".join(text)
    if not any(0x300 <= ord(sign) < 0x370 for sign in text):
        assert [found.reference for found in find_references(softened)] == plain

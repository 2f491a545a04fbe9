"""What the law of a reference says of its parts: a law without chapters, one whose articles run through the whole."""

from .law_groups import Draft


def has_own_chapter(draft: Draft) -> bool:
    """Tell whether the chapter of a reference is written beside it."""
    return "chapter" in draft.parts and not draft.inherited_chapter


def drop_chapter_of_article(draft: Draft) -> None:
    """Articles are numbered through the whole act, so that a chapter adds nothing to them."""
    for parts in filter(None, (draft.parts, draft.until)):
        if "section" in parts:
            parts.pop("chapter", None)


def read_point_as_paragraph(draft: Draft) -> None:
    """Read «artikel 6 punkt 1 c» as artikel 6.1 c."""
    for parts in filter(None, (draft.parts, draft.until)):
        number, _, letter = parts.get("point", "").partition(" ")
        if number.isdigit() and "section" in parts and "paragraph" not in parts:
            parts["paragraph"] = number
            parts |= {"point": letter} if letter else {}
            if not letter:
                del parts["point"]


def drop_inherited_chapter(draft: Draft) -> None:
    """Take away the chapter of another law that was carried over to a law without chapters."""
    if draft.inherited_chapter:
        draft.parts.pop("chapter", None)
        (draft.until or {}).pop("chapter", None)


def read_colon_as_point(draft: Draft) -> None:
    """Read «9:2» of a law without chapters as 9 § 2."""
    for parts in filter(None, (draft.parts, draft.until)):
        if "chapter" in parts and "section" in parts and "point" not in parts:
            parts["section"], parts["point"] = parts.pop("chapter"), parts["section"]


def carry_chapter(draft: Draft, before: Draft) -> None:
    """Give «och 15 §» the chapter of the reference that it is tied to."""
    chapter = (before.until or before.parts).get("chapter")
    for parts in filter(None, (draft.parts, draft.until)):
        if chapter and draft.kind != "eu":
            parts.setdefault("chapter", chapter)

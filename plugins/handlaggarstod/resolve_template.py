"""Document templates: ids become the things they name, and every field can be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handlaggarstod.handbook_documents import DocumentTemplate, Signature, TemplateField, TemplateSection
from handlaggarstod.handbook_link import Link
from handlaggarstod.problems import Place
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context, Path, unique_ids
from handlaggarstod.resolve_review import reviewed
from handlaggarstod.schema_documents import DocumentTemplate as WrittenTemplate
from handlaggarstod.schema_documents import FieldKind, SignatureNeed
from handlaggarstod.schema_documents import TemplateField as WrittenField

MAX_COLUMNS = 8
"""More columns than this are too narrow to write in on a standing A4."""
_WITH_CHOICES = (FieldKind.CHOICE, FieldKind.TICKS, FieldKind.TABLE)


def resolve_template(context: Context, loaded: Loaded[WrittenTemplate]) -> DocumentTemplate:
    """One document template."""
    model = loaded.model
    me = Link("mall", loaded.id, model.title, f"mallar/{loaded.id}/", model.number)
    context.enter(loaded, me)
    _check_fields(context, loaded)
    sections = tuple(
        TemplateSection(
            title=section.title,
            intro=context.texts.internal(section.intro, loaded.place("avsnitt", s, "ingress")),
            fields=tuple(
                _field(context, loaded, ("avsnitt", s, "fält", f), field, me) for f, field in enumerate(section.fields)
            ),
        )
        for s, section in enumerate(model.sections)
    )
    template = DocumentTemplate(
        id=loaded.id,
        number=model.number,
        title=model.title,
        purpose=context.texts.internal(model.purpose, loaded.place("syfte")),
        sections=sections,
        signature=_signature(context, loaded, me),
        law_references=context.cite(model.law_references, loaded, ("lagrum",), me),
        provenance=context.provenance(model.source, loaded, ("källa",)),
        reviewed=reviewed(context, model, loaded, "mall"),
        uses=tuple(context.template_uses.get(loaded.id, ())),
        used_by=context.used_by("mall", loaded.id),
    )
    return replace(template, law_references=(*template.law_references, *context.leave()))


def _field(
    context: Context, loaded: Loaded[WrittenTemplate], path: Path, field: WrittenField, me: Link
) -> TemplateField:
    return TemplateField(
        id=field.id,
        label=field.label,
        kind=field.kind,
        required=field.required,
        help=field.help or "",
        choices=field.choices,
        law_references=context.cite(field.law_references, loaded, (*path, "lagrum"), me),
    )


def _signature(context: Context, loaded: Loaded[WrittenTemplate], me: Link) -> Signature | None:
    written = loaded.model.signature
    if written is None:
        return None
    return Signature(
        need=written.need,
        who=written.who or "",
        why=context.texts.internal(written.why, loaded.place("underskrift", "varför")),
        law_references=context.cite(written.law_references, loaded, ("underskrift", "lagrum"), me),
        provenance=context.provenance(written.source, loaded, ("underskrift", "källa")),
    )


def _check_fields(context: Context, loaded: Loaded[WrittenTemplate]) -> None:
    fields = list(_placed_fields(loaded.model))
    unique_ids(context, ((field.id, loaded.place(*path, "id")) for path, field in fields))
    for path, field in fields:
        _check_choices(context, loaded, path, field)
    _check_signature(context, loaded, [(path, field) for path, field in fields if field.kind is FieldKind.SIGNATURE])


def _placed_fields(model: WrittenTemplate) -> Iterator[tuple[Path, WrittenField]]:
    for s, section in enumerate(model.sections):
        for f, field in enumerate(section.fields):
            yield ("avsnitt", s, "fält", f), field


def _check_choices(context: Context, loaded: Loaded[WrittenTemplate], path: Path, field: WrittenField) -> None:
    """A list to choose from has choices, each once; a word processor refuses a file where one stands twice."""
    blanks = {"id": field.id, "kind": field.kind.value}
    if field.kind in _WITH_CHOICES and not field.choices:
        what, advice = "saknar «alternativ»", "Lägg till «alternativ:» med en rad för varje svar eller kolumn"
        context.report("HS072", loaded.place(*path, "typ"), **blanks, what=what, advice=advice)
    if field.kind not in _WITH_CHOICES and field.choices:
        what, advice = "kan inte ha «alternativ»", "Ta bort alternativen, eller byt typ till val, kryss eller tabell"
        context.report("HS072", loaded.place(*path, "alternativ"), **blanks, what=what, advice=advice)
    if field.kind is FieldKind.TABLE and len(field.choices) > MAX_COLUMNS:
        what = f"har {len(field.choices)} kolumner; högst {MAX_COLUMNS} får plats på ett papper"
        place = loaded.place(*path, "alternativ", MAX_COLUMNS)
        context.report("HS072", place, **blanks, what=what, advice="Dela upp tabellen i två")
    first: dict[str, Place] = {}
    for n, choice in enumerate(field.choices):
        place, same = loaded.place(*path, "alternativ", n), " ".join(choice.casefold().split())
        if same in first:
            context.report("HS073", place, choice=choice, id=field.id, first=first[same].line)
        first.setdefault(same, place)


def _check_signature(
    context: Context, loaded: Loaded[WrittenTemplate], places: list[tuple[Path, WrittenField]]
) -> None:
    """A line to sign on says whether it must be signed; what must be signed has a line."""
    written = loaded.model.signature
    if written is None and places:
        place = loaded.place(*places[0][0], "typ")
        what, advice = "har ett fält för underskrift men säger inte om den behövs", "Lägg till «underskrift:» i mallen"
        context.report("HS074", place, what=what, advice=advice)
    if written and written.need is SignatureNeed.YES and not written.who:
        what, advice = "kräver en underskrift men säger inte av vem", "Skriv det i «vem»"
        context.report("HS074", loaded.place("underskrift", "krävs"), what=what, advice=advice)
    if written and written.need is SignatureNeed.YES and not places:
        what, advice = "kräver en underskrift men har inget fält för den", "Lägg till ett fält av typen underskrift"
        context.report("HS074", loaded.place("underskrift", "krävs"), what=what, advice=advice)

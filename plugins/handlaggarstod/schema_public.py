"""What an editor writes for the public: rights pages and the list of places to turn to."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from handlaggarstod.schema_fields import Day, Described, Line, Prose, Slug, YesNo
from handlaggarstod.schema_provenance import Law, Source
from handlaggarstod.schema_review import Change, Reviewed

LAW_MISSING = "law_missing"
"""What is wrong with a claim that rests on law and names none: a fault of the whole, not of one of its fields."""


class Ground(StrEnum):
    """Why the public can rely on a claim."""

    LAW = "lag"
    COMMITMENT = "åtagande"


class KeptBy(Described):
    """Steget som håller löftet."""

    routine: Slug = Field(alias="rutin")
    """Rutinens id."""
    step: Slug | None = Field(default=None, alias="steg")
    """Stegets id i rutinen."""


class Confirmation(Described):
    """När och hur ett åtagande bekräftades."""

    day: Day = Field(alias="datum")
    """Dagen då åtagandet senast bekräftades."""
    decision: Line = Field(alias="beslut")
    """Beslutet som bekräftar det; nämnd eller befattning och diarienummer, aldrig ett personnamn."""


class Claim(Described):
    """Ett påstående om vad läsaren har rätt till."""

    id: Slug = Field(alias="id")
    """Påståendets fasta id, unikt på sidan."""
    text: Prose = Field(alias="text")
    """Påståendet på klarspråk, i du-form."""
    ground: Ground = Field(alias="grund")
    """lag (Enligt lag) eller åtagande (organisationens eget löfte)."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum; krävs när grunden är lag."""
    deadline: Slug | None = Field(default=None, alias="frist")
    """Fristen som löftet gäller."""
    kept_by: KeptBy | None = Field(default=None, alias="hålls_av")
    """Rutinen och steget som håller löftet."""
    confirmed: Confirmation | None = Field(default=None, alias="bekräftat")
    """När åtagandet bekräftades. Tomt: åtagandet är obekräftat och visas inte som ett löfte."""

    @model_validator(mode="after")
    def _law_needs_a_provision(self) -> Self:
        if self.ground is Ground.LAW and not self.law_references:
            raise PydanticCustomError(LAW_MISSING, "grunden är lag men inget lagrum står här")
        return self


class Question(Described):
    """En vanlig fråga med svar."""

    question: Line = Field(alias="fråga")
    """Frågan som en läsare skulle ställa den."""
    answer: Prose = Field(alias="svar")
    """Svaret på klarspråk."""


class PublicSection(Described):
    """Ett avsnitt på en rättighetssida: löptext och påståenden."""

    title: Line = Field(alias="rubrik")
    """Avsnittets rubrik."""
    text: Prose | None = Field(default=None, alias="text")
    """Löptext som inte lovar något."""
    steps: tuple[Prose, ...] = Field(default=(), alias="gör_så_här")
    """Numrerade steg för läsaren."""
    claims: tuple[Claim, ...] = Field(default=(), alias="påståenden")
    """Vad läsaren har rätt till."""


class PublicChange(Change):
    """En rad i ändringshistoriken för en sida om rättigheter."""

    public_text: Line | None = Field(default=None, alias="publikt")
    """Vad som är nytt, på klarspråk, i den publika sajtens flöde. Tomt: där står bara att sidan är ändrad."""


class ClientRight(Reviewed):
    """En sida för klienter och anhöriga om deras rättigheter."""

    changes: tuple[PublicChange, ...] = Field(default=(), alias="ändringar")
    """Ändringshistorik, nyast först."""
    number: Line = Field(alias="nummer")
    """Sidans nummer, till exempel R08."""
    title: Line = Field(alias="titel")
    """Sidans namn på klarspråk."""
    lead: Prose = Field(alias="ingress")
    """Svaret i två eller tre meningar."""
    needs: tuple[Slug, ...] = Field(default=(), alias="behov")
    """Behov på startsidan som sidan svarar på (id under behov i handbok.yml)."""
    valid_from: Day | None = Field(default=None, alias="gäller_från")
    """Dagen då sidans innehåll började gälla; annars räknas dagen för senaste ändring."""
    sections: tuple[PublicSection, ...] = Field(min_length=1, alias="avsnitt")
    """Sidans avsnitt."""
    questions: tuple[Question, ...] = Field(default=(), alias="frågor")
    """Vanliga frågor."""
    turn_to: tuple[Slug, ...] = Field(default=(), alias="vänd_dig_till")
    """Poster i vägvisaren."""
    related: tuple[Slug, ...] = Field(default=(), alias="relaterade")
    """Andra rättighetssidor."""
    routines: tuple[Slug, ...] = Field(default=(), alias="rutiner")
    """Rutiner som sidan bygger på; visas inte publikt."""
    answers: tuple[Slug, ...] = Field(default=(), alias="besvarar")
    """Krav i tackning.yml som sidan besvarar; visas inte publikt."""
    internal_note: Prose | None = Field(default=None, alias="intern_not")
    """Anteckning för redaktörer; visas inte publikt."""


class ServiceStatus(StrEnum):
    """Whether an editor has checked an entry against its source."""

    VERIFIED = "verifierad"
    UNVERIFIED = "okontrollerad"
    CLOSED = "stängd"


class DecisionNeeded(StrEnum):
    """Whether a decision or referral is needed to get the help."""

    NO = "nej"
    YES = "ja"
    REFERRAL = "remiss"


class Service(Described):
    """En post i vägvisaren: vart man kan vända sig."""

    title: Line = Field(alias="namn")
    """Verksamhetens namn."""
    kind: Line = Field(alias="typ")
    """Typ av verksamhet, till exempel Nationell rådgivning."""
    needs: tuple[Slug, ...] = Field(default=(), alias="behov")
    """Behov som posten svarar på (id under behov i handbok.yml)."""
    for_whom: Line = Field(alias="för_vem")
    """Vem som kan vända sig hit."""
    offer: Line = Field(alias="du_får")
    """Vad man får, på klarspråk."""
    decision_needed: DecisionNeeded = Field(alias="beslut_krävs")
    """nej, ja eller remiss."""
    cost: Line | None = Field(default=None, alias="kostnad")
    """Vad det kostar."""
    first_contact: Line | None = Field(default=None, alias="när_du_hör_av_dig")
    """Vad som händer när man hör av sig."""
    web: Line | None = Field(default=None, alias="webb")
    """Webbadress, https."""
    phone: Line | None = Field(default=None, alias="telefon")
    """Telefonnummer; bara när det är kontrollerat mot källan."""
    opening_hours: Line | None = Field(default=None, alias="öppettider")
    """Öppettider."""
    acute: YesNo = Field(default=False, alias="akut")
    """ja för hjälp i en akut situation."""
    languages: tuple[Line, ...] = Field(default=(), alias="språk")
    """Språk."""
    provider: Line | None = Field(default=None, alias="huvudman")
    """Vem som driver verksamheten."""
    place: Line = Field(alias="plats")
    """Var verksamheten finns: nationell, regionens namn eller kommunens."""
    source_url: Line | None = Field(default=None, alias="källa_url")
    """Sidan som uppgifterna är kontrollerade mot."""
    checked_on: Day | None = Field(default=None, alias="kontrollerad")
    """Dagen då uppgifterna kontrollerades mot källan."""
    checked_by: Slug | None = Field(default=None, alias="kontrolleras_av")
    """Rollen som kontrollerar posten."""
    status: ServiceStatus = Field(alias="status")
    """verifierad, okontrollerad eller stängd; bara verifierade poster visas publikt."""
    public: YesNo = Field(default=True, alias="publik")
    """nej om posten bara är för personal."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån uppgiften kommer."""

    @property
    def is_public(self) -> bool:
        """Whether the public sees the place: only what an editor has checked against its source."""
        return self.public and self.status is ServiceStatus.VERIFIED

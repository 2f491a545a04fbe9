"""What editors write in handbok.yml: the organisation, its stages, reviews, addresses and what each reader needs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from handlaggarstod.schema_fields import (
    LONGEST_ID,
    Address,
    AddressOrRoot,
    ClaimAddress,
    Described,
    HeadingLevel,
    Line,
    Prose,
    Slug,
    Whole,
    YesNo,
)
from handlaggarstod.schema_review_rules import Intervals, ReviewTeams
from handlaggarstod.schema_search import SearchedSite

TrackId = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_ID, strip_whitespace=True)]
"""What stages name a lane of the process map by; å, ä and ö too, since no address is made of it."""


class Track(Described):
    """Ett spår på kartan över processen."""

    id: TrackId = Field(alias="id")
    """Det som skedena nämner spåret med: tvärs."""
    title: Line = Field(alias="titel")
    """Rubriken över spårets skeden, som också står överst på deras sidor: Gäller hela vägen."""
    marked: YesNo = Field(default=False, alias="märks_ut")
    """ja för ett spår som märks ut med varningens färg, som vård utan samtycke."""


USUAL_TRACKS = (
    Track(id="huvud", titel="Skede i processen"),
    Track(id="tvärs", titel="Gäller hela vägen"),
)
"""The lanes of a handbook that names none."""


class Stage(Described):
    """Ett skede i processen; mappen under rutiner/ har samma namn."""

    id: Slug = Field(alias="id")
    """Skedets id och mappens namn."""
    title: Line = Field(alias="titel")
    """Skedets namn."""
    summary: Line = Field(alias="sammanfattning")
    """Vad som händer i skedet."""
    track: TrackId = Field(alias="spår")
    """Ett av handbokens spår, till exempel huvud eller tvärs."""


class Need(Described):
    """Ett behov som publika besökare kommer med."""

    id: Slug = Field(alias="id")
    """Behovets fasta id."""
    title: Line = Field(alias="titel")
    """Behovet i jag-form: Jag är orolig för någon."""
    text: Line = Field(alias="text")
    """En mening om vad man hittar."""


class Situation(Described):
    """En situation i tabellen över vilka planer som behövs."""

    id: Slug = Field(alias="id")
    """Situationens fasta id."""
    title: Line = Field(alias="titel")
    """Situationen som den står vid kryssrutan: Personen är placerad i HVB."""


class DecisionStage(Described):
    """Ett led i hur ett beslut går till, på den publika sajten."""

    id: Slug = Field(alias="id")
    """Ledets fasta id."""
    title: Line = Field(alias="titel")
    """Vad som händer, från läsarens håll: Du hör av dig."""
    text: Prose = Field(alias="text")
    """Förklaring på klarspråk, som inte lovar något."""
    claims: tuple[ClaimAddress, ...] = Field(default=(), alias="påståenden")
    """Påståenden på rättighetssidor som gäller här, som sida/påstående. Tiden hämtas ur påståendets frist."""
    read_more: tuple[Slug, ...] = Field(default=(), alias="läs_mer")
    """Rättighetssidor att läsa vidare på."""


class Unconfirmed(StrEnum):
    """What the public site does with commitments that nobody has confirmed."""

    LEAVE_OUT = "utelämna"
    DRAFT = "utkast"


class Addresses(Described):
    """Sajternas adresser."""

    internal: Line = Field(alias="intern")
    """Den interna sajtens adress, https, med avslutande snedstreck."""
    public: Line = Field(alias="publik")
    """Den publika sajtens adress, https, med avslutande snedstreck."""


class MovedPage(Described):
    """En sida som har fått en annan adress."""

    former: Address = Field(alias="från")
    """Adressen som sidan hade: roller/gammalt-id/."""
    target: AddressOrRoot = Field(alias="till")
    """Adressen som ersätter den: roller/nytt-id/, eller / för startsidan."""
    site: SearchedSite = Field(default=SearchedSite.INTERNAL, alias="sajt")
    """intern eller publik."""


EditionTags = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,40}\{datum\}$|^\{datum\}$")]
"""The name of the tag that marks an edition, `{datum}` stands for its day: `utgava-{datum}`."""


class HandbookSettings(Described):
    """handbok.yml: organisationen och det som gäller hela handboken."""

    title: Line = Field(alias="titel")
    """Handbokens namn."""
    public_title: Line = Field(alias="publik_titel")
    """Den publika sajtens namn."""
    organisation: Line = Field(alias="organisation")
    """Organisationens namn: Malmö stad."""
    department: Line = Field(alias="förvaltning")
    """Förvaltningen som äger handboken."""
    notice: Prose = Field(alias="exempel_text")
    """Det som står på varje sida som är exempel och inte beslutad."""
    public_notice: Prose = Field(alias="publik_exempel_text")
    """Samma upplysning, för den publika sajten."""
    addresses: Addresses = Field(alias="adresser")
    """Sajternas adresser."""
    edit_url: Line | None = Field(default=None, alias="redigera_adress")
    """Adress till källan, där {fil} och {rad} byts ut; bara på den interna sajten."""
    feedback_url: Line | None = Field(default=None, alias="synpunkter_adress")
    """Dit «Stämmer något inte?» leder: https eller mailto, där {titel} och {text} byts ut. Bara internt."""
    not_personal: tuple[Line, ...] = Field(default=(), alias="inte_personuppgifter")
    """Det som ser ut som uppgifter om en person men inte är det: en funktions e-postadress eller telefonnummer."""
    review_months: Intervals = Field(alias="granskning_månader")
    """Antal månader mellan granskningar: ett tal för alla, eller ett för varje slag: {annars: 12, rättighet: 6}."""
    review_teams: ReviewTeams | None = Field(default=None, alias="granskargrupper")
    """Grupper som granskar ändringar, för `handlaggarstod kodagare`."""
    moved: tuple[MovedPage, ...] = Field(default=(), alias="flyttade_sidor")
    """Gamla adresser som ingen texts `tidigare_adresser` kan ha: roller, skeden, lagar och sidor på andra språk."""
    edition_tags: EditionTags | None = Field(default=None, alias="utgåvor")
    """Hur taggarna för utgåvor heter i git: «utgava-{datum}». Tomt: inga äldre texter visas."""
    recent_days: Whole = Field(default=60, alias="nytt_dagar")
    """Hur många dagar en ändring visas som ny."""
    unconfirmed: Unconfirmed = Field(default=Unconfirmed.LEAVE_OUT, alias="obekräftade_åtaganden")
    """utelämna (visas inte publikt) eller utkast (visas, märkta som utkast)."""
    heading_level: HeadingLevel = Field(default=2, alias="export_rubriknivå")
    """Nivån på de översta rubrikerna i sidor som hämtas till en annan webbplats, 2–5; sidans namn är värdens."""
    tracks: tuple[Track, ...] = Field(default=(), alias="spår")
    """Spåren på kartan över processen, det numrerade först. Tomt: huvud och tvärs."""
    stages: tuple[Stage, ...] = Field(min_length=1, alias="skeden")
    """Processens skeden i ordning."""
    situations: tuple[Situation, ...] = Field(default=(), alias="situationer")
    """Situationer som avgör vilka planer som behövs, i den ordning de visas."""
    needs: tuple[Need, ...] = Field(default=(), alias="behov")
    """Behoven på den publika startsidan."""
    leave_url: Line = Field(default="https://www.smhi.se/", alias="lämna_till")
    """Neutral sida, https, som «Lämna sidan snabbt» leder till."""
    lead: Prose | None = Field(default=None, alias="intern_ingress")
    """Vad handboken är till för, i en eller två meningar överst på den interna startsidan."""
    example_searches: tuple[Line, ...] = Field(default=(), alias="exempelsökningar")
    """Sökningar som den interna startsidan visar som exempel; två eller tre räcker."""
    public_lead: Prose | None = Field(default=None, alias="publik_ingress")
    """Vad den publika sajten är till för, i en eller två meningar."""
    decision_stages: tuple[DecisionStage, ...] = Field(default=(), alias="beslutets_väg")
    """Hur ett beslut går till, led för led, på den publika sajten."""

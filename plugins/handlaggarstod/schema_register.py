"""What an editor writes in the registers: roles, terms, deadlines, amounts, sources, coverage, settings."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import (
    ClaimAddress,
    Day,
    Described,
    HeadingLevel,
    Law,
    Line,
    Prose,
    Slug,
    Source,
    Whole,
    YesNo,
)
from handlaggarstod.schema_review import Intervals, ReviewTeams


class Role(Described):
    """En roll som kan ansvara för steg."""

    id: Slug = Field(alias="id")
    """Rollens fasta id."""
    title: Line = Field(alias="titel")
    """Rollens namn i texten, med liten bokstav: socialsekreterare."""
    description: Line = Field(alias="beskrivning")
    """Vad rollen har för uppdrag."""
    external: YesNo = Field(default=False, alias="extern")
    """ja för roller utanför förvaltningen: polis, hälso- och sjukvård, klienten."""


class Roles(Described):
    """roller.yml"""

    roles: tuple[Role, ...] = Field(alias="roller")
    """Alla roller."""


class TermStatus(StrEnum):
    """Whether the word is the one to use."""

    CURRENT = "gällande"
    OUTDATED = "föråldrad"


class Term(Described):
    """Ett ord i ordlistan."""

    id: Slug = Field(alias="id")
    """Ordets fasta id."""
    term: Line = Field(alias="term")
    """Ordet som det skrivs."""
    definition: Prose = Field(alias="definition")
    """Vad ordet betyder, högst 25 ord."""
    status: TermStatus = Field(default=TermStatus.CURRENT, alias="status")
    """gällande eller föråldrad."""
    use_instead: Slug | None = Field(default=None, alias="skriv_i_stället")
    """Id för ordet som används i stället för ett föråldrat ord."""
    synonyms: tuple[Line, ...] = Field(default=(), alias="synonymer")
    """Andra ord för samma sak."""
    outdated_forms: tuple[Line, ...] = Field(default=(), alias="föråldrade_former")
    """Äldre ord för samma sak, som inte ska användas i ny text."""
    see_also: tuple[Slug, ...] = Field(default=(), alias="se_även")
    """Andra ord i ordlistan."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum där ordet definieras eller används."""
    public: YesNo = Field(default=False, alias="publik")
    """ja om ordet ska förklaras på den publika sajten."""
    explained: YesNo | None = Field(default=None, alias="förklaras")
    """ja om ordet ska förklaras där det först står på en sida. Förkortningar förklaras ändå; nej tar bort dem."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån definitionen kommer."""


class Glossary(Described):
    """ordlista.yml"""

    terms: tuple[Term, ...] = Field(alias="termer")
    """Alla ord."""


class DeadlineUnit(StrEnum):
    """Units that the deadline engine counts in; `genast` and `snarast` have no number."""

    WORKING_DAYS = "arbetsdagar"
    DAYS = "kalenderdagar"
    WEEKS = "veckor"
    MONTHS = "månader"
    YEARS = "år"
    HOURS = "timmar"
    AT_ONCE = "genast"
    PROMPTLY = "snarast"
    NONE = "ingen"


class DeadlineKind(StrEnum):
    """A last day, a recurring interval, a length of time or a ceiling."""

    DEADLINE = "frist"
    INTERVAL = "intervall"
    LENGTH = "längd"
    CEILING = "tak"


class Binding(StrEnum):
    """How strongly a deadline binds."""

    LAW = "lag"
    LOCAL = "lokal"
    RECOMMENDED = "rekommendation"
    PROPOSED = "förslag"


class Regime(StrEnum):
    """How the last day is reckoned (lagen 1930:173 for `lagstadgad`)."""

    STATUTORY = "lagstadgad"
    INTERNAL = "intern"
    PERIOD = "period"


class DeadlineStatus(StrEnum):
    """Whether the number is settled."""

    CONFIRMED = "bekräftad"
    UNCONFIRMED = "obekräftad"
    UNDECIDED = "kräver-beslut"
    TO_CHECK = "kontrolleras"


class Deadline(Described):
    """En frist, ett intervall, en längd eller ett tak."""

    id: Slug = Field(alias="id")
    """Fristens fasta id."""
    title: Line = Field(alias="titel")
    """Fristens namn."""
    starts: Line = Field(alias="räknas_från")
    """Händelsen som är dag 0."""
    amount: Whole | None = Field(alias="antal", le=10_000)
    """Antalet; null när inget tal är beslutat."""
    unit: DeadlineUnit = Field(alias="enhet")
    """arbetsdagar, kalenderdagar, veckor, månader, år, timmar, genast, snarast eller ingen."""
    kind: DeadlineKind = Field(alias="slag")
    """frist, intervall, längd eller tak."""
    binding: Binding = Field(alias="bindning")
    """lag, lokal, rekommendation eller förslag."""
    regime: Regime = Field(alias="regim")
    """lagstadgad (lagen 1930:173), intern eller period."""
    to_be_done: Line = Field(alias="ska_vara_gjort")
    """Vad som ska vara gjort."""
    consequence: Line | None = Field(default=None, alias="påföljd")
    """Vad som händer om tiden inte hålls."""
    form: Slug | None = Field(default=None, alias="mall")
    """Mallen som används när tiden inte hålls."""
    role: Slug | None = Field(default=None, alias="ansvar")
    """Rollen som ansvarar för att tiden hålls."""
    confirm: YesNo = Field(default=False, alias="kräver_bekräftelse")
    """ja för hårda frister där en människa måste bekräfta dagen, som LVM 15 och 18 §§."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som fristen vilar på."""
    status: DeadlineStatus = Field(alias="status")
    """bekräftad, obekräftad, kräver-beslut eller kontrolleras."""
    source: Source = Field(alias="källa")
    """Varifrån talet kommer."""
    valid_from: Day | None = Field(default=None, alias="gäller_från")
    """Första dagen som fristen gäller."""
    valid_until: Day | None = Field(default=None, alias="gäller_till")
    """Sista dagen som fristen gäller."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med."""


class Deadlines(Described):
    """frister.yml"""

    deadlines: tuple[Deadline, ...] = Field(alias="frister")
    """Alla frister."""


class AmountValue(Described):
    """Ett belopp under en tid."""

    value: Whole | None = Field(alias="belopp")
    """Beloppet i hela kronor; null när inget belopp är beslutat."""
    valid_from: Day | None = Field(default=None, alias="gäller_från")
    """Första dagen som beloppet gäller."""
    valid_until: Day | None = Field(default=None, alias="gäller_till")
    """Sista dagen som beloppet gäller."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som beloppet vilar på."""
    source: Source = Field(alias="källa")
    """Varifrån beloppet kommer."""


class Amount(Described):
    """Ett belopp med giltighetstid."""

    id: Slug = Field(alias="id")
    """Beloppets fasta id."""
    title: Line = Field(alias="titel")
    """Vad beloppet är."""
    unit: Line = Field(alias="enhet")
    """Enhet efter talet: kr per dag."""
    values: tuple[AmountValue, ...] = Field(min_length=1, alias="värden")
    """Beloppet över tid; tiderna får inte överlappa."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med, även gamla belopp."""


class Amounts(Described):
    """belopp.yml"""

    amounts: tuple[Amount, ...] = Field(alias="belopp")
    """Alla belopp."""


class Reference(Described):
    """Ett dokument som handboken bygger på eller hänvisar till."""

    id: Slug = Field(alias="id")
    """Dokumentets fasta id."""
    title: Line = Field(alias="titel")
    """Dokumentets titel."""
    publisher: Line | None = Field(default=None, alias="utgivare")
    """Vem som gav ut det."""
    year: Line | None = Field(default=None, alias="år")
    """Utgivningsår."""
    url: Line | None = Field(default=None, alias="länk")
    """Kontrollerad https-adress; null när ingen är kontrollerad."""
    note: Line | None = Field(default=None, alias="not")
    """Vad läsaren bör veta om dokumentet."""
    to_check: Line | None = Field(default=None, alias="kontrollera")
    """Vad som måste kontrolleras innan dokumentet används."""


class References(Described):
    """kallor.yml"""

    references: tuple[Reference, ...] = Field(alias="källor")
    """Alla dokument."""


class CoverageStatus(StrEnum):
    """How far a demand is met."""

    ANSWERED = "besvarad"
    PARTLY = "delvis"
    UNDECIDED = "ej-beslutad"


class Demand(Described):
    """Ett krav på handboken och vad som besvarar det."""

    id: Slug = Field(alias="id")
    """Kravets fasta id: b1-01, vg1 …"""
    group: Line = Field(alias="grupp")
    """Bilaga 1, Vårdgarantin eller Krav på handläggarstödet."""
    text: Line = Field(alias="krav")
    """Kravet i en mening."""
    status: CoverageStatus = Field(alias="status")
    """besvarad, delvis eller ej-beslutad."""
    answered_by: tuple[Line, ...] = Field(default=(), alias="besvaras_av")
    """Vad som besvarar kravet, som slag:id – rutin:egenavgift, chef:c1-din-roll, sida:sok."""
    note: Line | None = Field(default=None, alias="not")
    """Vad som saknas, när kravet bara delvis är besvarat."""


class Coverage(Described):
    """tackning.yml"""

    demands: tuple[Demand, ...] = Field(alias="krav")
    """Alla krav."""


class Track(StrEnum):
    """Which lane of the process map a stage lies in."""

    MAIN = "huvud"
    COMPULSORY = "lvm"
    CROSSCUTTING = "tvärs"


class Stage(Described):
    """Ett skede i processen; mappen under rutiner/ har samma namn."""

    id: Slug = Field(alias="id")
    """Skedets id och mappens namn."""
    title: Line = Field(alias="titel")
    """Skedets namn."""
    summary: Line = Field(alias="sammanfattning")
    """Vad som händer i skedet."""
    track: Track = Field(alias="spår")
    """huvud, lvm eller tvärs."""


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
    review_months: Intervals = Field(alias="granskning_månader")
    """Antal månader mellan granskningar: ett tal för alla, eller ett för varje slag: {annars: 12, rättighet: 6}."""
    review_teams: ReviewTeams | None = Field(default=None, alias="granskargrupper")
    """Grupper som granskar ändringar, för `handlaggarstod kodagare`."""
    recent_days: Whole = Field(default=60, alias="nytt_dagar")
    """Hur många dagar en ändring visas som ny."""
    unconfirmed: Unconfirmed = Field(default=Unconfirmed.LEAVE_OUT, alias="obekräftade_åtaganden")
    """utelämna (visas inte publikt) eller utkast (visas, märkta som utkast)."""
    heading_level: HeadingLevel = Field(default=2, alias="export_rubriknivå")
    """Nivån på de översta rubrikerna i sidor som hämtas till en annan webbplats, 2–5; sidans namn är värdens."""
    stages: tuple[Stage, ...] = Field(min_length=1, alias="skeden")
    """Processens skeden i ordning."""
    situations: tuple[Situation, ...] = Field(default=(), alias="situationer")
    """Situationer som avgör vilka planer som behövs, i den ordning de visas."""
    needs: tuple[Need, ...] = Field(default=(), alias="behov")
    """Behoven på den publika startsidan."""
    leave_url: Line = Field(default="https://www.smhi.se/", alias="lämna_till")
    """Neutral sida, https, som «Lämna sidan snabbt» leder till."""
    public_lead: Prose | None = Field(default=None, alias="publik_ingress")
    """Vad den publika sajten är till för, i en eller två meningar."""
    decision_stages: tuple[DecisionStage, ...] = Field(default=(), alias="beslutets_väg")
    """Hur ett beslut går till, led för led, på den publika sajten."""

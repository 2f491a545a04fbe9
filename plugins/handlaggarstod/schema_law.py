"""What an editor writes about a statute (`routines/lagar/<id>.yml`): facts, never the text of the law."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from handlaggarstod.schema_fields import Day, Described, Line, Prose, Slug, YesNo

Anchor = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.]{1,20}$")]
"""K14P2, P13."""


class StatuteKind(StrEnum):
    """What kind of rule the document is."""

    CONSTITUTION = "grundlag"
    ACT = "lag"
    ORDINANCE = "förordning"
    REGULATION = "föreskrift"
    EU = "eu-förordning"
    GUIDELINE = "riktlinje"


class Numbering(StrEnum):
    """Whether sections start anew in each chapter."""

    CHAPTERS = "kapitel"
    SECTIONS = "paragrafer"
    ARTICLES = "artiklar"


class Certainty(StrEnum):
    """How sure a fact about law is; anything but `säker` is listed for a lawyer."""

    SURE = "säker"
    LIKELY = "trolig"
    UNSURE = "osäker"


class CorrespondingProvision(Described):
    """Ett lagrum i en annan lag som motsvarar det här."""

    statute: Slug = Field(alias="lag")
    """Lagens id."""
    provisions: tuple[Line, ...] = Field(min_length=1, alias="rum")
    """Lagrummen, till exempel 4 kap. 1 §."""
    certainty: Certainty = Field(default=Certainty.SURE, alias="säkerhet")
    """Hur säkert paret är."""


class ComingChange(Described):
    """En kommande eller ny ändring."""

    what: Line = Field(alias="vad")
    """Vad som ändras, med egna ord."""
    day: Day | None = Field(default=None, alias="från")
    """Dagen då ändringen börjar gälla; null när den inte är känd."""
    status: Line = Field(alias="status")
    """beslutad, föreslagen, uppgift eller i kraft."""
    basis: Line | None = Field(default=None, alias="underlag")
    """Ändringsförfattning eller proposition."""
    certainty: Certainty = Field(alias="säkerhet")
    """Hur säker uppgiften är."""


class Provision(Described):
    """Ett lagrum: nummer, egen kort rubrik och vad som gäller om tiden."""

    number: Line = Field(alias="rum")
    """Lagrummet: 14 kap. 2 § eller 13 §."""
    title: Line = Field(alias="rubrik")
    """Egen kort rubrik; aldrig lagens ord."""
    anchor: Anchor | None = Field(default=None, alias="ankare")
    """Ankaret i länken till lagtexten: K14P2 eller P13. Null när det inte är känt."""
    valid_from: Day | None = Field(default=None, alias="gäller_från")
    """Första dagen, när den inte är lagens."""
    valid_until: Day | None = Field(default=None, alias="gäller_till")
    """Sista dagen, när den inte är lagens."""
    predecessors: tuple[CorrespondingProvision, ...] = Field(default=(), alias="föregångare")
    """Äldre lagrum om samma sak."""
    successors: tuple[CorrespondingProvision, ...] = Field(default=(), alias="efterföljare")
    """Nyare lagrum om samma sak."""
    number_reused: YesNo = Field(default=False, alias="numret_betyder_annat_nu")
    """ja när samma nummer i den nya lagen handlar om något annat."""
    older_words: tuple[Line, ...] = Field(default=(), alias="äldre_ord")
    """Föråldrade ord som just det här lagrummet använder; text som stöder sig på det får använda dem."""
    certainty: Certainty = Field(default=Certainty.SURE, alias="säkerhet")
    """Hur säkert det är att lagrummet finns och handlar om detta."""
    basis: Line | None = Field(default=None, alias="källa")
    """Vad uppgiften vilar på."""
    note: Prose | None = Field(default=None, alias="not")
    """Sådant som läsaren bör veta."""
    coming: tuple[ComingChange, ...] = Field(default=(), alias="kommande")
    """Kommande ändringar av lagrummet."""


class Links(Described):
    """Länkar till lagtexten."""

    riksdagen: Line | None = Field(default=None, alias="riksdagen")
    """Riksdagens sida om lagen."""
    riksdagen_data: Line | None = Field(default=None, alias="riksdagen_text")
    """Riksdagens lagtext; tål ankare."""
    lagen_nu: Line | None = Field(default=None, alias="lagen_nu")
    """lagen.nu; tål ankare."""
    eurlex: Line | None = Field(default=None, alias="eurlex")
    """EU-rättens databas."""
    socialstyrelsen: Line | None = Field(default=None, alias="socialstyrelsen")
    """Socialstyrelsens sida om föreskriften."""


class Statute(Described):
    """En lag, förordning, föreskrift eller riktlinje."""

    title: Line = Field(alias="titel")
    """Fullständig titel."""
    designation: Line = Field(alias="beteckning")
    """SFS 2025:400, SOSFS 2011:9 eller motsvarande."""
    short_name: Line = Field(alias="kortnamn")
    """Namnet i löptext: SoL."""
    aliases: tuple[Line, ...] = Field(default=(), alias="alias")
    """Andra namn: socialtjänstlagen."""
    older_words: tuple[Line, ...] = Field(default=(), alias="äldre_ord")
    """Föråldrade ord som hela lagen använder; text som stöder sig på lagen får använda dem."""
    kind: StatuteKind = Field(alias="typ")
    """grundlag, lag, förordning, föreskrift, eu-förordning eller riktlinje."""
    numbering: Numbering = Field(alias="numrering")
    """kapitel när paragraferna börjar om i varje kapitel, paragrafer när de löper, artiklar för EU."""
    valid_from: Day | None = Field(alias="gäller_från")
    """Dagen lagen trädde i kraft."""
    repealed: Day | None = Field(default=None, alias="upphävd")
    """Dagen lagen upphörde att gälla (första dagen den inte gäller)."""
    replaced_by: Slug | None = Field(default=None, alias="ersätts_av")
    """Id för lagen som ersatte den."""
    validity_certainty: Certainty = Field(default=Certainty.SURE, alias="tid_säkerhet")
    """Hur säkra dagarna är."""
    status_certainty: Certainty = Field(default=Certainty.SURE, alias="lydelse_säkerhet")
    """Hur säkert det är att handboken har den gällande lydelsen."""
    text_checked_until: Day | None = Field(default=None, alias="kontrollerad_till")
    """Dagen som texten är kontrollerad till."""
    preparatory_works: Line | None = Field(default=None, alias="förarbeten")
    """Proposition, betänkande, riksdagsskrivelse."""
    note: Prose | None = Field(default=None, alias="not")
    """Sådant som läsaren bör veta."""
    coming: tuple[ComingChange, ...] = Field(default=(), alias="ändringar")
    """Nya och kommande ändringar."""
    links: Links = Field(default=Links(), alias="länkar")
    """Länkar till lagtexten."""
    provisions: tuple[Provision, ...] = Field(default=(), alias="bestämmelser")
    """Lagrummen i ordning."""

    @property
    def last_day(self) -> datetime.date | None:
        """The last day it applies: the day before `repealed`."""
        if self.repealed is None or self.repealed == datetime.date.min:
            return self.repealed
        return self.repealed - datetime.timedelta(days=1)

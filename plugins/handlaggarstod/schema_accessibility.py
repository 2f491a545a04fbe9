"""What an editor writes about accessibility: one statement for each site (lagen 2018:1937, MDFFS 2019:2 6–7 §§).

A field without a default must stand in the file, also when there is nothing to say: `brister: []`. So nothing that the
law asks for is forgotten in silence.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import Day, Described, Line, Prose


class Audience(StrEnum):
    """The site that a statement is about."""

    INTERNAL = "intern"
    PUBLIC = "publik"


class Conformance(StrEnum):
    """The three phrases of the law."""

    FULL = "helt förenlig"
    PARTIAL = "delvis förenlig"
    NONE = "inte förenlig"


class Situation(StrEnum):
    """How the reader uses the site, after the model of the authority."""

    NO_SIGHT = "utan syn"
    LOW_SIGHT = "med nedsatt syn"
    NO_COLOUR = "utan att se färger"
    NO_HEARING = "utan hörsel"
    LOW_HEARING = "med nedsatt hörsel"
    NO_VOICE = "utan röst"
    LOW_DEXTERITY = "med nedsatt finmotorik"
    LOW_REACH = "med begränsad räckvidd"
    FLASHES = "med känslighet för flimmer"
    COGNITION = "med nedsatt kognition"


class Method(StrEnum):
    """Who assessed the site."""

    OWN = "självskattning"
    EXTERNAL = "extern granskning"


class Defect(Described):
    """En brist: innehåll som inte är tillgängligt."""

    situation: Situation = Field(alias="situation")
    """Vem som drabbas: utan syn, med nedsatt syn, med nedsatt kognition …"""
    what: Prose = Field(alias="vad")
    """Vad som inte fungerar, så att läsaren känner igen det."""
    why: Prose = Field(alias="varför")
    """Varför bristen finns kvar, och när den åtgärdas om det är bestämt."""


class Exempt(Described):
    """Innehåll som är undantaget, med skälet."""

    what: Prose = Field(alias="vad")
    """Innehållet."""
    why: Prose = Field(alias="varför")
    """Skälet till undantaget."""


class Statement(Described):
    """Redogörelsen för en av sajterna."""

    audience: Audience = Field(alias="sajt")
    """intern eller publik."""
    service: Line = Field(alias="tjänst")
    """Tjänstens namn."""
    conformance: Conformance = Field(alias="förenlighet")
    """helt förenlig, delvis förenlig eller inte förenlig."""
    defects: tuple[Defect, ...] = Field(alias="brister")
    """Alla kända brister; [] bara när tjänsten är helt förenlig."""
    burdensome: tuple[Exempt, ...] = Field(alias="oskäligt_betungande")
    """Innehåll som undantas enligt 12 § lagen (2018:1937); [] om inget."""
    outside: tuple[Exempt, ...] = Field(alias="utanför_lagen")
    """Innehåll som lagen inte omfattar; [] om inget."""
    assessed_on: Day = Field(alias="bedömd")
    """Dagen då tjänsten senast bedömdes."""
    updated_on: Day = Field(alias="uppdaterad")
    """Dagen då redogörelsen senast ändrades."""
    method: Method = Field(alias="metod")
    """självskattning eller extern granskning."""
    method_text: Prose = Field(alias="så_testades")
    """Hur bedömningen gjordes."""
    report_to: Line | None = Field(alias="meddela")
    """Dit brister anmäls: en funktionsadress (mailto:) eller ett formulär (https); null om inget är beslutat."""


class Supervisor(Described):
    """Myndigheten som har tillsyn."""

    name: Line = Field(alias="namn")
    """Myndighetens namn."""
    complaint: Line = Field(alias="anmälan")
    """Adressen, https, till myndighetens sida för anmälan."""
    checked_on: Day = Field(alias="kontrollerad")
    """Dagen då namnet och adressen kontrollerades."""


class Accessibility(Described):
    """tillganglighet.yml"""

    actor: Line = Field(alias="aktör")
    """Den som ansvarar för tjänsterna: Malmö stad."""
    supervisor: Supervisor = Field(alias="tillsyn")
    """Myndigheten som har tillsyn."""
    statements: tuple[Statement, ...] = Field(min_length=1, alias="tjänster")
    """En redogörelse för varje sajt."""

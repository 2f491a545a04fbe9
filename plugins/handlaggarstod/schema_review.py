"""What every text with an owner says of itself: how far it has come, what has changed, and who has reviewed it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import Address, Day, Described, Line, Slug, Version


class ChangeKind(StrEnum):
    """Whether the meaning changed or only the wording."""

    CHANGE = "ändring"
    CORRECTION = "rättelse"


class Change(Described):
    """En rad i ändringshistoriken."""

    version: Version = Field(alias="version")
    """Versionen som ändringen gav."""
    day: Day = Field(alias="datum")
    """Dagen då ändringen börjar gälla; högst ett halvår framåt i tiden."""
    kind: ChangeKind = Field(alias="slag")
    """ändring (betydelsen ändras) eller rättelse (bara ordalydelsen)."""
    what: Line = Field(alias="vad")
    """Vad som är nytt för läsaren, i en mening."""


class ReviewPart(StrEnum):
    """What a review looks at."""

    LAW = "lag"
    DEADLINES = "frister"
    TEMPLATES = "mallar"
    LINKS = "länkar"
    LANGUAGE = "språk"


class ReviewResult(StrEnum):
    """What a review came to."""

    RIGHT = "stämmer"
    CHANGED = "ändrad"
    FAULTS_LEFT = "brister-kvar"


class Review(Described):
    """En gjord granskning."""

    day: Day = Field(alias="datum")
    """Dagen då granskningen blev klar."""
    by: Slug = Field(alias="av")
    """Rollen som granskade (id i roller.yml), aldrig ett personnamn."""
    parts: tuple[ReviewPart, ...] = Field(min_length=1, alias="granskat")
    """Vad som granskades: lag, frister, mallar, länkar, språk."""
    result: ReviewResult = Field(alias="resultat")
    """stämmer, ändrad (texten rättades i samband med granskningen) eller brister-kvar (något återstår)."""
    note: Line | None = Field(default=None, alias="not")
    """Vad granskningen visade, i en mening. Skriv inga uppgifter om en person."""


class Status(StrEnum):
    """How far a text has come towards being decided."""

    EXAMPLE = "exempel"
    DRAFT = "utkast"
    IN_FORCE = "gällande"
    WITHDRAWN = "upphävd"


def shown_title(title: str, status: Status) -> str:
    """The title of a text as links show it: one that does not apply any longer says so wherever it is named."""
    return f"{title} (upphävd)" if status is Status.WITHDRAWN else title


class Reviewed(Described):
    """Fields of everything that has an owner and is reviewed."""

    status: Status = Field(alias="status")
    """exempel (inte beslutat), utkast, gällande eller upphävd. Gällande kräver beslut och ägare."""
    version: Version = Field(default=1, alias="version")
    """Höjs med ett när betydelsen ändras."""
    owner: Slug | None = Field(default=None, alias="ägare")
    """Rollen som ansvarar för att texten är riktig (id i roller.yml)."""
    reviewed_on: Day | None = Field(default=None, alias="granskad")
    """Dagen för senaste granskning; tomt om den aldrig är granskad, eller när `granskningar` säger det."""
    review_by: Day | None = Field(default=None, alias="granskas_senast")
    """Dagen då nästa granskning ska vara gjord; annars räknas den ut med `granskning_månader` i handbok.yml."""
    reviews: tuple[Review, ...] = Field(default=(), alias="granskningar")
    """Gjorda granskningar, nyast först: vem (roll), vad som granskades och vad det visade."""
    changes: tuple[Change, ...] = Field(default=(), alias="ändringar")
    """Ändringshistorik, nyast först."""
    synonyms: tuple[Line, ...] = Field(default=(), alias="synonymer")
    """Andra namn på samma sak."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med, även gamla namn; visas inte på sidan."""
    former_addresses: tuple[Address, ...] = Field(default=(), alias="tidigare_adresser")
    """Adresser som ska leda hit, till exempel `rutiner/gammalt-id/`."""

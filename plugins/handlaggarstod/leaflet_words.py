"""The words around the text of a leaflet in Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SWEDISH_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "exempel": "Exempel",
        "enligt_lag": "Enligt lag",
        "åtagande": "Malmös åtagande",
        "utkast": "utkast – inte bekräftat",
        "bekräftat": "bekräftat {dag}",
        "ändrad": "Sidan ändrades {dag}.",
        "granskad": "Granskad {dag}.",
        "inte_granskad": "Sidan är inte granskad ännu.",
        "hit": "Hit kan du vända dig",
        "broschyr_hämta": "Skriv ut som broschyr",
        "broschyr_rättigheter": "Det här gäller",
        "broschyr_gör": "Gör så här",
        "broschyr_kortad": "Här står {antal} av {alla} punkter. Läs mer på sidan.",
        "broschyr_mer": "Läs mer på sidan",
        "broschyr_läs_av": "Läs av koden med telefonen, eller skriv adressen.",
        "broschyr_qr": "QR-kod till sidan",
    }
)
"""The keys are those of the words around the public pages."""

"""What signs that nobody can see are called in Swedish."""

from __future__ import annotations

_NAMES = {
    0x00: "nolltecken",
    0x08: "backsteg",
    0x0B: "lodrät tabb",
    0x0C: "sidbrytning",
    0x0D: "vagnretur",
    0x1B: "escape",
    0x7F: "raderingstecken",
    0x85: "radbrytning från andra system",
    0xA0: "hårt mellanslag",
    0xAD: "mjukt bindestreck",
    0x061C: "arabiskt riktningstecken",
    0x200B: "nollbreddsmellanslag",
    0x200C: "nollbreddsskiljare",
    0x200D: "nollbreddsfog",
    0x200E: "riktningstecken: vänster till höger",
    0x200F: "riktningstecken: höger till vänster",
    0x2028: "radskiljare",
    0x2029: "styckeskiljare",
    0x202A: "riktningstecken: början på text från vänster till höger",
    0x202B: "riktningstecken: början på text från höger till vänster",
    0x202C: "riktningstecken: slut på text i annan riktning",
    0x202D: "riktningstecken: tvingar texten från vänster till höger",
    0x202E: "riktningstecken: tvingar texten från höger till vänster",
    0x202F: "smalt hårt mellanslag",
    0x2060: "nollbreddsfog mellan ord",
    0x2066: "riktningstecken: början på text från vänster till höger",
    0x2067: "riktningstecken: början på text från höger till vänster",
    0x2068: "riktningstecken: början på text i egen riktning",
    0x2069: "riktningstecken: slut på text i annan riktning",
    0x3000: "brett mellanslag",
    0xFEFF: "byteordningsmärke",
    0xFFFC: "plats för ett inklistrat objekt",
    0xFFFD: "ersättningstecken",
}
_GROUPS = (
    (range(0x20), "styrtecken"),
    (range(0x7F, 0xA0), "styrtecken"),
    (range(0x2000, 0x200B), "mellanslag med annan bredd"),
    (range(0x2061, 0x2065), "osynligt mattetecken"),
    (range(0xFFF9, 0xFFFC), "noteringstecken"),
)


def sign_name(sign: str) -> str:
    """The name and the code point: "hårt mellanslag, U+00A0". A sign that has no name here is only a sign."""
    number = ord(sign)
    name = _NAMES.get(number) or next((name for signs, name in _GROUPS if number in signs), "tecken")
    return f"{name}, U+{number:04X}"

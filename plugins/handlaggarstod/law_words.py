"""The words and signs of references to law: which word means what, and the patterns of numbers and names.

Every pattern matches at one place in a bounded number of ways, so that no text takes more than its length.
"""

import re
from typing import Final

from .law_notation import LAST, ORDINALS
from .law_tokens import Mark

LEXEME: Final = re.compile(
    r"(?P<break>\n[ \t\r]*\n)"
    r"|(?P<to>(?i:\bt\.?\s?o\.?\s?m\b\.?|\btill\s{1,3}(?:och|&)\s{1,3}med\b))"
    r"|(?P<joint>\b(?:jfr(?:[dt]\s{1,3}med)?|jmfr?|jämför(?:d|da|t)\s{1,3}med|i\s{1,3}(?:förening|kombination)\s{1,3}med|och\s?/\s?eller|som)\b\.?"
    r"(?=\s{1,3}[§\d])|\bo\b\.?(?=\s{1,3}\d))"
    r"|(?P<rest>(?i:\bm\.?\s?fl\b\.?|\bm\.\s?m\.|\bff?\.)"
    r"|\bden\s(?=(?:nya|gamla|äldre|tidigare|upphävda|dåvarande|då\sgällande|nu(?:mera)?\supphävda)\s)"
    r"|\b(?:numera\s)?(?:nya|gamla|äldre|tidigare|upphävda|dåvarande)(?=\s{1,3}(?:lagen|lag|förordningen)\s)"
    r"|\b(?:numera\s|då\s|nu\s)?(?:upphävda|dåvarande|gällande|nuvarande)(?=\s))"
    r"|(?P<word>[^\W\d_]{2,}(?:-(?!(?i:andra|tredje|fjärde|femte|sjätte)\b)[^\W\d_]+)*(?:-(?![^\W\d_]))?|[^\W\d_])"
    r"|(?P<date>\b(?:19|20)\d\d-\d\d-\d\d\b)"
    r"|(?P<nth>\d{1,2}:[ae]\b)"
    r"|(?P<number>\d+(?:[.:/]\d+)*)"
    r"|(?P<section>§(?:[ \u00a0\u2009\u202f]?§)?)"
    r"|(?P<dash>--|[-–—−‐‑])"
    r"|(?P<sign>[,;:()/\[\]&+])"
    r"|(?P<other>\S)"
)
NEXT: Final = re.compile(r"\s{0,20}(?:[^\W\d_]{2,}(?:-[^\W\d_]+)*-?|[^\W\d_]|\d+(?:[.:/]\d+)*|[^\w\s])")
SIGNS: Final = {
    ",": Mark.COMMA, ";": Mark.COMMA, ":": Mark.COLON, "(": Mark.OPEN, "[": Mark.OPEN, ")": Mark.CLOSE,
    "]": Mark.CLOSE, "/": Mark.AND, "&": Mark.AND, "+": Mark.AND,
}  # fmt: skip

WORDS: Final = {
    Mark.CHAPTER: "kap kapitel kapitlet kapitlen kapitlets kapitels kapitlena",
    Mark.SECTION: "paragraf paragrafen paragrafer paragraferna paragrafens par",
    Mark.PARAGRAPH: "st stycket stycke styckena stycken styckets",
    Mark.SENTENCE: "men mening meningen meningar meningarna",
    Mark.POINT: "p pkt punkt punkten punkter punkterna led ledet leden mom moment momentet momenten "
    "strecksatsen strecksatserna strecksats",
    Mark.ARTICLE: "art artikel artikeln artiklar artiklarna",
    Mark.AND: "och eller el samt respektive resp jämte liksom alternativt alt ävensom",
    Mark.TO: "till tom",
    Mark.OF: "i av ur enligt enl",
}
VOCABULARY: Final = {word: mark for mark, words in WORDS.items() for word in words.split()}
ORDINAL_NUMBERS: Final = {word: str(number) for number, word in enumerate(ORDINALS, 1)} | {LAST: LAST, "förste": "1"}
DOTTED: Final = frozenset(["kap", "st", "men", "p", "pkt", "mom", "art", "resp", "alt", "el", "enl", "par"])
ONLY_DOTTED: Final = frozenset(["par"])

DOT_AND_LETTER: Final = re.compile(r"\.(?=[a-z]\b)")
"""What stands between the parts of «6.1.c»."""

ROMAN: Final = {
    numeral: str(number) for number, numeral in enumerate([
        "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    ], 2)
}  # fmt: skip
CHAPTER_FOLLOWS: Final = re.compile(r"\s{0,3}kap", re.IGNORECASE)

POINTERS: Final = frozenset([
    "samma", "nämnda", "denna", "den", "sagda", "ifrågavarande", "förstnämnda", "sistnämnda", "dessa", "detta", "det",
])  # fmt: skip
LAW_WORDS: Final = frozenset(
    [
        "lag", "lagen", "lags", "lagens", "balk", "balken", "balks", "balkens", "förordning", "förordningen",
        "förordnings", "förordningens", "kungörelse", "kungörelsen", "författning", "författningen", "grundlag",
        "grundlagen", "föreskrift", "föreskrifter", "föreskrifterna", "stadga",
    ]
)  # fmt: skip
LAW_SUFFIXES: Final = (
    "lag", "lagen", "lags", "lagens", "balk", "balken", "balkens", "förordning", "förordningen", "förordningens",
    "kungörelse", "kungörelsen", "kungörelsens", "stadga", "stadgan", "ordning", "ordningen", "ordningens",
    "reglemente", "instruktion", "instruktionen", "form", "formen", "formens", "cirkulär",
)  # fmt: skip
DEFINITE: Final = ("lagen", "lagens", "balken", "balkens", "förordningen", "förordningens", "kungörelsen")
SFS: Final = r"(?P<sfs>(?:1[6-9]|20)\d\d:\d{1,5}(?:\s?s\.?\s?\d{1,3})?)"
IN_BRACKETS: Final = re.compile(rf"\s{{0,3}}[(\[]\s?(?:SFS\s?(?:nr\s?)?)?{SFS}(?:[,;]?\s[^\W\d_]{{2,8}})?\s?[)\]]")
BARE: Final = re.compile(rf"\s{{1,3}}(?:nr\s)?{SFS}(?![\d:/])")
SERIES: Final = re.compile(
    r"\s{1,3}(?:nr\s)?(?P<number>(?:19|20)\d\d:\d{1,4}(?!\d))(?:\s\((?:[A-ZÅÄÖ](?:,\s)?){1,4}\))?"
)
EU_ACT: Final = re.compile(
    r"(?:\s{1,3}och\s{1,3}rådets)?"
    r"(?:\s{1,3}(?:förordning|direktiv|rambeslut|genomförandeförordning|delegerade förordning))?"
    r"(?:\s{0,3}\((?:EU|EG|EEG|Euratom)(?:,\s?Euratom)?\)\s?(?:nr\s?)?(?P<number>\d{1,4}/\d{1,4})"
    r"|\s{1,3}(?:nr\s)?(?P<old>\d{2,4}/\d{1,4})/(?:EU|EG|EEG|RIF))"
)
ISSUED: Final = re.compile(
    r"\s{1,3}(?:föreskrifter(?:\s{1,3}och\s{1,3}allmänna\s{1,3}råd)?|föreskrift|allmänna\s{1,3}råd)"
    r"(?:\s{1,3}\(?|\s{1,3}om\s[^.;:()§]{3,120}\()"
    r"(?P<series>[A-ZÅÄÖ][\w-]{0,12}FS\s{1,3}(?:19|20)\d\d:\d{1,4})(?!\d)\)?"
)
EU_WORDS: Final = frozenset([
    "förordning", "förordningen", "direktiv", "direktivet", "rambeslut", "rambeslutet", "europaparlamentets",
    "rådets", "kommissionens",
])  # fmt: skip
TITLE: Final = re.compile(r"\s{1,3}(?:om|med|mot)\s")
TITLE_AND_NUMBER: Final = re.compile(rf"\s{{1,3}}(?:om|med|mot)\s[^.;:()§]{{3,120}}\({SFS}\)")
BARE_BEFORE: Final = frozenset(["lag", "lagen", "lagens", "förordning", "förordningen", "förordningens"])
COMPOUND: Final = re.compile(r"\s{1,3}(?:och|eller)\s{1,3}[^\W\d_]{3,40}(?![^\W\d_])")
GENITIVE: Final = re.compile(r":?s\b")
CLOCK: Final = re.compile(r"(?:\b[Kk]l\.?|\b(?i:klockan|skalan?))\s?$")
TIME_IN_CAPITALS: Final = re.compile(
    r"KL\.?[^\S\n]{0,3}(?P<time>(?:[01]\d|2[0-3])[:.][0-5]\d|\d[:.](?:00|15|30|45))"
    r"(?![\d:]|[–-]\d{1,2}(?![\d:.])|[^\S\n]?[a-z]?[^\S\n]?§)"
    r"(?P<alone>[^\S\n]{0,3}(?:$|[\n.,;)]))?"
)
"""«KL 13:15», which is a provision of kommunallagen too."""
_CITING = r"[(;]|\b(?:enligt|enl\.?|jml\.?|jmlt|jfr|jämför|se|av|i|lagrum:|lagstöd:)"
CITES: Final = re.compile(rf"(?:{_CITING})\s{{0,3}}$", re.IGNORECASE)
LINE_BEGINS: Final = re.compile(r"(?:^|\n)[^\S\n]{0,9}$")
TITLE_REST: Final = re.compile(rf"\s{{1,3}}[^.;:()§]{{1,80}}\({SFS}\)")
TITLE_BEFORE_PLACE: Final = re.compile(
    r"\s{1,3}(?:om|med|mot)\s[^.;:()§,\d]{3,120}(?=,\s{1,3}(?:\d{1,3}[^.;()§]{0,30}(?:§|kap)|§|kap\.?\s?\d))"
)
GENITIVES: Final = frozenset(["lagens", "balkens", "förordningens"])
PLACE: Final = re.compile(r"\s{1,3}(?:\d{1,3}\b|§|kap\b)")
MEASURES: Final = re.compile(
    r"[^\S\n]{0,3}\d|\s{0,3}(?:%|[-‑][^\W\d_]|(?:kr|kronor|tkr|mkr|procent|dag|dagar|dygn|vecka|veckor|månad|månader|år|timme|timmar|tim|minuter|"
    r"person|personer|barn|gånger|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
    r"december|ledamöter|ärenden|handläggare|kommuner|klienter|ansökningar|anmälningar|besök|meter|m|km|kg|st|miljoner|basbelopp|prisbasbelopp)\b)"
)
CLAUSE_END: Final = re.compile(
    r'[ \t\u00a0]{0,3}(?:$|\n|[;)\]”"’»]|[.,:](?!\d))'
    r"|\s{1,3}(?:(?:och|samt|eller)\s[a-zåäö]|(?:ska|skall|får|kan|är|gäller|framgår|följer|fattas|görs|gjord|har|att|som|den|genom|om|för|vid)\b)"
)
LEADS_TO_SECTION: Final = re.compile(rf"(?:^|\n|{_CITING})\s{{0,3}}$", re.IGNORECASE)

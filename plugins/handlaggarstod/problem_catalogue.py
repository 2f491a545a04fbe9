"""Every Swedish error sentence of the project, by code, with how to mend it.

The page `docs/redaktor/felkoder.md` explains the same codes; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is shown."""

    ERROR = "fel"
    WARNING = "varning"


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of problem: its sentence and its remedy, with named blanks."""

    sentence: str
    remedy: str
    severity: Severity = Severity.ERROR


CATALOGUE: dict[str, Entry] = {
    # The file as text and YAML
    "HS001": Entry("filen går inte att läsa som YAML: {reason}", "Kontrollera indrag, kolon och citattecken på raden"),
    "HS002": Entry("nyckeln «{key}» står två gånger, först på rad {first}", "{advice}"),
    "HS003": Entry("{place} har fältet «{field}», som inte finns", "{advice}"),
    "HS004": Entry("{place} saknar fältet «{field}»", "Lägg till «{field}:» med ett värde"),
    "HS005": Entry("{place} har värdet «{value}» i fältet «{field}»; där ska stå {expected}", "{advice}"),
    "HS006": Entry("{feature} får inte användas", "Skriv ut innehållet i klartext"),
    "HS007": Entry("filen är för stor eller för djup: {measure}", "Dela upp den"),
    "HS008": Entry("{what} får inte finnas i filen", "{advice}"),
    "HS009": Entry(
        "här står en konfliktmarkering från git («{marker}»)",
        "Välj vilken av de två texterna som ska gälla och ta bort markeringarna",
    ),
    "HS010": Entry("namnet «{name}» {why}", "Byt namn, till exempel «{slug}»"),
    "HS011": Entry("«{name}» krockar med «{other}»", "Byt namn på den ena"),
    "HS012": Entry(
        "{what} ligger utanför mappen routines eller är en länk", "Lägg en vanlig fil med innehållet här i stället"
    ),
    "HS013": Entry("filen hör inte till någon känd sort", "{advice}"),
    "HS143": Entry("filen har {fields} och ser ut att vara {what}, men ligger i {where}", "{advice}"),
    # Data about persons
    "HS137": Entry("här står ett {kind} («{number}»)", "Ta bort det, även ur historiken om numret är någons"),
    "HS138": Entry(
        "«{words}» ser ut som ett telefonnummer till en person",
        "Ta bort det; går det till en verksamhet, skriv in det under «inte_personuppgifter» i handbok.yml",
        Severity.WARNING,
    ),
    "HS139": Entry(
        "«{words}» ser ut som en persons e-postadress",
        "Ta bort den; går den till en funktion, skriv in den under «inte_personuppgifter» i handbok.yml",
        Severity.WARNING,
    ),
    "HS140": Entry(
        "«{words}» ser ut som ett personnamn",
        "Skriv rollen i stället; är det ingen person, skriv in orden under «inte_personuppgifter» i handbok.yml",
        Severity.WARNING,
    ),
    "HS136": Entry("{what}, men här ska stå en vanlig fil", "Ta bort den, eller lägg en textfil med samma namn här"),
    "HS014": Entry("filen är tom", "Fyll i den eller ta bort den"),
    "HS152": Entry("filen är tom, och utan den går handboken inte att bygga", "Fyll i den{least}"),
    "HS141": Entry(
        "värdet slutar där en kommentar börjar; «{lost}» läses inte",
        "Sätt citattecken om texten om det hör till den, annars skriv kommentaren på en egen rad",
        Severity.WARNING,
    ),
    "HS067": Entry("filen går inte att öppna: {reason}", "Kontrollera behörigheten till filen"),
    "HS015": Entry("filen saknas", "Skapa «{file}»{least}; utan den går handboken inte att bygga"),
    # Links between files
    "HS016": Entry("{kind} «{id}» finns inte", "{advice}"),
    "HS017": Entry("{relation} går i cirkel: {circle}", "Ta bort ett av leden"),
    "HS018": Entry("id «{id}» används två gånger, först på rad {first}", "Ge den ena ett annat id"),
    "HS144": Entry(
        "«{name}» står två gånger under «{field}», {where}",
        "Ta bort det ena{advice}",
        Severity.WARNING,
    ),
    "HS019": Entry("adressen «{address}» används redan av «{other}»", "Ta bort den ena"),
    # Law
    "HS020": Entry("lagrummet «{law}» finns inte i lagregistret", "{advice}"),
    "HS021": Entry("lagrummet «{law}» upphörde {day}", "{advice}"),
    "HS022": Entry("lagrummet «{law}» börjar gälla först {day}", "Vänta med det eller märk det som kommande"),
    "HS023": Entry("lagrummet «{law}» går inte att läsa", "{advice}"),
    "HS024": Entry("lagregistret motsäger sig självt: {what}", "{advice}"),
    "HS025": Entry(
        "lagrummet «{law}» i texten går inte att tolka säkert: {readings}",
        "Lägg lagrummet i rutinens «lagrum» eller skriv ut lagens nummer",
    ),
    "HS026": Entry(
        "lagrummet «{law}» ändras {day}: {what}", "Förbered texten i tid och följ lagändringen", Severity.WARNING
    ),
    # Deadlines and amounts
    "HS030": Entry("beloppet «{id}» har inget värde som gäller {day}", "Lägg till ett värde med rätt giltighetstid"),
    "HS031": Entry("tiderna för beloppet «{id}» överlappar", "Rätta «gäller_från» och «gäller_till»"),
    "HS032": Entry("fristen «{id}» har {what}", "{advice}"),
    "HS033": Entry("fristen «{id}» gäller inte {day}", "Rätta giltighetstiden eller hänvisa till en annan frist"),
    "HS156": Entry(
        "{kind} «{id}» är upphävd",
        "Hänvisa till det som gäller i stället, eller ta bort hänvisningen",
        Severity.WARNING,
    ),
    # Routines
    "HS040": Entry("rutinen har status gällande men saknar {what}", "{advice}"),
    "HS041": Entry(
        "granskningen skulle ha gjorts senast {day}",
        "Granska texten och flytta fram «granskas_senast»",
        Severity.WARNING,
    ),
    "HS042": Entry("{what} slutar {until} men börjar {start}", "Rätta ett av datumen"),
    # Text
    "HS050": Entry("texten innehåller HTML («{html}»)", "Skriv Markdown; «<» skrivs «&lt;» om tecknet ska synas"),
    "HS051": Entry("länken «{link}» är inte tillåten", "Använd https:, mailto: eller tel:, eller [[slag:id]]"),
    "HS153": Entry(
        "adressen «{link}» går inte att läsa", "Skriv den hel och utan mellanslag, till exempel https://exempel.se/sida"
    ),
    "HS052": Entry("hänvisningen «{reference}» går inte att läsa", "{advice}"),
    "HS053": Entry("hänvisningen «{reference}» får inte stå i en publik text", "{advice}"),
    "HS054": Entry("texten talar inte till läsaren: ordet «du» saknas", "Skriv till «du», inte om någon annan"),
    "HS055": Entry("ordet «{word}» är föråldrat", "Skriv {instead}", Severity.WARNING),
    "HS056": Entry(
        "texten är för svår: {what}, gränsen är {limit}. Svårast är «{sentence}»",
        "Dela långa meningar och byt långa ord mot vanliga",
    ),
    "HS057": Entry(
        "meningen har {count} ord, gränsen är {limit}: «{sentence}»", "Dela meningen i två", Severity.WARNING
    ),
    "HS058": Entry("ordet «{word}» ska undvikas", "Skriv {instead}"),
    "HS059": Entry(
        "förkortningen «{word}» är inte förklarad",
        "Skriv ut orden första gången, «socialtjänstlagen (SoL)», eller länka till ordlistan med [[term:id]]",
    ),
    "HS142": Entry("«{words}» {what}", "{advice}", Severity.WARNING),
    "HS135": Entry("texten är för lång eller för djup: {measure}", "Dela upp den i flera stycken, avsnitt eller steg"),
    # Document templates
    "HS072": Entry("fältet «{id}» av typen {kind} {what}", "{advice}"),
    "HS073": Entry("alternativet «{choice}» står två gånger i fältet «{id}», först på rad {first}", "Ta bort det ena"),
    "HS074": Entry("mallen {what}", "{advice}", Severity.WARNING),
    # The public site
    "HS060": Entry("{what} saknar steg som håller löftet", "Ange rutin och steg under «hålls_av»"),
    "HS066": Entry(
        "påståendet har grunden lag men inget lagrum", "Lägg till lagrummet, eller ändra grunden till åtagande"
    ),
    "HS061": Entry("löftet är kortare än den interna fristen: {what}", "Ändra löftet eller fristen"),
    "HS146": Entry(
        "påståendet «{claim}» nämner tiden «{time}» i ord, så den står kvar när fristen ändras",
        "Skriv tiden som [[frist:…]] och ange «frist» för påståendet",
        Severity.WARNING,
    ),
    "HS104": Entry(
        "påståendet «{claim}» visas som säkert men dess frist «{id}» är {status}",
        "Bekräfta fristen i frister.yml, eller ta bort bekräftelsen av löftet",
    ),
    "HS105": Entry(
        "löftets frist «{id}» används inte av rutinen «{routine}», som ska hålla löftet",
        "Lägg till fristen på rutinens steg, eller peka ut rutinen som arbetar efter den",
    ),
    "HS106": Entry("redogörelsen för tillgänglighet {what}", "{advice}"),
    "HS107": Entry("datumet {day} i «{field}» {what}", "Skriv dagen då det gjordes"),
    "HS108": Entry(
        "tillgängligheten bedömdes {day}, för mer än ett år sedan",
        "Bedöm tjänsten igen och uppdatera redogörelsen",
        Severity.WARNING,
    ),
    "HS109": Entry(
        "uppgifterna om tillsynen kontrollerades {day}, för mer än ett år sedan",
        "Kontrollera myndighetens namn och adress och ändra «kontrollerad»",
        Severity.WARNING,
    ),
    "HS110": Entry(
        "redogörelsen för {service} säger inte vart man anmäler brister; lagen kräver en meddelandefunktion",
        "Skriv en e-postadress eller en adress till ett formulär i «meddela» när den är beslutad",
        Severity.WARNING,
    ),
    # The mandate
    "HS062": Entry("kravet «{id}» besvaras inte av något", "Skriv vad som besvarar det, eller ändra status"),
    "HS063": Entry("«{answer}» ska besvara kravet «{id}» men nämner det inte", "Lägg till «{id}» under «besvarar» där"),
    "HS064": Entry("kravet «{id}» är inte helt besvarat men saknar förklaring", "Skriv i «not» vad som saknas"),
    "HS065": Entry(
        "sidan säger att den besvarar kravet «{id}», men kravet nämner inte «{answer}»",
        "Lägg till «{answer}» under «besvaras_av» i tackning.yml",
    ),
    # The guide of questions
    "HS080": Entry(
        "ingen fråga leder till «{title}»", "Låt ett alternativ i en annan fråga leda hit, eller ta bort filen"
    ),
    "HS157": Entry(
        "inget behov på startsidan leder till «{title}»",
        "Skriv under «behov» ett eller flera av behoven i handbok.yml",
        Severity.WARNING,
    ),
    "HS081": Entry("frågan har {count} alternativ; det ska vara {limits}", "Dela upp frågan eller slå ihop svar"),
    "HS082": Entry(
        "efter {limit} val står läsaren fortfarande vid en fråga («{title}»)",
        "Korta vägen med färre eller bredare frågor",
    ),
    "HS083": Entry(
        "vägledningen saknar sin första fråga", "Skapa «{file}» med den frågan, eller ta bort de andra frågorna"
    ),
    "HS084": Entry(
        "«{target}» går inte att läsa som något att leda till",
        "Skriv slag och id, till exempel fråga:barn, rutin:lob#ta-emot, checklista:cl-31-lob eller frist:f-samtal-3",
    ),
    # The search
    "HS087": Entry(
        "sökordet «{word}» är ett eget ord i ordlistan («{term}») men leder till «{other}»",
        "Ta bort det, eller skriv orden som «se även» i ordlistan",
    ),
    "HS088": Entry("adressen «{address}» finns inte på den sajt som är {site}", "{advice}"),
    "HS089": Entry(
        "frågan «{question}» har redan ett bästa svar; sökningen läser den som «{other}»", "Behåll ett av svaren"
    ),
    "HS090": Entry("ordet «{word}» står två gånger bland {where}", "Ta bort det ena, eller slå ihop raderna"),
    "HS091": Entry(
        "ordlistan säger att «{word}» är ett äldre ord för «{instead}», och sköter sökningen själv",
        "Ta bort ordet här, eller ändra i ordlista.yml",
    ),
    "HS092": Entry("«{word}» har inget ord att söka på", "Skriv ett ord, eller ta bort raden"),
    "HS155": Entry("sökningen har inte «{word}» med sig, så det finns inget att ta bort", "{advice}"),
    # Other languages
    "HS093": Entry("{what} saknar «svenska», som säger vilken svensk text den översätter", "{advice}"),
    "HS094": Entry(
        "det svenska påståendet «{id}» har ändrats, så sidan på {language} visar det på svenska",
        "Kör «{command}» och översätt den nya texten",
        Severity.WARNING,
    ),
    "HS095": Entry(
        "texter som saknar översättning till {language} och visas på svenska: {count}",
        "Kör «{command}» och fyll i dem",
        Severity.WARNING,
    ),
    "HS096": Entry(
        "översättningen hör inte till någon svensk text; den svenska är ändrad eller borttagen",
        "Kör «{command}», så får du den nya svenska texten att översätta",
        Severity.WARNING,
    ),
    "HS097": Entry("språket är inte helt beskrivet: {what}", "{advice}"),
    "HS118": Entry("orden runt sidorna är inte hela: {what}", "{advice}"),
    "HS098": Entry(
        "översättningen av {what} har inte samma tider, belopp och siffror som den svenska: {difference}",
        "Skriv samma tal och samma [[frist:id]] och [[belopp:id]] som i den svenska texten",
    ),
    # The build
    "HS076": Entry(
        "tecknet «{sign}» ({code}) saknas i handbokens teckensnitt och blir □ i PDF:erna",
        "Skriv det med ord eller med ett annat tecken",
        Severity.WARNING,
    ),
    "HS078": Entry(
        "adressen för synpunkter, «{link}», går inte att använda",
        "Börja med https:// eller mailto: och ta med både {{titel}} och {{text}}",
    ),
    "HS079": Entry("«{field}» är inte ifyllt", "Byt ut {blank} mot det som ska stå där"),
    "HS111": Entry(
        "betydelsen är ändrad ({what}) men versionen är fortfarande {version}",
        "Skriv version: {next} och en rad under «ändringar» med slag: ändring. "
        "Är det bara ordalydelsen, skriv om texten så att det som binder står kvar",
    ),
    "HS112": Entry(
        "version {version} står inte under «ändringar»", "Lägg till en rad med version, datum, slag: ändring och vad"
    ),
    "HS113": Entry("versionen är sänkt från {before} till {version}", "En version höjs alltid; skriv minst {before}"),
    "HS145": Entry("versionen stämmer inte: {what}", "{advice}"),
    "HS147": Entry("raderna under «ändringar» stämmer inte: {what}", "{advice}", Severity.WARNING),
    "HS148": Entry(
        "«{field}» är {day}, mer än {months} månader fram",
        "Kontrollera årtalet; är dagen rätt, {wait}",
        Severity.WARNING,
    ),
    "HS149": Entry(
        "samma {field} står också i {other}: «{name}»",
        "Ge den ena ett annat namn, så att läsaren ser skillnad",
        Severity.WARNING,
    ),
    # Reviews
    "HS114": Entry(
        "«granskad» är {written}, men den senaste raden under «granskningar» är {day}",
        "Raden gäller; ta bort «granskad», eller skriv samma dag",
        Severity.WARNING,
    ),
    "HS115": Entry("granskningen är daterad {day}, som inte har varit än", "Skriv dagen då granskningen blev klar"),
    "HS116": Entry("ändringen nämner steget «{id}», som inte finns i rutinen", "{advice}"),
    "HS117": Entry(
        "den senaste granskningen visade brister som är kvar",
        "Rätta dem och skriv en ny rad under «granskningar»",
        Severity.WARNING,
    ),
    # Editions and what has been published
    "HS125": Entry(
        "sidan «{address}» har funnits på den {site} sajten men finns inte längre, och ingen adress leder vidare",
        "{advice}",
    ),
    "HS126": Entry(
        "klonen är grund, så utgåvor kan saknas",
        "Hämta dem: git fetch --unshallow --tags origin",
        Severity.WARNING,
    ),
    "HS127": Entry(
        "taggen «{tag}» slutar inte med en dag och blir ingen utgåva",
        "Döp den som {pattern}, med dagen skriven 2026-03-01",
        Severity.WARNING,
    ),
    "HS128": Entry(
        "taggen «{tag}» har ingen mapp routines och blir ingen utgåva",
        "Sätt taggen på en revision där handboken finns",
        Severity.WARNING,
    ),
    "HS070": Entry("{what}", "{advice}"),
    "HS099": Entry(
        "filen hör inte till bygget och får inte publiceras",
        "Ta bort den, eller det tillägg i mkdocs.yml som skapade den",
    ),
    "HS100": Entry(
        "filen blev inte vad bygget menade: {what}",
        "Bygg om till en tom mapp; händer det igen är det ett tillägg i mkdocs.yml som ändrar filen",
    ),
    "HS130": Entry("{what}", "{advice}"),
    "HS131": Entry(
        "manifestet har kontrollsumman {found}, inte {wished}",
        "Jämför med summan som bygget skrev ut; stämmer den inte är manifestet utbytt eller hör till ett annat bygge",
    ),
    "HS132": Entry("filen är {kind}{why}", "Publicera bygget igen, och ta reda på vem som har ändrat i mappen"),
    "HS133": Entry("{what}", "{advice}"),
    "HS134": Entry("{what}", "{advice}"),
    "HS101": Entry("publik text får inte nämna den interna adressen «{link}»", "Ta bort adressen eller skriv ut orden"),
    "HS102": Entry("den publika sajten har samma adress som den interna: «{address}»", "Ge dem var sin adress"),
    "HS120": Entry("mallen går inte att använda: {reason}", "Rätta raden i mallen; sidan visas som den såg ut innan"),
    "HS121": Entry("förhandsvisningen kan inte läsa filen: {reason}", "Rätta filen; sidan visas som den såg ut innan"),
    "HS122": Entry(
        "mappen innehåller annat än ett tidigare bygge och skrivs inte över", "Ange en tom mapp, eller en ny"
    ),
    "HS150": Entry("{what}", "{advice}"),
    "HS151": Entry(
        "länken «{link}» leder ingenstans",
        "{advice}",
    ),
    "HS154": Entry("sidan får samma adress som {other}", "Flytta filen, eller ge den ett annat namn"),
    "HS071": Entry("pluginen handlaggarstod kördes inte, så handboken skulle bli tom", "Lägg till den under «plugins»"),
    "HS075": Entry(
        "PDF:en «{document}» gick inte att göra: {reason}", "Rätta mallen i templates/documents, eller anmäl felet"
    ),
}

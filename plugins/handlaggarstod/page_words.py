"""Which words stand around the public pages: every language has each of them, with the same blanks.

The pages' templates name the words, so a word that no language has would stop the build in the middle of a page.
"""

from __future__ import annotations

import re

_BLANK = re.compile(r"\{[^{}]*\}")

_WORDS = """
    hoppa meny huvudmeny start ord du_är_här på_sidan sidfot löfte utskrift{dag} språk lämna tillgänglighet sök
    sök_på_sidorna exempel enligt_lag åtagande utkast bekräftat{dag} vanliga_frågor hit för webb kostnad öppet
    kontrollerat{dag} läs_också ändrad{dag} granskad{dag} inte_granskad ord_ingress kallas_också{ord} behov
    alla_sidor bara_svenska saknas saknas_text till_start översättning ogranskad översättning_granskad{dag} prov
    på_svenska delvis_svenska inget_tal inget_tal_i_lagen samma_dag inget_belopp hitta_hjälp hitta_hjälp_text beslut
    beslut_text mer läs_mer bråttom ring behövs_beslut beslut_nej beslut_ja beslut_remiss fler_ställen annat_stöd
    hjälp_ingress hjälp_urval hjälp_nu hjälp_inget beslut_ingress{ord} beslut_inte_skriven märken märke_lag
    märke_åtagande om_hitta_hjälp om_beslut om_ord om_sök om_lämna om_tillgänglighet qr qr_hur sök_vad sök_prova
    sök_utan_skript sök_lista sök_alla{antal} sök_en sök_antal{antal}{visade} sök_inga sök_byt{ord} sök_fler sök_fel
    sök_filter sök_smal sök_allt sök_träffar{antal}{fråga} sök_träff{fråga} sök_inga_på{fråga} sök_menade
    sök_visa_fler sök_tom sök_söker sök_visar{visar}{sökt} sök_också{visar}{sökt} sök_fras{ord} sök_utan
    sök_lagrum{ord} sök_typ_sida sök_typ_ord lämna_rad lämna_tips lämna_hur lämna_ingress lämna_gör lämna_gör_1
    lämna_gör_2 lämna_gör_3 lämna_gör_4 lämna_gör_5 lämna_gör_inte lämna_gör_inte_1 lämna_gör_inte_2
    lämna_gör_inte_3 lämna_gör_inte_4 lämna_historik lämna_historik_1 lämna_historik_2 lämna_historik_3
    lämna_historik_4 lämna_historik_5 lämna_privat lämna_privat_1 lämna_privat_2 lämna_telefon lämna_telefon_1
    lämna_telefon_2 lämna_telefon_3 lämna_telefon_4 lämna_vi lämna_vi_1 broschyr_hämta broschyr_rättigheter
    broschyr_gör broschyr_kortad{visade}{antal} broschyr_mer broschyr_läs_av broschyr_qr redogörelse_ingress
    redogörelse_ansvarar redogörelse_tjänst redogörelse_hur redogörelse_helt_förenlig redogörelse_delvis_förenlig
    redogörelse_inte_förenlig redogörelse_inga_brister redogörelse_brister redogörelse_utan_syn
    redogörelse_med_nedsatt_syn redogörelse_utan_att_se_färger redogörelse_utan_hörsel
    redogörelse_med_nedsatt_hörsel redogörelse_utan_röst redogörelse_med_nedsatt_finmotorik
    redogörelse_med_begränsad_räckvidd redogörelse_med_känslighet_för_flimmer redogörelse_med_nedsatt_kognition
    redogörelse_varför redogörelse_undantag redogörelse_betungande redogörelse_inget_betungande redogörelse_utanför
    redogörelse_inget_utanför redogörelse_säg_till redogörelse_berätta redogörelse_ingen_adress
    redogörelse_annat_sätt redogörelse_anmäl redogörelse_tillsyn redogörelse_kontrollerad{dag} redogörelse_test
    redogörelse_självskattning redogörelse_extern_granskning redogörelse_bedömd{dag} redogörelse_uppdaterad{dag}
"""


def blanks_in(text: str) -> list[str]:
    """The blanks of a word, sorted: "från {dag}" -> ["{dag}"]."""
    return sorted(_BLANK.findall(text))


PAGE_WORDS = {word.partition("{")[0]: blanks_in(word) for word in _WORDS.split()}
"""Each word's name, and the blanks that its text has in every language."""

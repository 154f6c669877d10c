"""Write src/factx/lexicon/data/countries.toml: names, demonyms and capitals of all countries and territories.

    pip install babel pycountry && python models/scripts/build_countries.py

Sources, read when this script runs: the ISO 3166 codes and official names of pycountry (Debian's iso-codes, LGPL 2.1; codes
and names are facts) and the English territory names of Unicode CLDR through Babel (Unicode licence, BSD). Neither of
them holds adjectives, capitals or the short forms of newspapers: those stand in `PEOPLE` below, written for this project.
Run it again when ISO adds or renames a country; it ends with an error if a country of ISO 3166 is missing from `PEOPLE`.
"""

# ruff: noqa: E501 — one country a line
import re
import sys
from pathlib import Path

import pycountry
from babel import Locale

TARGET = Path(__file__).resolve().parents[2] / "src/factx/lexicon/data/countries.toml"

# alpha-3 | adjectives and nouns for the people | capitals and seats of government | other names in print
PEOPLE = """
ABW|Aruban|Oranjestad|
AFG|Afghan, Afghani, Afghanistani|Kabul|
AGO|Angolan|Luanda|
AIA|Anguillan||
ALA|Ålandic|Mariehamn|Aland Islands
ALB|Albanian|Tirana|
AND|Andorran|Andorra la Vella|
ARE|Emirati|Abu Dhabi|UAE, U.A.E., United Arab Emirates, the Emirates, Emirates
ARG|Argentine, Argentinian, Argentinean|Buenos Aires|
ARM|Armenian|Yerevan|
ASM|American Samoan|Pago Pago|
ATA|Antarctic||
ATF|||
ATG|Antiguan, Barbudan|St John's|Antigua
AUS|Australian, Aussie|Canberra|
AUT|Austrian|Vienna|
AZE|Azerbaijani, Azeri|Baku|
BDI|Burundian|Gitega, Bujumbura|
BEL|Belgian|Brussels|
BEN|Beninese, Beninois|Porto-Novo, Cotonou|
BES|||Bonaire
BFA|Burkinabe, Burkinabé|Ouagadougou|
BGD|Bangladeshi|Dhaka|
BGR|Bulgarian|Sofia|
BHR|Bahraini|Manama|
BHS|Bahamian|Nassau|the Bahamas
BIH|Bosnian|Sarajevo|Bosnia, Bosnia-Herzegovina, Bosnia and Herzegovina
BLM|||St Barts
BLR|Belarusian, Belarussian, Byelorussian|Minsk|
BLZ|Belizean|Belmopan|
BMU|Bermudian|Hamilton|
BOL|Bolivian|La Paz, Sucre|
BRA|Brazilian|Brasília, Brasilia|
BRB|Barbadian, Bajan|Bridgetown|
BRN|Bruneian|Bandar Seri Begawan|
BTN|Bhutanese|Thimphu|
BVT|||
BWA|Botswanan, Motswana, Batswana|Gaborone|
CAF|Central African|Bangui|CAR
CAN|Canadian|Ottawa|
CCK|||
CHE|Swiss|Bern|
CHL|Chilean|Santiago|
CHN|Chinese|Beijing|People's Republic of China, PRC, Communist China
CIV|Ivorian|Yamoussoukro, Abidjan|Ivory Coast, Cote d'Ivoire, Côte d'Ivoire
CMR|Cameroonian|Yaoundé, Yaounde|
COD|Congolese|Kinshasa|Congo, DR Congo, DRC, D.R. Congo, Democratic Republic of Congo, Democratic Republic of the Congo, Congo-Kinshasa, Zaire
COG||Brazzaville|Republic of the Congo, Republic of Congo, Congo-Brazzaville
COK|Cook Islander|Avarua|
COL|Colombian|Bogotá, Bogota|
COM|Comorian, Comoran|Moroni|the Comoros
CPV|Cape Verdean, Cabo Verdean|Praia|Cape Verde, Cabo Verde
CRI|Costa Rican|San José|
CUB|Cuban|Havana|
CUW|Curaçaoan|Willemstad|Curacao
CXR|||
CYM|Caymanian||
CYP|Cypriot, Greek Cypriot|Nicosia|
CZE|Czech|Prague|Czech Republic, Czechia
DEU|German|Berlin|Federal Republic of Germany
DJI|Djiboutian|Djibouti City|
DMA||Roseau|
DNK|Danish, Dane|Copenhagen|
DOM|Dominican|Santo Domingo|Dominican Republic
DZA|Algerian|Algiers|
ECU|Ecuadorian, Ecuadorean, Ecuadoran|Quito|
EGY|Egyptian|Cairo|
ERI|Eritrean|Asmara|
ESH|Sahrawi, Saharawi|Laayoune|
ESP|Spanish, Spaniard|Madrid|
EST|Estonian|Tallinn|
ETH|Ethiopian|Addis Ababa|
FIN|Finnish, Finn|Helsinki|
FJI|Fijian|Suva|
FLK|Falkland Islander||the Falklands
FRA|French, Frenchman, Frenchwoman|Paris|
FRO|Faroese|Tórshavn|
FSM|Micronesian|Palikir|
GAB|Gabonese|Libreville|
GBR|British, Briton, Brit, English, Scottish, Welsh, Northern Irish|London|UK, U.K., Britain, Great Britain, United Kingdom, England, Scotland, Wales, Northern Ireland
GEO|Georgian|Tbilisi|
GGY|||Guernsey
GHA|Ghanaian|Accra|
GIB|Gibraltarian||
GIN|Guinean|Conakry|
GLP|Guadeloupean||
GMB|Gambian|Banjul|the Gambia, The Gambia
GNB|Bissau-Guinean|Bissau|
GNQ|Equatorial Guinean, Equatoguinean|Malabo|
GRC|Greek|Athens|
GRD|Grenadian|St George's|
GRL|Greenlandic, Greenlander|Nuuk|
GTM|Guatemalan|Guatemala City|
GUF|French Guianese|Cayenne|
GUM|Guamanian|Hagåtña|
GUY|Guyanese|Georgetown|
HKG|Hong Kong, Hongkonger, Hong Konger||Hong Kong, Hongkong
HMD|||
HND|Honduran|Tegucigalpa|
HRV|Croatian, Croat|Zagreb|
HTI|Haitian|Port-au-Prince|
HUN|Hungarian|Budapest|
IDN|Indonesian|Jakarta|
IMN|Manx||
IND|Indian|New Delhi, Delhi|Republic of India
IOT|||
IRL|Irish|Dublin|
IRN|Iranian|Tehran, Teheran|Islamic Republic of Iran
IRQ|Iraqi|Baghdad|
ISL|Icelandic, Icelander|Reykjavik, Reykjavík|
ISR|Israeli|Jerusalem|
ITA|Italian|Rome|
JAM|Jamaican|Kingston|
JEY|||
JOR|Jordanian|Amman|
JPN|Japanese|Tokyo|
KAZ|Kazakh, Kazakhstani|Astana, Nur-Sultan|Kazakstan
KEN|Kenyan|Nairobi|
KGZ|Kyrgyz, Kyrgyzstani, Kirghiz|Bishkek|
KHM|Cambodian|Phnom Penh|
KIR|I-Kiribati|Tarawa|
KNA|Kittitian, Nevisian|Basseterre|St Kitts and Nevis
KOR|South Korean, Korean|Seoul|South Korea, Republic of Korea, ROK, Korea
KWT|Kuwaiti|Kuwait City|
LAO|Lao, Laotian|Vientiane|Laos
LBN|Lebanese|Beirut|
LBR|Liberian|Monrovia|
LBY|Libyan|Tripoli|
LCA|Saint Lucian, St Lucian|Castries|St Lucia, St. Lucia
LIE|Liechtensteiner|Vaduz|
LKA|Sri Lankan|Colombo|
LSO|Basotho, Mosotho|Maseru|
LTU|Lithuanian|Vilnius|
LUX|Luxembourgish, Luxembourger||
LVA|Latvian|Riga|
MAC|Macanese||Macau, Macao
MAF|||St Martin
MAR|Moroccan|Rabat|
MCO|Monégasque, Monegasque||
MDA|Moldovan|Chisinau, Chișinău|
MDG|Malagasy, Madagascan|Antananarivo|
MDV|Maldivian|Malé|the Maldives
MEX|Mexican|Mexico City|
MHL|Marshallese|Majuro|
MKD|Macedonian, North Macedonian|Skopje|Macedonia, North Macedonia
MLI|Malian|Bamako|
MLT|Maltese|Valletta|
MMR|Burmese, Myanmarese|Naypyitaw, Naypyidaw|Burma, Myanmar
MNE|Montenegrin|Podgorica|
MNG|Mongolian|Ulaanbaatar, Ulan Bator|
MNP|||
MOZ|Mozambican|Maputo|
MRT|Mauritanian|Nouakchott|
MSR|Montserratian||
MTQ|Martinican||
MUS|Mauritian|Port Louis|
MWI|Malawian|Lilongwe|
MYS|Malaysian|Kuala Lumpur, Putrajaya|
MYT|Mahoran||
NAM|Namibian|Windhoek|
NCL|New Caledonian|Nouméa|
NER|Nigerien|Niamey|
NFK|||
NGA|Nigerian|Abuja|
NIC|Nicaraguan|Managua|
NIU|Niuean|Alofi|
NLD|Dutch, Dutchman, Dutchwoman|The Hague, Amsterdam|the Netherlands, Holland
NOR|Norwegian|Oslo|
NPL|Nepalese, Nepali|Kathmandu|
NRU|Nauruan||
NZL|New Zealand, New Zealander, Kiwi|Wellington|Aotearoa
OMN|Omani|Muscat|
PAK|Pakistani|Islamabad|
PAN|Panamanian|Panama City|
PCN|||
PER|Peruvian|Lima|
PHL|Philippine, Filipino, Filipina|Manila|the Philippines
PLW|Palauan|Ngerulmud|
PNG|Papua New Guinean|Port Moresby|PNG
POL|Polish, Pole|Warsaw|
PRI|Puerto Rican|San Juan|
PRK|North Korean|Pyongyang|North Korea, DPRK
PRT|Portuguese|Lisbon|
PRY|Paraguayan|Asunción, Asuncion|
PSE|Palestinian|Ramallah|Palestine, Palestinian territories, West Bank
PYF|French Polynesian|Papeete|
QAT|Qatari|Doha|
REU|Réunionese||Reunion
ROU|Romanian|Bucharest|
RUS|Russian|Moscow|Russian Federation
RWA|Rwandan|Kigali|
SAU|Saudi, Saudi Arabian|Riyadh|KSA, Kingdom of Saudi Arabia
SDN|Sudanese|Khartoum|
SEN|Senegalese|Dakar|
SGP|Singaporean||Republic of Singapore
SGS|||
SHN|Saint Helenian|Jamestown|
SJM|||Svalbard
SLB|Solomon Islander|Honiara|the Solomons
SLE|Sierra Leonean|Freetown|
SLV|Salvadoran, Salvadorean, Salvadorian|San Salvador|
SMR|Sammarinese||
SOM|Somali, Somalian|Mogadishu|
SPM|||
SRB|Serbian, Serb|Belgrade|
SSD|South Sudanese|Juba|
STP|São Toméan|São Tomé|Sao Tome and Principe
SUR|Surinamese|Paramaribo|
SVK|Slovak, Slovakian|Bratislava|
SVN|Slovenian, Slovene|Ljubljana|
SWE|Swedish, Swede|Stockholm|
SWZ|Swazi|Mbabane|Swaziland, Eswatini
SXM|||St Maarten
SYC|Seychellois||the Seychelles
SYR|Syrian|Damascus|
TCA|||
TCD|Chadian|N'Djamena, Ndjamena|
TGO|Togolese|Lomé, Lome|
THA|Thai|Bangkok|
TJK|Tajik, Tajikistani|Dushanbe|
TKL|Tokelauan||
TKM|Turkmen, Turkmenistani|Ashgabat|
TLS|Timorese, East Timorese|Dili|East Timor, Timor-Leste
TON|Tongan|Nuku'alofa|
TTO|Trinidadian, Tobagonian|Port of Spain|Trinidad
TUN|Tunisian|Tunis|
TUR|Turkish, Turk|Ankara|Türkiye, Turkiye, Turkey
TUV|Tuvaluan|Funafuti|
TWN|Taiwanese|Taipei|Republic of China
TZA|Tanzanian|Dodoma, Dar es Salaam|
UGA|Ugandan|Kampala|
UKR|Ukrainian|Kyiv, Kiev|
UMI|||
URY|Uruguayan|Montevideo|
USA|American, US, U.S.|Washington, Washington DC, Washington D.C.|US, U.S., USA, U.S.A., United States, United States of America, America
UZB|Uzbek, Uzbekistani|Tashkent|
VAT|Vatican||Holy See, the Vatican, Vatican
VCT|Vincentian|Kingstown|St Vincent and the Grenadines, St Vincent
VEN|Venezuelan|Caracas|
VGB|||
VIR|||
VNM|Vietnamese|Hanoi|Viet Nam
VUT|Ni-Vanuatu|Port Vila|
WLF|||
WSM|Samoan|Apia|
YEM|Yemeni|Sanaa, Sana'a|
ZAF|South African|Pretoria|RSA
ZMB|Zambian|Lusaka|
ZWE|Zimbabwean|Harare|
XKX|Kosovar, Kosovan|Pristina|Kosovo
"""


def main() -> None:
    """Write the table; see the module's docstring."""
    territories = Locale("en").territories
    written = {row.split("|")[0]: [part.strip() for part in row.split("|")[1:]] for row in PEOPLE.strip().splitlines()}
    missing = {country.alpha_3 for country in pycountry.countries} - written.keys()
    if missing:
        sys.exit(f"build_countries: no row in PEOPLE for {', '.join(sorted(missing))}")
    rows = []
    for code in sorted(written):
        country = pycountry.countries.get(alpha_3=code)
        demonyms, capitals, others = (
            [item.strip() for item in cell.split(",") if item.strip()] for cell in written[code]
        )
        names = [territories.get(country.alpha_2, country.name).replace("&", "and")] if country else []
        names += (
            [getattr(country, "common_name", country.name), getattr(country, "official_name", "")] if country else []
        )
        rows.append(_entry(code, [*names, *others], demonyms, capitals))
    TARGET.write_text(_HEAD + "\n".join(rows), encoding="utf-8")


# Names that ISO 3166 gives two countries; news means the other one.
_ANOTHER_COUNTRYS = {"COG": "Congo", "VGB": "Virgin Islands"}

_HEAD = """\
# Countries and territories. Made by models/scripts/build_countries.py; change that script, not this file.
# Codes and official names: ISO 3166 through pycountry. English names: Unicode CLDR through Babel (Unicode licence).
# Adjectives, capitals and newspapers' short forms: factx (MIT).

"""


def _entry(code: str, names: list[str], demonyms: list[str], capitals: list[str]) -> str:
    plain = (" ".join(re.sub(r"\(.*?\)|,.*", " ", name.replace("’", "'")).split()) for name in names)
    bare = (name.removeprefix("the ") for name in plain if name)
    unique = list(dict.fromkeys(name for name in bare if name != _ANOTHER_COUNTRYS.get(code)))
    example = f"the government of [{unique[0]}]"
    lines = ["[[entry]]", f"words = {_array(unique)}", f'alpha3 = "{code}"']
    if demonyms:
        lines.append(f"demonyms = {_array(demonyms)}")
        example = f"the [{demonyms[0]}] government"
    if capitals:
        lines.append(f"capitals = {_array(capitals)}")
    return "\n".join([*lines, f"examples = {_array([example])}", ""])


def _array(items: list[str]) -> str:
    return "[" + ", ".join('"' + item.replace('"', '\\"') + '"' for item in items) + "]"


if __name__ == "__main__":
    main()

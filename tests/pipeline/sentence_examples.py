"""Stretches of news copy in our own words; `¦` stands at every sentence boundary and is not part of the text."""

# One phenomenon a block; the comment says what could go wrong there.

# A quotation and its speaker are one sentence, whatever mark ends the quotation.
QUOTATIONS = [
    "“We will rebuild every school in Maiduguri,” Governor Zulum said.¦ “Nobody will be left behind.”",
    "“Why were we not told?” he asked.¦ Nobody answered.",
    "“Leave the square now!” a policeman shouted.¦ The crowd stayed.",
    "“Stop!” Tokayev said.¦ The crowd did not.",
    '"We heard two blasts," said Daw Khin Htwe, a teacher in Myitkyina.¦ "Then we ran."',
    "‘It is a dark day,’ she said.¦ ‘We ask for calm.’",
    "“I saw it,” he said, “and I will say so in court.”",
    "“The road is closed,” the mayor, Luis Ortega, told reporters on Friday.¦ Trucks turned back.",
    "The minister said: “The army has left the town.¦ It will not return.”¦ Residents doubted it.",
    "“It is over.”¦ With these words Mr. Bello left the hall.",
    "He called the vote “a farce” and left.¦ His party stayed away.",
    "“We are tired of waiting,” said Aigerim Sadykova, 34, whose brother was detained in Aktau.",
    "Asked whether he would resign, he said “no” and smiled.¦ The session went on.",
    "“What choice do we have?” asked Ibrahim, a herder.¦ “None.”",
    "``We have nothing left,'' Mrs. Flores said.¦ ``Not even water.''",
    "“No comment,” the ministry said.",
    '"Where were the police?" asked Thandi Nkosi, whose shop was looted.¦ "Nobody came."',
    "'We had no warning,' said the ferry's owner.¦ 'None at all.'",
    "“Is it safe?” the boy’s mother asked the guard.¦ The guard shrugged.",
    "“The bridge will open again,” the mayor wrote on Facebook. “Be patient.”".replace("Facebook. ", "Facebook.¦ "),
    "“Peace!” they chanted.¦ “Peace now!”",
]

# Ranks, titles and initials are followed by names.
TITLES = [
    "Gen. Min Aung Hlaing met Lt. Gen. Soe Win in Naypyidaw.¦ Both left early.",
    "Police spokesman Col. Tekle Berhane said 14 people died.",
    "Lt. Col. Amadou Sy said the base had been attacked at dawn.",
    "Maj. Okello and Capt. Nambi were released on Monday.¦ Two others were not.",
    "Sgt. Pérez fired first, Dr. Ruiz told the court.",
    "Mr. Nazarbayev has not been seen since.¦ Mrs. Tokayeva has.",
    "Sen. Maria Quispe and Rep. John Adeyemi opposed the bill.",
    "Prof. Adel Mansour, of Cairo, agreed.¦ Ms. Haddad did not.",
    "Rev. Samuel Doe led the prayer in St. Peter’s church.",
    "Former president George W. Bush met Susilo B. Yudhoyono there.",
    "The report names J. R. Mwangi and H.E. Musa Juma.¦ Neither replied.",
    "The Hon. Grace Akello resigned.¦ Gov. Ortiz did too.",
    "Insp. Gen. Usman Baba ordered an inquiry.",
    "Adm. Sergei Orlov said the ship was safe.",
    "MR. OKAFOR WINS SEAT IN LAGOS\n\n¦GEN. SISI VISITS KHARTOUM",
    "Mr. X, as the court calls him, was not in the room.¦ Ms. Y was.",
    "Assoc. Prof. Lindiwe Mokoena led the study.",
    "Supt. Ravi Menon and Cpl. Asha Devi were honoured.¦ Pvt. Ali was not.",
    "Plan B. The army would hold the bridge.".replace("B. ", "B.¦ "),
]

# Abbreviations in mid-sentence and at its end.
ABBREVIATIONS = [
    "The U.S. military struck a camp near Bosaso.¦ Somalia’s government welcomed it.",
    "He flew to the U.S. on Sept. 5 and returned on Oct. 12.",
    "The U.N. mission in Mali, known as Minusma, lost two men.",
    "Camp No. 2 was emptied on Tuesday.¦ Camp No. 3 follows.",
    "He holds No. 10 on the list.",
    "The firm, Kaz Minerals Inc., denied it.¦ Shares fell 3 pct.",
    "Talks began at 9 a.m. local time and ended at 4 p.m. in Doha.",
    "They live in the U.K. and in Canada.",
    "Washington, D.C. was quiet on Sunday.¦ So was Boston.",
    "On Jan. 7 troops entered Almaty.¦ By Jan. 9 it was calm.",
    "Boko Haram fighters, i.e. those loyal to Shekau, fled.",
    "The treaty (Art. 5) was invoked.¦ Nobody objected.",
    "Orascom Construction Co. and Daewoo Corp. will build it.",
    "Several firms, e.g. Total, have left Cabo Delgado.",
    "The army said it killed approx. 40 fighters.",
]

# The spaced ellipsis, the one-sign ellipsis, and dashes.
ELLIPSES = [
    "“They came as guests . . . and we will answer them,” he said.",
    "“He waited … and nobody came,” his sister said.",
    "“We tried ... but the water rose,” said Mr. Hossain.",
    "“I called him . . . then I called the hospital,” she said.¦ Nobody picked up.",
    "The list goes on….¦ No one has been charged.",
    "The rebels — most of them teenagers — surrendered.¦ They were fed.",
    "The toll -- 12 dead, 40 hurt -- may rise.¦ Rescuers are digging.",
    "“It was the wind—nothing else,”—he paused—“nothing,” he said.",
]

# Headlines, bylines and paragraphs: a blank line always ends a sentence.
LAYOUT = [
    "The messages were sent in private, officials said.¦  Neither the mayor nor the bishop had seen them.",
    "“It was late.”¦  Mr. Falk left the hall.¦  He did not return.",
    "Dozens feared dead as ferry sinks off Borneo\n\n¦At least 31 people were missing on Monday.",
    "Army retakes Mocímboa da Praia\n\n¦By Helena Matusse\n\n¦Troops entered the town at noon.",
    "PROTESTS SPREAD IN ALMATY\n\n¦Police fired tear gas on Wednesday.\n\n¦Shops were shut.",
    "Flood warning lifted\n¦Rivers in Assam fell below the danger mark on Sunday, and people in more than two hundred villages went home to see what was left.",
    "The vote is on Sunday.\n\n¦“We are ready,” said the commission’s head, Kyaw Thu.",
    "What we know\n\n¦• Nine people were killed in Kano\n¦• Four were hurt\n¦• Police hold one suspect",
    "Key points:\n\n¦- Fuel prices doubled\n¦- The cabinet resigned",
    "The dead include\n\n¦Two children were among them.",
    "Read more\n\n¦Share this article\n\n¦Leave a Reply",
    "He left the hall. \n\n¦She stayed.",
    "Seven miners were pulled out alive on\nThursday after nine days under ground near\nSabinas, officials said.¦ Three are still\nmissing.",
    "QUAKE HITS SULAWESI\n\n¦    A strong quake shook the island of Sulawesi on\nFriday, and people ran from their houses.¦ No\ndamage was reported.",
    "Related: Mali junta expels envoy\n\n¦The junta gave no reason.",
    "By Amina Yusuf and Pierre Ndong\n\n¦YAOUNDE — ¦Two teachers were freed on Monday.",
    "Reporting by Chen Li in Dili; Editing by Sara Lund\n\n¦Our standards",
    "Minister quits over ferry deal\n¦Opposition calls for early vote\n\n¦The transport minister of the island state resigned on Tuesday after a week of protests over a contract for six ferries.",
    "▪ Two bridges are closed\n¦▪ Schools open on Monday",
    "Five things to know:\n\n¦1. The vote is on 4 May.\n¦2. Two men are left in the race.",
    "‘We will not leave’: villagers defy order in Assam\n\n¦Families stayed on the embankment on Friday.",
    "Is the peace over?\n\n¦Shots were heard near the line on Sunday.",
    "LIVE: flood wave reaches Beira\n\n¦Follow our updates here.",
    "© 2022 Example News\n\n¦All rights reserved",
]

# Datelines: nothing breaks inside them, and the report begins after the dash.
DATELINES = [
    "KABUL, Afghanistan (AP) — ¦A bomb killed six people on Friday.",
    "ALMATY, Jan 7 (Reuters) - ¦Kazakh police held 3,000 people.",
    "MAIDUGURI, Nigeria — ¦Gunmen took 20 girls from a school.",
    "OUAGADOUGOU, Burkina Faso (AFP) – ¦Soldiers said they had dissolved the government.",
    "Storm kills four\n\n¦MANILA — ¦Four people drowned in Samar on Sunday.",
    "MEXICO CITY, Aug. 12 (EFE) -- ¦Ten miners were trapped in a flooded shaft.",
    "BEIRUT/DAMASCUS (Reuters) – ¦Three rockets hit the port on Monday.",
    "SUVA, Fiji, March 3 — ¦A cyclone tore roofs from schools.",
    "ACCRA (AFP) — ¦“We are calm,” the president said.¦ Shops stayed open.",
    "NAYPYIDAW — ¦The court sentenced her to four years.¦ She may appeal.",
]

# Numbers, money, ages, ordinals and times.
NUMBERS = [
    "Losses reached US$1.2bn.¦ Insurers will pay $300m.",
    "The minister put the damage at $198m.¦ The commonwealth sent observers.",
    "About 3.5 million people, or 12.4 per cent, voted.¦ Turnout fell.",
    "The 26-year-old was shot at 11.45pm.¦ He died at 12.10am.",
    "Between 1,200 and 1,500 homes burned.¦ No. 7 Street was spared.",
    "The yuan fell to 7.12.¦ The rupee held.",
    "Rainfall of 210.5 mm was measured in Sylhet.",
    "In 2021, 314 journalists were held.¦ In 2022, 363 were.",
    "The fund holds US$3bn, €2.4bn and ¥90bn.¦ It was set up in 1998.",
    "Fuel rose to Rs. 320 a litre.¦ Bread rose too.",
    "Army 3, police 2.¦ The match was stopped.",
]

# Names of all kinds, brackets, and things that look like an end but are none.
NAMES = [
    "Nguyễn Thị Kim-Ngân met Abdel-Fattah al-Burhan in Addis Ababa.¦ Tedros Adhanom Ghebreyesus joined them.",
    "Why did the dam break? Engineers had warned of it, and villagers too.".replace("? ", "?¦ "),
    "The anti-junta People’s Defence Force (PDF) took Loikaw’s north.¦ The junta sent jets.",
    "The Yahoo! office in Lagos closed.¦ Staff were told by mail.",
    "The party (Ak Zhol) won 12 seats.¦ Nur Otan won 76.",
    "M.K. Stalin and J. Jayalalithaa were rivals.",
    "The Houthis (officially Ansar Allah) denied it.¦ Riyadh did not.",
    "The website example.com was blocked.¦ So was Telegram.",
    "Abu Bakr al-Baghdadi was killed in Barisha, Idlib.",
    "President Felipe VI. of Spain".replace("VI. of", "VI of")
    + " spoke first.¦ Then came Andrés Manuel López Obrador.",
    "[The] men were armed, a witness said.¦ (He asked not to be named.)¦ Police confirmed it.",
    "Was it an accident?¦ Nobody knows.",
    "Enough!¦ That was the word on every wall in Yangon.",
    "The ministry did not reply; the army did.¦ It denied everything: the raid, the arrests, the fire.",
]

# Where nobody edits, lines end as they like and sentences begin in small letters; the parser has the say there.
UNEDITED = [
    "so we went to the rally in the old harbour\n\n¦never saw so many people in one place",
]

EXAMPLES = [*QUOTATIONS, *TITLES, *ABBREVIATIONS, *ELLIPSES, *LAYOUT, *DATELINES, *NUMBERS, *NAMES, *UNEDITED]

"""Words that tell who a name is: offices and professions, bodies, gender, and what only stands beside a name."""

from __future__ import annotations

from framing.text import wordclasses as wc

HONORIFICS_F = frozenset("mrs ms miss madam madame lady dame mme".split())
HONORIFICS_M = frozenset("mr sir lord monsieur".split())
FEMALE_WORDS = HONORIFICS_F | frozenset(
    (
        "spokeswoman chairwoman congresswoman queen princess duchess empress mother daughter sister wife widow grandmother "
        "aunt niece woman girl actress businesswoman policewoman servicewoman councilwoman assemblywoman stateswoman "
        "noblewoman grandma mom mum nun baroness girlfriend"
    ).split()
)
MALE_WORDS = HONORIFICS_M | frozenset(
    (
        "spokesman chairman congressman king prince duke emperor father son brother husband widower grandfather uncle "
        "nephew man boy actor businessman policeman serviceman councilman assemblyman statesman nobleman grandpa dad pope "
        "monk baron boyfriend ayatollah imam sheikh cardinal fisherman gunman"
    ).split()
)
PROFESSIONS = frozenset(
    (
        "analyst expert researcher author economist activist coach professor doctor dr father mother son daughter resident "
        "candidate historian scientist lecturer scholar fellow strategist consultant specialist academic writer editor "
        "journalist reporter correspondent columnist commentator critic lawyer attorney solicitor barrister campaigner "
        "protester engineer physicist epidemiologist scholar novelist poet actor actress singer artist filmmaker director "
        "designer farmer fisherman teacher student nurse pollster lobbyist entrepreneur businessman businesswoman investor "
        "trader investigator contractor veteran owner chef pastor priest rabbi imam bishop archbishop cardinal "
        "anchor host presenter meteorologist administrator "
        "survivor witness brother sister wife husband widow aunt uncle neighbour neighbor friend"
    ).split()
)
"""What a person is rather than whom a person speaks for: a French historian is not France, an institute's historian its voice."""

OFFICES = (wc.TITLES - PROFESSIONS - HONORIFICS_F - HONORIFICS_M - frozenset("senior speaker".split())) | frozenset(
    (
        "speaker undersecretary negotiator commandant premier treasurer superintendent inspector constable detective "
        "principal dean rector provost president cofounder founder founders chairperson executives minister ministers "
        "presidents secretaries commanders generals envoys ambassadors diplomats directors lawmakers senators aides aide "
        "adviser advisers negotiators parliamentarian parliamentarians legislator legislators councillor councilor "
        "councilman councilwoman assemblyman assemblywoman alderman emir sultan emperor tsar czar pope ayatollah sheikh "
        "whip treasurer publisher heads leads commands chairs runs represents oversees directs speaks member members "
        "administrator commissioners mps meps mep msp msps peers "
        "spokespersons prosecutors officers officer soldier soldiers pilot pilots troops ranger sheriff strategists"
    ).split()
)
"""Words of office: who holds one speaks for the state or body it is named with."""

TITLES = wc.ROLES | OFFICES | PROFESSIONS | HONORIFICS_F | HONORIFICS_M
"""What stands before or behind a person's name to say who that is."""

BODIES = frozenset(
    (
        "ministry ministries department departments agency agencies government governments military army navy embassy "
        "consulate parliament senate forces troops force administration authorities cabinet command staff police court "
        "courts intelligence mission delegation side regime junta coastguard marines prosecutors officials lawmakers "
        "leaders ministers generals diplomats commanders media presidency palace treasury"
    ).split()
)
"""Bodies and groups of a state, by which it is taken up again: `the ministry`, `the officials`."""

CHARGES = frozenset(
    (
        "intelligence treasury health education energy labor commerce agriculture homeland transportation transport "
        "veterans housing environment affairs relations services development budget culture industry tourism planning "
        "home economy science technology infrastructure communications press special investment water"
    ).split()
)
"""What an office has charge of; no part of a person's name (`National Intelligence Director Jane Roe`)."""

TAKEN_UP = OFFICES | BODIES | PROFESSIONS | wc.ROLES
"""Words by which a person or body that was named with them is taken up again: `the minister`."""

FIRMS = frozenset(
    (
        "company firm group corporation manufacturer carmaker automaker airline bank retailer supplier maker publisher "
        "newspaper broadcaster magazine network outlet university institute institution organisation organization charity "
        "nonprofit union federation association party campaign foundation council committee commission board club team "
        "church hospital school college watchdog regulator agency lab laboratory startup business chain operator "
        "movement militia coalition alliance think-tank thinktank"
    ).split()
)
"""Common nouns by which a named organisation is taken up again: `the company`, `the party`."""
ANY_FIRM = frozenset(
    "company firm group corporation manufacturer carmaker retailer supplier organization organisation charity nonprofit "
    "outlet business chain operator think-tank startup".split()
)
"""Of these, words that any organisation may be called; the others want their word in its name (`Labour Party`)."""

ORGANISATIONS = frozenset(
    (
        "corp corporation inc ltd llc plc co company group holdings industries university college institute institution "
        "school academy council association society union federation confederation foundation fund trust bank exchange "
        "party committee commission board bureau network alliance coalition league club team museum library hospital "
        "clinic center centre centers laboratory laboratories observatory church diocese archdiocese cathedral court "
        "times post news journal gazette herald tribune guardian telegraph press magazine radio television tv media "
        "airlines airways motors pharmaceuticals systems technologies partners associates analytics research project "
        "initiative campaign chamber conference congress organisation organization caucus forum watch service services "
        "agency authority administration department office ministry task program programme international "
        "brotherhood movement front"
    ).split()
)
"""Words in capitals that make a name an organisation's."""

STATE_OWNED = frozenset(
    "department office ministry administration agency authority service services congress front international team".split()
)
"""Of these, words that leave a state's name before them the speaker: `US Department of Justice`."""

PRIVATE = frozenset(
    (
        "man woman men women boy girl boys girls resident residents citizen citizens tourist tourists fisherman fishermen "
        "villager villagers refugee refugees migrant migrants voter voters farmer farmers student students investor "
        "investors analyst analysts expert experts scientist scientists researcher researchers scholar scholars historian "
        "historians economist economists academic academics player players fan fans family families couple mother father "
        "teenager teenagers company companies firm firms carmaker newspaper newspapers magazine magazines website tabloid "
        "tabloids people public consumers businessman businessmen businesswoman worker workers activist activists "
        "protester protesters demonstrators critics opponents supporters passengers survivors survivor witness witnesses "
        "relatives parents lawyer lawyers doctor doctors nurse nurses teacher teachers journalist journalists reporters "
        "blogger bloggers celebrities singer actor actress artist writer author novelist"
    ).split()
)
"""Heads of a source phrase that speak for no state: `a Japanese fisherman`, `American voters`."""

OUTSIDERS = frozenset(
    (
        "voter voters fan fans customer customers user users protester protesters resident residents worker workers "
        "student students citizen citizens family families patient patients passenger passengers viewers readers"
    ).split()
)
"""Heads that speak for no organisation either: `Acme customers`."""

AGAINST = frozenset(
    (
        "anti non critics critic supporters allies fans relatives opponents opponent enemies rivals rival victims victim "
        "foes neighbours neighbors"
    ).split()
)
"""`critics of Tokyo` are not Tokyo."""

KIN = frozenset(
    (
        "father mother son daughter brother sister wife husband widow widower aunt uncle neighbour neighbor friend "
        "resident survivor witness grandmother grandfather niece nephew native victim owner state candidate"
    ).split()
)
"""Words that tie a name to a person or a place and not to one for whom it speaks."""

FORMER = frozenset("former ex onetime retired ousted exiled dissident opposition rebel jailed".split())
"""Who held an office, or stands against the state, speaks for no one but himself or herself."""

PARTICLES = frozenset("von van der den de la le du di da dos del bin ibn ben al el ter zu y e".split())
LINKS = frozenset("of for at with from in on by to and the a an 's who that".split())
ORG_LINKS = frozenset("of for on and in the".split())
PARTY_LETTERS = {"r": "Republican Party", "d": "Democratic Party"}
"""`Jane Roe (D-Ohio)`, `John Doe, R-Texas`."""

PARTIES = {
    "republican": "Republican Party",
    "republicans": "Republican Party",
    "gop": "Republican Party",
    "democrat": "Democratic Party",
    "democrats": "Democratic Party",
    "democratic": "Democratic Party",
    "labour": "Labour Party",
    "tory": "Conservative Party",
    "tories": "Conservative Party",
    "conservative": "Conservative Party",
    "conservatives": "Conservative Party",
    "libertarian": "Libertarian Party",
    "libertarians": "Libertarian Party",
    "greens": "Green Party",
    "socialists": "Socialist Party",
}
"""Words in capitals that stand alone for a party; longer names (`Liberal Democratic Party`) are read as they are."""
PARTY_NAMES = frozenset(PARTIES.values())

ANY_WORD = frozenset("labour conservative conservatives greens socialists libertarian libertarians".split())
"""Of these, words that need their capital in mid-sentence to name a party."""

SURNAMES_TOO = frozenset(
    "pope bishop dean farmer singer pastor priest nurse friend duke earl baron chairs heads leads".split()
)
"""Words of office or profession that are family names as often."""
MONTHS_TOO = frozenset("may april june august march".split())
"""Months that follow a first name as a name: `Jane May`."""

NAMES_TOO = frozenset(
    (
        "chad jordan georgia israel paris london kenya ireland holland england wales berlin sofia wagner washington lima "
        "santiago valencia cuba malta turkey kingston milan vienna sydney china india america"
    ).split()
)
"""Names of states and cities that people bear as first or family names."""

US_STATES = frozenset(
    (
        "alabama ala alaska arizona ariz arkansas ark california calif ca colorado colo connecticut conn ct delaware del "
        "florida fla fl georgia ga hawaii idaho illinois ill il indiana ind iowa kansas kan kentucky ky louisiana la maine "
        "maryland md massachusetts mass ma michigan mich mi minnesota minn mississippi miss missouri mo montana mont "
        "nebraska neb nevada nev n.h. n.j. n.m. n.y. n.c. n.d. nj ny nc ohio oh oklahoma okla oregon ore pennsylvania "
        "penn pa r.i. s.c. s.d. tennessee tenn tn texas tex tx utah vermont vt virginia va washington wash wisconsin wis "
        "wi wyoming wyo ontario"
    ).split()
)
"""`Lebanon, Ohio` and `Athens, Ga.` are towns."""

SHARED = {
    "georgia": frozenset(
        [*"Russia Abkhazia Armenia Azerbaijan Turkey NATO Ukraine Moldova".split(), "South Ossetia", "European Union"]
    )
}
"""A name that a US state shares with a country: the country only in the company of such actors."""

GENERIC_PERSONS = frozenset(
    "official source spokesman spokeswoman spokesperson man woman leader politician lawmaker old".split()
)
"""Heads that take up the last person of their gender where nobody bears the word: `the official`, `the 62-year-old`."""

COLLECTIVE = frozenset("sides pair two leaders countries nations ministers presidents parties couple duo trio".split())
DEFINITE = frozenset("the this that his her its their these those".split())

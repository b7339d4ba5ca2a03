"""Closed classes of English words: what bounds a noun phrase or a clause where no tagger is at hand.

The lists follow the closed classes of Quirk et al. (1985), A Comprehensive Grammar of the English Language, chapters 2 and 5 to 9.
"""

from __future__ import annotations

DETERMINERS = frozenset(
    (
        "a an the this that these those his her their its our my your both all some several many most two three "
        "four five six seven eight nine ten another other one each every no any"
    ).split()
)
POSSESSIVES = frozenset("his her their its our my your".split())
PREPOSITIONS = frozenset(
    (
        "about above across after against ahead along amid among around as at before behind below beside between "
        "beyond by despite during for from in inside into like near of off on onto outside over past per since "
        "than through throughout to toward towards under until up upon via with within without following "
        "regarding concerning"
    ).split()
)
LINKS = frozenset("of for in at from with on to".split())
CONJUNCTIONS = frozenset(
    (
        "and or but nor so yet that because while when whenever where whereas after before although though if "
        "unless until since as who whom which whose what how why whether once than"
    ).split()
)
SUBORDINATORS = frozenset(
    "while when whenever where whereas after before although though if unless until since as because once even".split()
)
COORDINATORS = frozenset("and but or then yet".split())
RELATIVES = frozenset("who whom whose which where".split())
NOT_PARTICIPLES = frozenset("including during according excluding regarding following something anything nothing everything king thing spring string wing ring ceiling morning evening wedding meeting building".split())
AUXILIARIES = frozenset(
    (
        "is are was were be been being am has have had having do does did can could may might must shall should "
        "will would isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't cannot couldn't "
        "mustn't shouldn't won't wouldn't"
    ).split()
)
CONTRACTED = frozenset(
    (
        "i'm i've i'd i'll he'd he'll she'd she'll it'd it'll we're we've we'd we'll they're they've they'd they'll "
        "you're you've you'd you'll"
    ).split()
)
PERSONAL = frozenset("he she they it we i you".split()) | CONTRACTED
SUBJECT_STARTS = PERSONAL | frozenset(
    (
        "this that these those there the our their my his her its all every nothing everything everyone nobody no "
        "it's we're i'm they're you're we've i've they've we'll i'll"
    ).split()
)
ADVERBS = frozenset(
    (
        "also later then further furthermore again still now once even just only already previously earlier "
        "repeatedly recently reportedly once first soon often always never not privately publicly openly quickly "
        "simply separately meanwhile however too thus therefore instead almost all both each himself herself "
        "themselves itself long now"
    ).split()
)
TIME = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december jan feb mar apr jun jul aug sept sep oct nov dec today "
        "yesterday tomorrow tonight late early earlier last this next week month year morning afternoon evening "
        "night weekend day days ago later"
    ).split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())
REPORTEES = frozenset(
    (
        "reporters journalists parliament lawmakers lawmaker senators congress viewers listeners supporters "
        "delegates investors me us them him her you readers media press audience crowd court jurors colleagues"
    ).split()
)
ROLES = frozenset(
    (
        "gov sen rep lt gen col adm capt maj sgt rev hon pres minister ministry minister's president chief "
        "secretary spokesman spokeswoman spokesperson spokespeople official officials leader leaders ambassador "
        "envoy general admiral colonel captain major commander director chancellor king queen prince princess "
        "senator governor mayor premier diplomat head chairman chairwoman chair commissioner judge justice "
        "attorney prosecutor congressman congresswoman representative deputy vice prime foreign defence defense "
        "interior finance cabinet top senior lieutenant brigadier marshal sergeant professor doctor dr mr mrs ms "
        "sir dame lord lady rear staff state government military navy army air force police security national "
        "adviser advisor counsel speaker analyst expert researcher author economist lawmaker mp activist coach "
        "manager executive ceo founder father mother son daughter resident candidate"
    ).split()
)
TITLES = ROLES - frozenset(
    (
        "government military navy army air force police security national state foreign father mother son "
        "daughter resident top"
    ).split()
)
GENERIC_SOURCES = frozenset(
    (
        "statement report study survey document letter article memo post tweet poll ministry department agency "
        "government office company group spokesman spokeswoman spokesperson officials official sources source "
        "minister president"
    ).split()
)
NEGATORS = frozenset("not no never without neither nor none hardly scarcely barely cannot".split())
SPEAKERS = (
    ROLES
    | GENERIC_SOURCES
    | frozenset(
        (
            "ministers presidents spokespeople ministries agencies governments authorities administration officers commanders "
            "soldiers troops police prosecutors lawyers lawyer judges court courts senators lawmakers mps politicians politician "
            "diplomats envoys analysts experts scientists researchers economists historians academics scholars critics opponents "
            "supporters activists campaigners protesters residents neighbours neighbors villagers witnesses witness relatives family "
            "mother father brother sister wife husband friends friend colleagues people person man woman men women boy girl "
            "patients patient doctors nurses teachers teacher students student voters investors traders executives firm firms company "
            "companies union unions party parties campaign committee commission council board panel bank team club church sides side "
            "pair two three others some many most one insiders insider aides aide observers organisers organizers organisation "
            "organization organisations organizations groups coalition alliance embassy consulate newspaper paper website magazine "
            "broadcaster channel agency reporters journalists journalist editor authors writer writers poll survey reports statements "
            "communique studies leaders heads chiefs counterparts counterpart allies neighbours rebels militants fighters victims "
            "victim survivors defendant plaintiff suspect who several few none half majority minority everyone everybody nobody "
            "someone those thousands hundreds dozens millions elites insiders strategists advisers advisors donors delegates "
            "records record ledger ledgers diary diaries notes receipts photographs map maps logs register census minutes tape tapes recording recordings petition trial paper papers preprint theory data poll polls surveys documents figures statistics research findings emails filings filing video footage "
            "images transcript memo memos ad ads article articles story stories headline headlines book film letters lawsuit "
            "complaint indictment investigation inquiry audit analysis review website site page posts tweets account accounts "
            "publication tabloid foundation charity institute university school hospital fund museum airline retailer "
            "manufacturer maker startup operator developer publisher network station studio league federation association "
            "society body regulator watchdog authority institution trust bureau service chamber delegation mission faction "
            "camp crew farmers workers drivers owners owner landlord tenants tenant parents pupils shoppers customers users fans "
            "fan players player captain referee singer media press outlets tv television radio daily north south west east kingdom republic nation country nations countries regime junta rival rivals island missive accord agreement treaty resolution law bill plan manifesto constitution order decree motion dispatch communique note ruling verdict brief actor actress director filmmaker novelist poet artist designer chef "
            "architect engineer engineers pilot pilots sailor sailors fisherman fishermen farmer worker driver neighbour neighbor "
            "billionaire businessman businesswoman entrepreneur investor banker trader veteran veterans migrant migrants refugee "
            "refugees immigrant immigrants emperor pope bishop priest imam rabbi clergy nun monks dissident dissidents exile "
            "mum dad mom grandmother grandfather son daughter uncle aunt cousin widow child children youth teenager"
        ).split()
    )
)
STATE_BODIES = frozenset(
    (
        "ministry department foreign defence defense interior finance trade treasury army navy air force forces coast guard "
        "marine marines military embassy consulate parliament senate congress house assembly cabinet supreme high federal central "
        "joint staff command fleet border police intelligence space state justice energy homeland national"
    ).split()
)
MOUTHPIECES = frozenset(
    "statement report document letter ministry department agency government office company group article memo post".split()
)
PLURALS = frozenset("they we i you who people police men women both all many some others most few children".split())
IRREGULAR_PAST = frozenset(
    (
        "said told thought felt found held wrote spoke saw put made gave took swore read meant knew heard sent went began drew "
        "came stood taught sought brought laid led set bet let hit quit understood foresaw foretold retold rang sang wept shook "
        "struck threw kept left became broke chose shown known given seen taken written spoken according"
    ).split()
)
FINITE_PAST = frozenset(
    "gave took made went came began knew saw wrote spoke drew stood brought sought became chose kept led sent struck threw".split()
)
FINITE = frozenset(
    (
        "says thinks believes knows wants needs seems appears remains becomes gives takes makes goes comes gets keeps means puts "
        "brings runs holds stands leads tells asks shows finds turns begins starts continues includes allows lives works plays moves "
        "faces expects hopes looks feels tries helps follows stays lies sits serves ends opens closes draws drives carries "
        "hit cut put set let went got lost won told left felt found held met paid sold spent built fell rose grew flew ran ate saw "
        "had has is was were are been said thought"
    ).split()
) | FINITE_PAST
PRETITLES = frozenset(
    (
        "former late longtime veteran retired current new then ex top senior chief deputy acting incoming outgoing vice fellow "
        "onetime sometime embattled ousted exiled jailed leading local state federal national regional prominent billionaire rival "
        "presidential republican democratic conservative liberal star owner co lead"
    ).split()
)
MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())

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
ARTICLES = frozenset("the a an".split())
FIRST_SECOND = frozenset("i we you".split())
"""Outside marks these are the outlet and its reader."""
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
COORDINATORS = frozenset("and but or yet".split())
RELATIVES = frozenset("who whom whose which where".split())
NOT_PARTICIPLES = frozenset(
    (
        "according anything building ceiling during evening everything excluding following including king meeting "
        "morning nothing regarding ring something spring string thing wedding wing"
    ).split()
)
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
NOUNS_IN_LY = frozenset("ally anomaly assembly bully daily elderly family monopoly rally reply supply weekly".split())
"""Words in -ly that are nouns far more often than adverbs."""
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
NEGATORS = frozenset("not no never without neither nor none hardly scarcely barely cannot".split())
DOCUMENTS = frozenset(
    (
        "accord account accounts ad ads agreement analysis article articles audit bill book brief census communique "
        "complaint constitution data decree diaries diary dispatch document documents emails figures filing filings "
        "film findings footage headline headlines images indictment inquiry investigation law lawsuit ledger ledgers "
        "letter letters logs magazine manifesto map maps memo memos minutes missive motion newspaper note notes order "
        "page paper papers petition photographs plan poll polls post posts preprint publication receipts record "
        "recording recordings records register report reports research resolution review ruling site statement "
        "statements statistics stories story studies study survey surveys tape tapes theory transcript treaty trial "
        "tweet tweets verdict video website"
    ).split()
)
INSTITUTIONS = frozenset(
    (
        "administration agencies agency airline alliance association authorities authority bank board body "
        "broadcaster bureau camp campaign chamber channel charity church club coalition commission committee "
        "companies company consulate council countries country court courts crew daily delegation department "
        "developer east embassy faction federation firm firms foundation fund governments group groups hospital "
        "institute institution island junta kingdom league maker manufacturer media ministries mission museum nation "
        "nations network north office operator organisation organisations organization organizations outlets panel "
        "parties party press publisher radio regime regulator republic retailer school service society south startup "
        "station studio tabloid team television trust tv union unions university watchdog west"
    ).split()
)
PEOPLE = frozenset(
    (
        "academics activists actor actress advisers advisors aide aides allies analysts architect artist aunt authors "
        "banker billionaire bishop boy brother businessman businesswoman campaigners chef chiefs child children "
        "clergy colleagues commanders counterpart counterparts cousin critics customers dad defendant delegates "
        "designer diplomats dissident dissidents doctors donors dozens driver drivers economists editor elites "
        "emperor engineer engineers entrepreneur envoys everybody everyone executives exile experts family fan fans "
        "farmer farmers few fighters filmmaker fisherman fishermen friend friends girl grandfather grandmother half "
        "heads historians hundreds husband imam immigrant immigrants insider insiders investor investors journalist "
        "journalists judges landlord lawmakers lawyer lawyers majority man many men migrant migrants militants "
        "millions ministers minority mom monks most mps mum neighbor neighbors neighbour neighbours nobody none "
        "novelist nun nurses observers officers one opponents organisers organizers others owner owners pair parents "
        "patient patients people person pilot pilots plaintiff player players poet politician politicians pope "
        "presidents priest prosecutors protesters pupils rabbi rebels referee refugee refugees relatives reporters "
        "researchers residents rival rivals sailor sailors scholars scientists senators several shoppers side sides "
        "singer sister soldiers some someone source sources strategists student students supporters survivors suspect "
        "teacher teachers teenager tenant tenants those thousands three trader traders troops two uncle users veteran "
        "veterans victim victims villagers voters who widow wife witness witnesses woman women worker workers writer "
        "writers youth"
    ).split()
)
SPEAKERS = ROLES | DOCUMENTS | INSTITUTIONS | PEOPLE
"""Nouns whose bearers can be a source: offices, people, institutions, and documents that say things."""
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
FINITE = (
    frozenset(
        (
            "says thinks believes knows wants needs seems appears remains becomes gives takes makes goes comes gets keeps means puts "
            "brings runs holds stands leads tells asks shows finds turns begins starts continues includes allows lives works plays moves "
            "faces expects hopes looks feels tries helps follows stays lies sits serves ends opens closes draws drives carries "
            "hit cut put set let went got lost won told left felt found held met paid sold spent built fell rose grew flew ran ate saw "
            "had has is was were are been said thought"
        ).split()
    )
    | FINITE_PAST
)
MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
OBJECTS = frozenset("it him her them himself herself itself themselves this that these those".split())
VERDICTS = frozenset(
    (
        "unfair wrong false fake premature absurd unjust illegal unlawful weak corrupt insane crazy dangerous unwise unclear "
        "unlikely inadequate inappropriate inhumane immoral untrue unworthy necessary unnecessary extraordinary shameful "
        "ready right fair sound safe unsafe dead shy guilty innocent late wise true vital crucial"
    ).split()
)
ADJECTIVAL = ("ous", "ful", "able", "ible", "ive", "less", "istic")
NOT_ADJECTIVES = frozenset(
    (
        "detective executive representative native relative motive objective archive initiative alternative incentive perspective "
        "directive narrative table vegetable cable constable bible handful mouthful bus nous operative captive five live drive"
    ).split()
)
"""Words that are nouns in spite of an ending of adjectives."""
FRONTED = frozenset("asked pressed told questioned accused quizzed".split())
"""Participles that open a sentence with the occasion of an answer: `Asked about the raid, she said`."""
RAISING = frozenset(
    "tend tends tended appear appears appeared seem seems seemed continue continues continued began begin begins used".split()
)
"""Verbs whose subject is that of the infinitive behind them."""

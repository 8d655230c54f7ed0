package suggest

import (
	"strings"

	"tickmark/annotate"
)

// english holds the words and rules of English, in British and American
// spelling. The lists are ours, from how news is written; they are short on
// purpose, since a list that is almost complete hides what it lacks.
var english = newLanguage(grammar{
	capitals: true,
	guess:    guessEnglish,
	classes: map[class]string{
		functionWord: `
			a an the this that these those some any each every either neither both all no none such another other same
			i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself yourself himself
			herself itself ourselves themselves one ones someone somebody anyone anybody everyone everybody nobody nothing
			something anything everything who whom whose which what whatever whoever when where why how there here
			and or but nor so yet for if then else because since although though while whereas unless until till once than as
			of in on at by to from with without within into onto out off up down over under above below between among amid
			across along around about against after before behind beside besides beyond despite during except inside like near
			outside per through throughout toward towards upon via
			is are was were be been being am isn't aren't wasn't weren't it's i'm you're he's she's we're they're that's there's
			do does did done doing don't doesn't didn't has have had having hasn't haven't hadn't i've you've we've they've
			will would shall should can could may might must ought won't wouldn't shan't shouldn't can't cannot couldn't mightn't
			mustn't i'll you'll he'll she'll it'll we'll they'll i'd you'd he'd she'd we'd they'd let's
			not only also just even still already again ever never always often sometimes perhaps maybe indeed however
			therefore thus meanwhile moreover instead rather quite very too more most less least much many few several
			now today yesterday tomorrow tonight soon later earlier last next first yes well oh ok okay please
			according thanks due given nearly almost hardly barely some several nor nonetheless nevertheless otherwise finally
			recently currently previously eventually suddenly unfortunately fortunately clearly certainly apparently reportedly`,
		// Forms that are hardly ever anything but somebody speaking; the others are in the rules, with what has to stand
		// beside them.
		reporting: `
			says said saying claimed claiming stated insists insisted insisting argues argued arguing noted warns
			warned announces announced announcing denies denied denying admits admitted admitting alleges alleged alleging accuses
			accused accusing explains explained replies replied responded wrote tweeted posted declares declared recalls recalled
			concedes conceded acknowledges acknowledged confirms confirmed disputes disputed rejects rejected testified complains
			complained promised pledged vows vowed stressed quipped joked remarked shouted whispered boasted boasts asserted
			asserts maintains maintained contends contended described describes`,
		title: `
			president vice-president prime minister premier chancellor secretary ambassador envoy senator congressman congresswoman governor
			mayor councillor councilor councilman councilwoman mp mep commissioner king queen prince princess pope archbishop
			bishop cardinal imam rabbi reverend chief chiefs chair chairman chairwoman chairperson director ceo cfo executive
			founder co-founder head leader deputy manager coach captain editor spokesman spokeswoman spokesperson judge justice
			prosecutor attorney lawyer sheriff inspector detective sergeant lieutenant colonel general admiral commander
			professor lecturer economist biologist ecologist physicist chemist historian epidemiologist virologist geologist
			analyst engineer scientist researcher surgeon headteacher principal dean rector curator author columnist owner
			treasurer adviser advisor candidate referee conductor speaker whip ombudsman superintendent`,
		honorific: "state mr mrs ms miss mx dr sir dame lord lady madam st saint mme mlle herr frau don doña sra",
		particle:  "de di du da della le la",
		plural: `
			people men women children teeth feet mice geese sheep fish deer cattle police staff aircraft species data media
			lives wives knives halves shelves thieves leaves`,
		comparative: `
			more less fewer higher lower greater larger bigger smaller longer shorter faster slower older younger better worse
			cheaper costlier richer poorer heavier lighter hotter colder warmer cooler wetter drier stronger weaker safer deadlier
			earlier later further farther deeper taller wider`,
		superlative: `
			largest biggest smallest highest lowest longest shortest fastest slowest oldest youngest greatest earliest richest
			poorest strongest weakest deepest tallest widest heaviest hottest coldest warmest wettest driest deadliest busiest
			cheapest costliest safest fewest newest furthest farthest closest best worst foremost`,
		numeral: `
			two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
			twenty thirty forty fifty sixty seventy eighty ninety`,
		scale: "hundred thousand million millions billion billions trillion trillions bn dozen",
		unit: `
			percent per-cent pct percentage kilometre kilometres kilometer kilometers metre metres meter meters centimetre centimetres
			centimeter centimeters millimetre millimetres millimeter millimeters mile miles yard yards foot inch inches acre acres
			hectare hectares litre litres liter liters gallon gallons pint pints gram grams gramme grammes kilogram kilograms kilo
			kilos tonne tonnes ton tons pound pounds ounce ounces stone euro euros dollar dollars cent cents pence penny yen yuan
			rouble roubles rubles rupee rupees crown crowns krona kroner franc francs peso pesos degree degrees celsius fahrenheit
			kelvin watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts volt volts hertz megahertz decibels calories
			second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades century
			centuries km kg cm mm mph kph kwh mw gw gb tb mb ha sq mg ml hp mbps usd eur gbp points point goals votes seats times`,
		ordinal: `
			second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
			seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth`,
		month: `
			january february march april may june july august september october november december jan feb mar apr jun jul aug sep
			sept oct nov dec`,
		weekday:  "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays",
		timeUnit: "year month week weekend decade century night evening morning afternoon spring summer autumn fall winter season quarter christmas easter",
	},

	dates: []ruleGroup{
		{weight: 0.3, reason: "A date.", patterns: `
			on|since|until|by|from|before|after|of? the? <day> th|st|nd|rd? of? <month> .? ,? <year>?
			on|since|until|by|from|before|after|of? <month> .? <day> th|st|nd|rd? ,? <year>?
			in|since|until|by|from|before|after|during|of? early|late|mid? -? <month> .? ,? of? <year>
			on|until|by|from|before|after the? first|<ordinal> of <month> ,? <year>?
			the first|<ordinal> of <month> ,? <year>?
			on|by|from|until|before|after the <day> th|st|nd|rd !floor|time|birthday|anniversary|century|minute
		`},
		{weight: 0.25, reason: "A year.", patterns: `
			in|since|until|by|from|before|after|during|of|around|through? early|late|mid? -? <year>
			between|from <year> and|to|until|through|- <year>
			in|since|during|of? the? spring|summer|autumn|fall|winter|end|start|beginning|middle of? <year>
			in|since|during|of|from|by? the? early|late|mid? -? <digits> s
			in|since|during|of|from? the? <ordinal> -? century
			in|since|during|of|from? the? <digits> th|st|nd|rd century
			the twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties
			<year> - <digits>
			<year> / <digits>
		`},
		{weight: 0.15, reason: "A time that depends on when the text was written.", patterns: `
			last|this|next|since|until|by? last|this|next|previous|following <time>|<month>|<weekday>
			in|since|until|by|from|before|after|during|of early|late|mid? -? <month>
			on|by|since|until|from|before|after? early|late? <weekday> morning|afternoon|evening|night?
			yesterday|today|tomorrow|tonight
			earlier this <time>
			a|<numeral>|<digits> year|month|week|day|decade|century|hour ago|earlier|later
			a|<numeral>|<digits> years|months|weeks|days|decades|centuries|hours ago|earlier|later
			in|over|for|during|within? the last|past|next|coming|previous <numeral>|<digits>? years|months|weeks|days|decades|hours
			last|this|next|by|on|at|before|after|since|until? christmas|thanksgiving|easter|ramadan
			christmas|boxing|labor|independence|memorial|veterans|new|valentine's|midsummer year? 's? day
			at <digits> a.m.|p.m.|am|pm
			<digits> a.m.|p.m.|o'clock
			at noon|midnight
			at <numeral>|<digits> in the morning|afternoon|evening
			at <numeral>|<digits> o'clock
		`},
	},

	numbers: []ruleGroup{
		{weight: 0.45, reason: "A share or a rate.", patterns: `
			<number> per cent
			<number> percentage points
			one|<number> in|of|per every? <number>
			one|<number> out of every? <number>
			<number> a|an|per|each|every day|week|month|year|hour|minute|second|night|head|person|passenger|household|kilometre|mile|tonne|ton|litre|gallon|capita
			a|one|two|three|four third|thirds|quarter|quarters|fifth|fifths|tenth|tenths|half|sixth|eighth of?
			a|one|two|three|four - third|thirds|quarter|quarters|fifth|fifths|tenth|tenths
			half of|the|its|their|his|her|our|all
			a? majority|minority|fraction|handful of
			<number> to <number>
			from <number> to|and <number>
			between <number> and <number>
		`},
		{weight: 0.4, reason: "A limit or an approximate number.", patterns: `
			more|less|fewer|greater|higher|lower than <number>
			at least|most <number>
			about|around|roughly|approximately|some|nearly|almost|over|under|above|below|exactly|only|just|barely|estimated <number>
			up to <number>
			as many|much|few|little|high|low|long|far as <number>
			an estimated <number>
			<number> or more|less|fewer|so
			<number> square|cubic <unit>
		`},
		{weight: 0.3, reason: "An approximate number.", patterns: `
			tens|dozens|scores|hundreds|thousands|millions|billions of thousands|millions? of?
			a|one couple|dozen|hundred|thousand|million|billion <plural>|<unit>?
			half a? dozen|hundred|million|billion
		`},
		{weight: 0.2, reason: "A rank.", patterns: `
			<digits> th|st|nd|rd
		`},
	},

	facts: []ruleGroup{
		{kind: annotate.KindNumber, weight: 0.12, reason: "A quantity.", patterns: `
			most|many|few|all|none|several|half|hardly|nearly|almost|virtually of|any|every|all|no
			nobody|none|everyone|everybody
			no one
			all|no <plural>
		`},
		{kind: annotate.KindNumber, weight: 0.2, reason: "A rank.", patterns: `
			the|his|her|its|their|'s <ordinal>
			<ordinal> in|place|time|year|consecutive|successive|straight|quarter|day|term
		`},
		{kind: annotate.KindNumber, weight: 0.15, reason: "An age.", patterns: `
			<name> , <number> ,
			aged <number>
		`},

		{kind: annotate.KindComparison, weight: 0.45, reason: "A comparison.", patterns: `
			<number>? <comparative> than the|a|an|in|at|on|its|their|his|her|any|most|all|half|ever? <date>|<number>|<name>|<plural>?
			<number>? <comparative> … than in|at|on|the|its|their|any? <date>|<number>|<name>?
			<number> <comparative> than? before|expected|forecast|planned?
			as many|much|few|often|large|big|high|likely … as the|in|a? <date>|<number>|<name>?
			twice|double|triple|treble|half|quarter the|as|its|their|what|that|his|her number|amount|rate|size|many|much|price|average? as? <comparative>?
			<number> times as|more|less|higher|lower|larger|bigger|the|that|faster|smaller
			<number> -? fold
			times the rate|number|size|average|price
			doubled|tripled|trebled|quadrupled|quintupled|halved
			double|doubled|doubling|triple|tripled|tripling|quadrupled|halved|halving in|since|over|between|from <date>|<number>
			outnumber|outnumbers|outnumbered|exceed|exceeds|exceeded|outpaced|outperformed|overtook|overtaken|surpassed|surpasses
			compared|compares with|to
			half our|its|their|the|his|her size|age|price
			in contrast to
			unlike <name>
			above|below|beyond|under|over|within the|its|their? average|target|forecast|forecasts|budget|limit|norm
			ahead|behind of? the|its|their? schedule|target|forecast|rivals
			up|down from
			from <number> to <number>
			<number> ahead|behind of? <name>?
			<number> above|below
			against <number> in|a <date>|year
		`},
		{kind: annotate.KindComparison, weight: 0.4, reason: "A change.", patterns: `
			rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|increase|increases|increased|increasing|climb|climbs|climbed|jumped|surged|soared|swelled|gained|fall|falls|fell|fallen|falling|drop|drops|dropped|decline|declines|declined|declining|decrease|decreased|shrink|shrank|shrunk|shrinking|plunged|slumped|plummeted|dipped|slid|lost|cut|reduced|slashed|raised|lowered … by|to|from <number>
			rise|rises|rose|risen|grow|grew|grown|increase|increased|climbed|jumped|surged|soared|fall|falls|fell|fallen|drop|dropped|decline|declined|decrease|decreased|shrank|shrunk|plunged|slumped|plummeted|dipped|cut|up|down <number>
			went|gone|going up|down
			has|have|had increased|decreased|improved|worsened|deteriorated|accelerated|slowed
			<number> higher|lower
			rise|increase|growth|fall|drop|decline|decrease|reduction|cut of <number>
			cut|reduced … by a? <number>
		`},

		{kind: annotate.KindComparison, weight: 0.2, reason: "A change.", patterns: `
			rose|risen|climbed|surged|soared|fell|fallen|declined|shrank|shrunk|plunged|slumped|plummeted
		`},

		{kind: annotate.KindSuperlative, weight: 0.4, reason: "A superlative.", patterns: `
			the|its|their|his|her|our|my|'s|<ordinal>? -? <superlative>
			the|its|their|his|her|our|'s|<ordinal> most|least … of|in|on|since|ever
			the|its|their|his|her|our|'s most|least
			the|its|their|his|her|our|'s only
			is|are|was|were|one of? the few
			is|was|were|be|became|become ^ the|its|their|his|her|our first
			the|its|their|his|her|our|'s first … ever|since
			first time|woman|man|person|country|city|team|ever
			first since|in|for <date>|<number>
			for the first time … <date>|<number>?
			never before
			has|have|had never|always
			never been|was|were|had
			more|less|fewer … than any
			more|less|fewer often? than ever|anyone|anybody|anywhere
			a|all|its|their|the|club|national|world|state|new|old|previous -? time? record
			record high|low|profit|profits|year|number|numbers|level|levels|loss|losses|time|crowd|breaking
			record - breaking|high|low
			on record
			since records|record began
			unprecedented|unique|uniquely|unrivalled|unequalled|unmatched
			no other
			nowhere else
			in <name>|history 's? history
			of all time
		`},
		{kind: annotate.KindSuperlative, weight: 0.25, reason: "A first.", patterns: `
			the|its|their|his|her|our|'s first
		`},
		{kind: annotate.KindSuperlative, weight: 0.15, reason: "A statement without exception.", patterns: `
			never|always|invariably|entirely|completely
			every single
			the whole|entire
		`},

		{kind: annotate.KindCausal, weight: 0.4, reason: "A cause.", patterns: `
			because of?
			caused|causing|cause|causes by?
			led|leads|leading to
			due to !be|start|begin|open|close|end|meet|vote|visit|arrive|take|run|return|finish|launch|speak|appear|face|report|publish|go|come|make|get|play|leave|join|receive|pay|retire|expire|stand|hear|hold|decide
			owing to
			thanks to
			as a result of?
			results|resulted|resulting in|from
			blamed|blames|blame … on|for
			blamed|blames
			attributed|attributes|attributable … to
			stems|stemmed|stemming from
			driven|prompted|triggered|sparked|fuelled|fueled by
			triggered|sparked|prompted
			responsible for
			brought about
			contributed|contributes|contributing to
			in response to
			in the wake of
			cures|cure|cured|prevents|prevent|prevented|protects|protect|treats against? the|a|an|<name>|<plural>|cancer|disease|flu|infection|pregnancy
			which means|meant
			so that
			therefore|consequently|hence
			for that reason
			the reason
			linked|link|links … to
			thereby
		`},

		{kind: annotate.KindQuote, weight: 0.2, reason: "Says what somebody said.", patterns: `
			<reporting>
			adds|added|adding !<number>
			claims|states|notes|reports|estimates|suggests|stresses|promises|reveals|writes|shows that
			claim|state|note|report|estimate|suggest|stress|promise|argue|insist|warn|believe|deny|admit|allege|confirm that
			they|who|officials|critics|experts|scientists|researchers|police|prosecutors|lawyers|authors|residents|ministers|doctors|witnesses|supporters|opponents|some ^ say|claim|argue|insist|warn|deny|believe|estimate
			<plural> ^ say|argue|insist|deny
			<name> writes|notes|claims|reports|estimates
			he|she|it notes|claims|writes|reports|estimates
			told the|a|an|his|her|its|their|our|this|reporters|journalists|parliament|congress
			told <name>
			called it|the|him|her|them|this|for|on
			calls it|the|him|her|them|this|for|on
			calling it|the|him|her|them|this|for|on
			according to the? <name>?
			in a statement|interview|speech|tweet
			is|are|was|were|has|have|had? quoted as? saying?
			is|are|was|were said|believed|thought|understood|reported|alleged to
			asked|asks if|whether|why|how
		`},

		{kind: annotate.KindTitle, weight: 0.2, reason: "A title or role.", patterns: `
			<title> of? state|<title>? <name>
			<name> <title> <title>? <name>
			<name> 's … <title> <title>? <name>
			foreign|security|economic|trade|health policy|affairs? chief|adviser|advisor <name>?
			<name> , the|a|an|its|their|his|her|now|then? … ^ <title> of|at|for|to? the? <name>?
			<name> , who ^ chairs|chaired|leads|led|heads|headed|runs|ran|directs|directed|founded|owns|owned
			<name> 's … ^ <title>
			chief executive|constable|whip|justice|inspector|scientist|economist of? <name>?
			prime|foreign|finance|health|defence|defense|interior|justice|home|education|transport|environment minister|secretary <name>?
			vice president|chancellor|chair|captain <name>?
			appointed|elected|became|become|named|is|was the? a? chief? ^ <title> of|at? the? <name>?
			former|then|acting|deputy ^ <title> of? the? <name>?
			<title> of|at|for the? <name>
		`},

		{kind: annotate.KindPlace, weight: 0.12, reason: "A place.", patterns: `
			in|near|outside|across|around|throughout|off|beyond ^ <name>
			north|south|east|west|coast|city|town|village|port|province|region|state|capital|district|island|parish|valley|suburb of ^ <name>
			live|lives|lived|born|travelled|traveled|moved|arrived|returned|flew|sailed in|to|at|from ^ <name>
		`},

		{kind: annotate.KindOther, weight: 0.22, reason: "Something that happened, or did not.", patterns: `
			won|lost|beat|defeated|scored|equalised|equalized|qualified|finished
			died|killed|injured|wounded|murdered|shot|drowned|born|married|divorced
			arrested|charged|convicted|sentenced|jailed|imprisoned|acquitted|fined|sued|indicted|investigated|raided
			resigned|appointed|elected|sacked|fired|dismissed|hired|promoted|retired|ousted|removed|replaced|succeeded
			signed|voted|vetoed|approved|banned|passed|repealed|ratified|ruled|adopted|abolished|lifted|legalised|legalized
			opened|closed|founded|built|demolished|launched|published|released|cancelled|canceled|delayed|postponed|shut
			bought|sold|owns|owned|paid|spent|earned|invested|donated|borrowed|owes|owed
			cost|costs|pay|pays|spend|spends|earn|earns|worth … <number>
			discovered|invented|developed|detected|measured|tested|proved|proven|showed|shown|shows
			attacked|invaded|bombed|destroyed|damaged|flooded|collapsed|crashed|withdrew|surrendered|seized
			met|visited|travelled|traveled|arrived|moved
			caught|captured|rescued|stolen|stole|robbed|kidnapped|smuggled|hacked|leaked|faked|altered|forged|deleted|poisoned|infected
			refused|agreed|proposed|issued|granted|ordered|demanded|praised|criticised|criticized|condemned|endorsed|threatened
			mistakenly|accidentally|secretly|deliberately|falsely
			photograph|photographs|photo|photos|picture|pictures|video|videos|footage|image|images … show|shows|showed|showing|captured
			<name> has|had|have|was|were|is|are? also? ^ <past>
			is|are|was|were proven|dangerous|harmful|lethal|deadly|fatal|toxic|poisonous|safe|effective|ineffective|contaminated|extinct|fake
			illegal|unlawful|illegally|banned|mandatory|compulsory
			requires|required|forbids|forbidden|entitled|obliged
			contains|contain|contained|consists|consisted
			belongs|belonged
		`},
	},

	moods: []ruleGroup{
		{mood: forecast, patterns: `
			will|won't|shall|i'll|you'll|he'll|she'll|it'll|we'll|they'll
			going to
			due to be|start|begin|open|close|end|meet|vote|visit|arrive|take|run|return|finish|launch|speak|appear|face|report|publish|go|come|make|get|play|leave|join|receive|pay|retire|expire|stand|hear|hold|decide
			expected|expects|expect|likely|set|scheduled|hopes|hoped|plans|planned|poised|forecast to
			may|might|could be|have|become|well|decide|matter|yet|still|reach|rise|fall
			is|are to be
			would be|have|become|do|make
			if
		`},
		{mood: opinion, patterns: `
			should|shouldn't|ought|deserve|deserves
			i think|believe|suppose|suspect|reckon|fear|dare|know
			in my view|opinion
			perhaps|maybe|surely|frankly|honestly|arguably|hopefully|admittedly
			no doubt
			one wonders|feels|hopes|suspects
			wonderful|beautiful|beautifully|lovely|lovelier|charming|elegant|brilliant|splendid|magnificent|marvellous|marvelous|delightful|superb
			terrible|awful|dreadful|horrible|shameful|disgraceful|outrageous|scandalous|ridiculous|absurd|foolish|stupid|silly
			sad|sadder|sadly|cruel|ugly|pretty|nice|decent|honest|brave|bold|wise|clever|stubborn
			deserved|unforgivable|unacceptable|inexcusable|disappointing|pathetic|tragic|inspiring|thrilling|boring
			unfortunately|fortunately|thankfully|regrettably|luckily
			must be|not|never|have
			nothing better|worse|sadder|more
		`},
		{mood: feelings, patterns: `
			i|we feel|felt|love|loved|hate|hated|hope|fear|wish|am|was|enjoy|enjoyed|like|liked|miss|missed
			i'm|we're tired|afraid|proud|glad|happy|sorry|sure|angry|sad|delighted|grateful|worried|certain
			i find|found it?
			i can hear|think|imagine|see
			makes|made me
		`},
		{mood: order, patterns: `
			<start> let|let's|build|call|ask|go|take|bring|come|look|read|remember|forget|imagine|consider|think|try|stop|start|keep|give|tell|say|see|listen|wait|buy|vote|write|send|join|click|subscribe|sign|share|donate|follow|add|note|put|turn|leave|find|check|make|bless|show the|a|an|it|us|them|me|him|her|this|that|your|our|their|and|if|at|to|in|on|up|about|,|now|of|back|out|for
			<start> be|don't|do|please|let's|let
		`},
	},
})

// guessEnglish classes a word by its ending: -est after a stem of two letters
// is a superlative, -ed a past, -s most often a plural.
func guessEnglish(lower string) class {
	switch {
	case len(lower) >= 6 && strings.HasSuffix(lower, "est") && !notSuperlative[lower]:
		return superlative
	case len(lower) >= 5 && strings.HasSuffix(lower, "ed") && !strings.HasSuffix(lower, "eed"):
		return past
	case len(lower) >= 5 && strings.HasSuffix(lower, "ier") && !notComparative[lower]:
		return comparative
	case len(lower) >= 4 && strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss") && !strings.HasSuffix(lower, "us") && !strings.HasSuffix(lower, "is"):
		return plural
	}
	return 0
}

// notSuperlative and notComparative are words that only look so.
var (
	notSuperlative = set(`interest disinterest protest contest conquest harvest request bequest inquest forest rainforest earnest digest
		suggest invest manifest honest dishonest modest immodest houseguest behest midwest northwest southwest headrest footrest
		backrest tempest unrest reinvest detest attest arrest infest ingest divest latest priest budapest bucharest everest`)
	notComparative = set(`soldier carrier barrier frontier premier courier supplier pier terrier cashier glacier brigadier cavalier
		outlier atelier dossier chandelier skier occupier`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

package annotate

import "strings"

var english = language{
	neverLast: setOf(`
		mr mrs ms mx messrs mme mlle dr drs prof revd Rev Fr Hon Supt Insp Det Cllr Amb Pres
		Gen Lt Col Maj Capt Cmdr Cpl Sgt Pvt Adm Brig Gov Govs Sen Sens Rep Reps Atty Asst
		e.g i.e eg ie cf viz vs v`),
	beforeNumber: setOf(`
		no nos num p pp par para paras vol vols fig figs ch chap sec sect art arts eq ver op tel ext
		al c ca approx est
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun`),
	mayBeLast: setOf(`
		jr sr esq inc ltd co cos corp bros pty St Ste Ave Blvd Rd Hwy Mt Ft Dept Dist Univ Assn Intl Natl b.sc m.sc m.phil
		Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev
		Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo`),
	hours: setOf("a.m p.m"),
	times: setOf(`
		Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
		September October November December
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Eastern Central Mountain Pacific Greenwich ET EST EDT CT CST CDT MT MST
		MDT PT PST PDT GMT UTC BST CET CEST IST JST AEST`),
	starters: setOf(`
		a an the this that these those there here i he she it we you they my his her its our your their who what which when
		where why how and but or nor so yet if as at by for from in into of on to with about after against although among
		because before between despite during even except since though through under unless until upon while within without
		also another both each either every few many more most much no none not only other several some such all any then
		now today yesterday tomorrow still however meanwhile moreover nevertheless instead perhaps later earlier once
		according`),
	says: setOf(`
		said says say saying asked asks ask added adds replied replies told tells wrote writes posted tweeted answered
		announced declared exclaimed shouted cried whispered wondered demanded insisted continued concluded recalled
		remarked quipped joked noted`),
	functionWords: strings.Fields(`
		a an the this that these those
		I me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
		we us our ours ourselves they them their theirs themselves who whom whose which what there
		of in on at by for with from to into onto upon as about via
		and or but when where while though although whether
		be am is are was were been being have has had having do does did doing
		will would shall should can could might must
		's 're 've 'll 'd 'm I'm I've I'll I'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll
		we're we've we'll we'd they're they've they'll they'd that's there's who's what's`),
}

package anchor

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// tongue is what texts of a language are made of: sentences with slots, and what
// goes into the slots. All places and persons are invented.
type tongue struct {
	name      string
	sentences []string
	slots     map[string][]string
	refrains  []string // sentences that occur again and again, as in any newspaper
	between   string   // what stands between sentences
	stop      string   // what ends them
	not       string   // a word that turns a statement round, with its space
	letters   []rune   // for typing errors
}

// text makes a text of at least that many code points: paragraphs with some
// headings, dialogues and rows of tables between them.
func (t tongue) text(r *rand.Rand, length int) string {
	var s strings.Builder
	for n := 0; n < length; {
		var p []string
		switch r.IntN(14) {
		case 0:
			p = append(p, strings.TrimSuffix(t.sentence(r), t.stop))
		case 1:
			for range 2 + r.IntN(4) {
				row := t.fill(r, "{person} | {place} | {number} | {year}\n")
				n += len([]rune(row))
				s.WriteString(row)
			}
			continue
		case 2:
			p = append(p, "“"+t.sentence(r)+"”", "“"+t.sentence(r)+"”")
		default:
			for range 1 + r.IntN(7) {
				p = append(p, t.sentence(r))
			}
		}
		paragraph := strings.Join(p, t.between) + "\n"
		n += len([]rune(paragraph))
		s.WriteString(paragraph)
	}
	return s.String()
}

func (t tongue) sentence(r *rand.Rand) string {
	if r.IntN(40) == 0 && len(t.refrains) > 0 {
		return t.refrains[r.IntN(len(t.refrains))]
	}
	s := []rune(t.fill(r, t.sentences[r.IntN(len(t.sentences))]))
	return strings.ToUpper(string(s[0])) + string(s[1:])
}

// fill replaces each {slot} by something that fits, slots in it included.
func (t tongue) fill(r *rand.Rand, s string) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		switch slot {
		case "number":
			fmt.Fprint(&out, 2+r.IntN(9000))
		case "year":
			fmt.Fprint(&out, 1850+r.IntN(175))
		default:
			choices := t.slots[slot]
			out.WriteString(t.fill(r, choices[r.IntN(len(choices))]))
		}
		s = after
	}
}

func list(words string) []string { return strings.Split(words, ";") }

var tongues = []tongue{
	{
		name:    "English",
		between: " ", stop: ".", not: "not ", letters: []rune("abcdefghijklmnopqrstuvwxyz"),
		refrains: []string{
			"The council did not answer our questions.", "Nobody was hurt.", "The figures are not final.",
			"Both sides have appealed.", "The ministry declined to comment on the report.",
		},
		sentences: []string{
			"{when}, {who} {did} {what} {where}.",
			"{who}, who {did} {what} in {year}, {said} that {what} {became}.",
			"of the {number} {things} {where}, {number} {became} {when}.",
			"{person} {said}: {what} {became}, and {what} {became}, too.",
			"since {year} {who} {did} {what}, although {what} {became} {where}.",
			"{what} {became} {when}; {who} {did} {what}.",
			"according to {person}, {who} {did} {what} because {what} {became}.",
			"{who} {did} {number} {things}, {number} more than in {year}.",
			"what {who} {said} {when} about {what} is {adjective}, {adjective} and {adjective}.",
			"{where}, {number} per cent of the {things} {became} by {year}.",
		},
		slots: map[string][]string{
			"person":    {"{first} {last}", "{first} {last}", "Professor {last}", "Mayor {last}", "Judge {last}"},
			"first":     list("Ada;Boris;Celia;Dorian;Edda;Fergus;Greta;Hamish;Ines;Jonas;Kirsten;Lorcan;Mira;Niall;Odile;Piet;Runa;Silas;Tamsin;Ulric;Vera;Wilf;Yara;Zeno"),
			"last":      list("Quill;Marsh;Ostler;Penhallow;Brandt;Tarn;Wexley;Corrie;Dunmore;Ellery;Farrow;Gault;Hollis;Ivory;Kestrel;Lund;Mowbray;Nairn;Orrin;Pike;Rusk;Stroud;Thorne;Vane"),
			"place":     list("Lornby;Halven;Eastmere;Port Quay;Saltmarsh;Upper Wend;Orrin Head;Kestle;Dray;Millbeck;Farne Hollow;Tavering;Nether Coll;Ashwick;Brenn;Cawdle"),
			"who":       {"{person}", "the {adjective} {body} of {place}", "the {body} of {place}", "{person} of {place}", "the {body}"},
			"body":      list("council;harbour board;police;university;water company;teachers' union;railway;museum;hospital;chamber of trade;fire brigade;archive;bishop;port authority;farmers' league;electoral office"),
			"adjective": list("new;old;costly;secret;regional;private;unfinished;modest;famous;disputed;northern;narrow;wooden;public;doubtful;early;official;second;hasty;careful;lasting;local;foreign;hidden"),
			"what":      {"the {adjective} {thing}", "the {thing} of {place}", "a {adjective} {thing}", "the {thing} for the {things}", "{person}'s {thing}"},
			"thing":     list("bridge;report;contract;tunnel;survey;tax;dam;mill;census;library;tram;budget;ferry;treaty;school;verdict;map;quarry;letter;strike;vaccine;lighthouse;election;warehouse;orchard;loan"),
			"things":    list("voters;houses;trams;herrings;pupils;patients;letters;tenants;miners;ships;farms;bottles;engines;trees;visitors;shares;bridges;wells;teachers;invoices"),
			"did":       list("opened;paid for;sold;criticised;counted;closed;inherited;defended;planned;rebuilt;ignored;measured;forgot;promised;rented;audited;praised;delayed;burnt;discovered;flooded;signed"),
			"became":    list("was approved;had failed;was too expensive;grew by half;was never finished;fell below {number};rose to {number};was moved to {place};was repaired twice;did not exist;was out of date;was worth {number} crowns;had been forged;was popular;could be saved;was sold to {person}"),
			"said":      list("said;claimed;denied;admitted;wrote;repeated;conceded;insisted"),
			"where":     {"in {place}", "near {place}", "between {place} and {place}", "behind the {thing}", "on the road to {place}", "outside {place}"},
			"when":      {"in {year}", "last week", "in the spring of {year}", "two days later", "on the eve of the {thing}", "in March {year}", "after {number} days", "before the war"},
		},
	},
	{
		name:    "German",
		between: " ", stop: ".", not: "nicht ", letters: []rune("abcdefghijklmnopqrstuvwxyzäöüß"),
		refrains: []string{
			"Der Stadtrat ließ unsere Fragen unbeantwortet.", "Verletzt wurde niemand.", "Die Zahlen sind vorläufig.",
			"Beide Seiten haben Berufung eingelegt.", "Das Ministerium äußerte sich nicht zu dem Bericht.",
		},
		sentences: []string{
			"{when} {tat} {wer} {was} {wo}.",
			"{wer}, {year} noch in {ort}, {sagte}, {was} {wurde}.",
			"von {number} {dinge} {wo} {wurde} {number} bis {year}.",
			"{person} {sagte}: „{was} {wurde}, und {was} {wurde}.“",
			"seit {year} {tat} {wer} {was}, obwohl {was} {wo} {wurde}.",
			"{was} {wurde}; {wer} {tat} {was} {wo}.",
			"laut {person} {tat} {wer} {was}, weil {was} {wurde}.",
			"{wer} {tat} {number} {dinge}, {number} mehr als {year}.",
			"{wo} {tat} {wer} {when} {number} Prozent der {dinge}.",
		},
		slots: map[string][]string{
			"person": {"{vor} {nach}", "{vor} {nach}", "Professorin {nach}", "Bürgermeister {nach}", "Richterin {nach}"},
			"vor":    list("Anke;Bodo;Clara;Detlev;Elke;Falk;Gesine;Heiko;Imke;Jörn;Käthe;Lüder;Marlies;Norbert;Otte;Paula;Rieke;Sönke;Thea;Ulf;Veit;Wiebke"),
			"nach":   list("Achterberg;Brömmel;Dießen;Eickhoff;Fürth;Grothe;Hülsmann;Jäger;Körber;Lünstedt;Mahler;Nüssle;Oltmann;Plöger;Quast;Rößner;Schüttler;Tölle;Uhlig;Voß;Wöhrmann;Zeisig"),
			"ort":    list("Lornau;Halvenstedt;Ostermühl;Quaihafen;Salzbrück;Oberwend;Kestelburg;Drey;Mühlbeck;Farnloh;Tavern;Niederkoll;Eschwick;Brennfeld;Kaddel;Süderlohe"),
			"wer":    {"{person}", "die {adj} {stelle} von {ort}", "die {stelle} in {ort}", "{person} aus {ort}", "die {stelle}"},
			"stelle": list("Stadtverwaltung;Hafenbehörde;Polizei;Universität;Wassergesellschaft;Lehrergewerkschaft;Straßenbahn;Museumsleitung;Klinik;Handelskammer;Feuerwehr;Archivgemeinschaft;Kirchengemeinde;Bauernvereinigung;Wahlbehörde;Sparkasse"),
			"adj":    list("neue;alte;teure;geheime;örtliche;private;unfertige;bescheidene;berühmte;umstrittene;nördliche;schmale;hölzerne;öffentliche;zweifelhafte;frühe;amtliche;zweite;übereilte;gründliche;größte;dauerhafte"),
			"was":    {"die {adj} {sache}", "die {sache} von {ort}", "eine {adj} {sache}", "die {sache} für die {dinge}", "{person}s {sache}"},
			"sache":  list("Brücke;Untersuchung;Vereinbarung;Röhre;Umfrage;Steuer;Talsperre;Mühle;Volkszählung;Bücherei;Straßenbahn;Rechnung;Fähre;Schule;Karte;Grube;Briefsammlung;Impfung;Wahl;Lagerhalle;Anleihe;Küstenstraße;Satzung"),
			"dinge":  list("Wähler;Häuser;Straßenbahnen;Heringe;Schüler;Kranken;Briefe;Mieter;Bergleute;Schiffe;Höfe;Flaschen;Bäume;Gäste;Anteile;Brunnen;Lehrkräfte;Rechnungen"),
			"tat":    list("eröffnete;bezahlte;verkaufte;kritisierte;zählte;schloss;erbte;verteidigte;plante;übersah;vermaß;vergaß;versprach;mietete;prüfte;lobte;verzögerte;entdeckte;unterschrieb"),
			"wurde":  list("wurde genehmigt;war gescheitert;war zu teuer;wuchs um die Hälfte;wurde nie fertig;fiel unter {number};stieg auf {number};kam nach {ort};wurde zweimal ausgebessert;war veraltet;war {number} Kronen wert;war gefälscht;war beliebt;ging an {person};wurde verschoben"),
			"sagte":  list("sagte;behauptete;bestritt;räumte ein;schrieb;wiederholte;beharrte darauf"),
			"wo":     {"in {ort}", "bei {ort}", "zwischen {ort} und {ort}", "hinter der {sache}", "auf dem Weg nach {ort}", "außerhalb von {ort}"},
			"when":   {"im Jahr {year}", "vorige Woche", "im Frühjahr {year}", "zwei Tage später", "am Vorabend der {sache}", "im März {year}", "nach {number} Tagen", "vor dem Krieg"},
			"place":  {"{ort}"},
		},
	},
	{
		name:    "Japanese",
		between: "", stop: "。", not: "未", letters: []rune("あいうえおかきくけこさしすせそたちつてとなにのは"),
		refrains: []string{
			"町議会は質問に答えなかった。", "けが人はいなかった。", "数字は暫定である。", "双方が控訴した。", "省は報告書についてコメントを控えた。",
		},
		sentences: []string{
			"{when}、{who}は{where}で{what}を{did}。",
			"{year}年に{what}を{did}{who}は、{what}が{became}と{said}。",
			"{where}の{things}{number}のうち、{number}が{when}までに{became}。",
			"{who}は「{what}が{became}」と{said}。",
			"{what}が{became}ため、{who}は{what}を{did}。",
			"{who}が{did}{things}は{number}で、{year}年より{number}多い。",
			"{where}では{when}、{adjective}{things}の{number}％が{became}。",
			"{what}は{became}が、{who}は{what}を{did}。",
		},
		slots: map[string][]string{
			"person":    {"{last}{first}", "{last}{first}氏", "{last}教授", "{last}町長", "{last}判事"},
			"last":      list("霧島谷;汐見;鳴沢木;柳瀬川;久我峰;古道;千早原;水上沢;大槻山;白銀;早瀬川;藤代;三雲;高遠野;若狭木;深町;葛城野;真壁"),
			"first":     list("葵;健吾;千尋;大輔;恵理;冬馬;晴香;一真;純;和葉;蓮;真琴;直樹;織江;涼;咲良;拓海;結衣"),
			"place":     list("霧浜;東早見町;汐留野;北三雲市;白瀬村;深沢郡;若宮港;鳴戸原;上木崎;水無町;千早島;葛野町"),
			"who":       {"{person}", "{place}の{body}", "{adjective}{body}", "{place}の{person}", "{body}"},
			"body":      list("町議会;港湾局;警察署;大学;水道会社;教員組合;鉄道会社;博物館;病院;商工会;消防団;公文書館;農協;選挙管理委員会;信用金庫"),
			"adjective": list("新しい;古い;高価な;極秘の;地方の;民間の;未完成の;控えめな;有名な;論争中の;北部の;狭い;木造の;公共の;疑わしい;初期の;公式の;二度目の"),
			"what":      {"{adjective}{thing}", "{place}の{thing}", "{person}の{thing}", "{things}のための{thing}", "{thing}"},
			"thing":     list("橋;報告書;契約;トンネル;調査;税金;ダム;水車;国勢調査;図書館;路面電車;予算;フェリー;条約;学校;判決;地図;採石場;手紙;ストライキ;ワクチン;灯台;選挙;倉庫;果樹園"),
			"things":    list("有権者;住宅;電車;ニシン;生徒;患者;手紙;借家人;鉱夫;船舶;農場;瓶;樹木;訪問者;株式;井戸;教員;請求書"),
			"did":       list("開いた;支払った;売却した;批判した;数えた;閉鎖した;相続した;擁護した;計画した;再建した;無視した;測定した;忘れた;約束した;借りた;監査した;称賛した;遅らせた;発見した"),
			"became":    list("承認された;失敗した;高すぎた;半分増えた;完成しなかった;{number}を下回った;{number}に達した;{place}に移された;二度修理された;存在しなかった;時代遅れだった;偽造された;人気だった;救われた;{person}に売られた"),
			"said":      list("述べた;主張した;否定した;認めた;書いた;繰り返した;譲歩した"),
			"where":     {"{place}", "{place}近郊", "{place}と{place}の間", "{thing}の裏", "{place}への道", "{place}郊外"},
			"when":      {"{year}年", "先週", "{year}年の春", "二日後", "{thing}の前夜", "{year}年三月", "{number}日後", "戦前"},
		},
	},
	{
		name:    "Arabic",
		between: " ", stop: ".", not: "لا ", letters: []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"),
		refrains: []string{
			"لم يجب المجلس عن أسئلتنا.", "لم يصب أحد بأذى.", "الأرقام غير نهائية.", "استأنف الطرفان الحكم.", "رفضت الوزارة التعليق على التقرير.",
		},
		sentences: []string{
			"{did} {who} {what} {where} {when}.",
			"{said} {who} إن {what} {became} {when}.",
			"من بين {number} من {things} {where}، {became} {number} {when}.",
			"قال {person}: «{what} {became}، و{what} {became}».",
			"منذ عام {year} {did} {who} {what}، مع أن {what} {became} {where}.",
			"{what} {became}؛ {did} {who} {what}.",
			"وفقا لما ذكره {person}، {did} {who} {what} لأن {what} {became}.",
			"{did} {who} {number} من {things}، أي أكثر من {number} من عام {year}.",
		},
		slots: map[string][]string{
			"person":    {"{first} {last}", "{first} {last}", "الأستاذ {last}", "العمدة {last}", "القاضي {last}"},
			"first":     list("سليم;ندى;كريم;هالة;ياسر;منى;طارق;ليلى;عادل;ريم;فؤاد;سلمى;نبيل;دينا;حازم;رانيا;مازن;جميلة"),
			"last":      list("الورداني;القصبي;المرجاني;الصفدي;النخلاوي;البحيري;الجبالي;الشاطبي;الريفي;الزيتوني;الحجري;السهلي;القلعاوي;الواحي;النهري;الخليجي"),
			"place":     list("وادي الصدف;مرسى النورس;تل الريحان;عين السرو;بئر الغزال;رأس المنارة;كفر الياسمين;جسر الحمام;قصر الندى;سوق الملح;حي الكروم;برج الرمان"),
			"who":       {"{person}", "{body} في {place}", "{body}", "{person} من {place}"},
			"body":      list("المجلس البلدي;هيئة الميناء;الشرطة;الجامعة;شركة المياه;نقابة المعلمين;مصلحة السكك;المتحف;المستشفى;غرفة التجارة;فرقة الإطفاء;دار الوثائق;رابطة المزارعين;لجنة الانتخابات;المصرف المحلي"),
			"adjective": list("الجديد;القديم;المكلف;السري;الإقليمي;الخاص;الناقص;المتواضع;المشهور;المتنازع عليه;الشمالي;الضيق;الخشبي;العام;المشكوك فيه;الرسمي;الثاني"),
			"what":      {"{thing} {adjective}", "{thing} في {place}", "{thing} المخصص لأجل {things}", "{thing} الذي أراده {person}", "{thing}"},
			"thing":     list("الجسر;التقرير;العقد;النفق;المسح;السد;التعداد;الترام;المعبر;الحكم;المحجر;الخطاب;الإضراب;اللقاح;الفنار;المستودع;البستان;القرض;الرسم;الطريق"),
			"things":    list("الناخبين;المنازل;القطارات;الأسماك;التلاميذ;المرضى;الرسائل;المستأجرين;العمال;السفن;المزارع;الأشجار;الزوار;الأسهم;الآبار;المعلمين;الفواتير"),
			"did":       list("افتتح;دفع ثمن;باع;انتقد;أحصى;أغلق;ورث;أيد;خطط لإنشاء;تجاهل;قاس;نسي;وعد بإصلاح;استأجر;راجع;مدح;أخر;اكتشف"),
			"became":    list("نال الموافقة;فشل;كان باهظا;نما إلى النصف;لم يكتمل;هبط دون {number};ارتفع إلى {number};انتقل إلى {place};أصلح مرتين;لم يكن موجودا;صار قديما;كان مزورا;كان محبوبا;بيع إلى {person};تأجل"),
			"said":      list("قال;زعم;نفى;أقر;كتب;كرر;أصر"),
			"where":     {"في {place}", "قرب {place}", "بين {place} و{place}", "خلف {thing}", "على طريق {place}", "خارج {place}"},
			"when":      {"عام {year}", "الأسبوع الماضي", "في ربيع عام {year}", "بعد يومين", "عشية {thing}", "في مارس {year}", "بعد {number} يوما", "قبل الحرب"},
		},
	},
}

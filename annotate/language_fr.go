package annotate

var french = language{
	neverLast: setOf("M mm mme mmes mlle mlles dr pr me mgr St Ste ex cf av c.-à-d p.ex"),
	beforeNumber: setOf(`
		no art p pp vol chap fig al env vers tél janv févr avr juil sept oct nov déc`),
	mayBeLast: setOf("J.-C j.-c bd Cie"),
	starters: setOf(`
		le la les l un une des du de d ce cet cette ces il elle ils elles on nous vous je j tu mon ma mes son sa ses leur
		leurs notre nos votre qui que qu quoi dont où et mais ou donc or ni car si comme quand à au aux en dans sur sous par
		pour avec sans chez vers entre depuis pendant après avant selon malgré contre c est y ne pas plus tout tous toutes
		aucun chaque plusieurs certains cependant pourtant toutefois ainsi alors ensuite puis enfin aussi hier demain
		aujourd'hui ici`),
	says: setOf("dit disait demande demanda demandait répond répondit écrit écrivait ajoute ajouta lance lança déclare déclara affirme"),
}

package annotate

var spanish = language{
	neverLast: setOf("sr sra sres sras srta dr dra prof profa D Dña ud uds vd vds lic ing arq gral cnel EE p.ej"),
	beforeNumber: setOf(`
		n núm nro no art arts p pág págs pp vol cap fig tel aprox ene feb mar abr jun jul ago sept oct nov dic`),
	mayBeLast: setOf("UU FF JJ cía avda hnos a.c d.c"),
	starters: setOf(`
		el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella él ella ellos ellas yo tú
		nosotros usted ustedes mi su sus nuestro quien que qué cuando donde como cómo por para con sin sobre entre desde
		hasta hacia según durante tras ante bajo contra en de del a al y e o u pero sino aunque si no ni también más menos
		muy todo todos todas cada algunos muchos ya hoy ayer mañana aquí allí entonces después antes luego además así sin
		se le les me nos`),
	says: setOf("dijo dice preguntó pregunta respondió responde añadió escribió explicó afirmó aseguró exclamó señaló"),
}

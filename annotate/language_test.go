package annotate

import "testing"

// TestGuessLang holds texts of the languages with words against the guess, and
// texts of their nearest relations, which must not be taken for them.
func TestGuessLang(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"English":    {"The harbour fee doubled in May, the council of Brack says. It had been the same for twenty years, and nobody knows why it was raised.", "en"},
		"headlines":  {"Port Ellery harbour fee doubled, council says. Ferry crews demand answers from the mayor and the port office by Friday.", "en"},
		"German":     {"Die Hafengebühr von Brack hat sich im Mai verdoppelt, sagt der Rat. Sie war zwanzig Jahre lang gleich, und niemand weiß, warum sie nun so gestiegen ist.", "de"},
		"French":     {"La taxe du port de Brack a doublé en mai, dit le conseil. Elle était la même depuis vingt ans, et on ne sait pas pourquoi elle a été relevée.", "fr"},
		"Spanish":    {"La tasa del puerto de Brack se duplicó en mayo, según el consejo. Era la misma desde hacía veinte años, y nadie sabe por qué la subieron.", "es"},
		"Portuguese": {"A taxa do porto de Brack duplicou em maio, diz a câmara. Era a mesma havia vinte anos, e ninguém sabe por que foi aumentada, nem o que os pescadores vão fazer.", ""},
		"Galician":   {"A taxa do porto de Brack duplicouse en maio, di o concello. Era a mesma desde había vinte anos, e ninguén sabe por que a subiron nin o que farán os mariñeiros.", ""},
		"Catalan":    {"La taxa del port de Brack es va duplicar al maig, segons el consell. Era la mateixa des de feia vint anys, i ningú no sap per què la van apujar.", ""},
		"Italian":    {"La tassa del porto di Brack è raddoppiata a maggio, dice il consiglio. Era la stessa da vent'anni, e nessuno sa perché sia stata alzata così tanto.", ""},
		"Romanian":   {"Taxa portului Brack s-a dublat în mai, spune consiliul. Era aceeași de douăzeci de ani și nimeni nu știe de ce a fost mărită.", ""},
		"Dutch":      {"Het havengeld van Brack is in mei verdubbeld, zegt de raad. Het was twintig jaar lang hetzelfde, en niemand weet waarom het nu zo is gestegen.", ""},
		"Swedish":    {"Hamnavgiften i Brack fördubblades i maj, säger rådet. Den hade varit densamma i tjugo år, och ingen vet varför den höjdes så mycket.", ""},
		"Danish":     {"Havneafgiften i Brack blev fordoblet i maj, siger rådet. Den havde været den samme i tyve år, og ingen ved, hvorfor den blev sat op for fiskerne.", ""},
		"Chinese":    {"港口费在五月翻了一番，市议会说。二十年来一直没有变，没有人知道为什么提高。", ""},
		"few words":  {"The end of the harbour.", ""},
		"none":       {"1,200 – 1,400", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := GuessLang([]Block{{Kind: Paragraph, Text: c.text}}); got != c.want {
				t.Errorf("guessed %q, want %q", got, c.want)
			}
		})
	}
	english := Block{Kind: Paragraph, Text: "It was the largest of all the ships that we have had in the harbour."}
	quoted := english
	quoted.Lang = "en"
	if got := GuessLang([]Block{quoted}); got != "" {
		t.Errorf("guessed %q from a block that declares its language", got)
	}
}

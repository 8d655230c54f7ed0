package annotate

var german = language{
	neverLast: setOf(`
		Hr Hrn Dr Prof Dipl Ing Mag St Gebr bzw ggf evtl bspw sog vgl insb inkl exkl zzgl
		z.b d.h u.a i.d.r o.g u.u z.t v.a`),
	beforeNumber: setOf(`
		nr nrn S Bd Bde Abs Art Kap Abb Tab Ziff Rn ca etwa geb gest tel Jan Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez`),
	mayBeLast: setOf("Str Mio Mrd Std Min Tsd Jh Jhd jr sen n.chr v.chr e.v"),
	starters: setOf(`
		der die das den dem des ein eine einer eines einem einen er sie es wir ihr ich du man mein sein ihre unser dies
		diese dieser dieses jene und aber oder doch denn sondern auch nur noch schon in im an am auf aus bei beim mit nach
		von vom vor zu zum zur für durch gegen ohne um unter über seit während wegen trotz wenn als ob weil dass da dann
		danach dort hier heute gestern morgen jetzt so wie was wer wo warum nicht kein keine alle viele einige mehr
		jedoch allerdings außerdem dabei damit dazu dagegen laut insgesamt`),
	says: setOf(`
		sagte sagt sagten fragte fragt antwortete rief meinte erklärte schrieb betonte ergänzte fügte erwiderte`),
	ordinals: true,
}

package facts

// signs are what every language writes alike, in the notation of a language's
// numbers.txt.
var signs = []struct {
	role  role
	words string
}{
	{percent, "%=1 ‰=0.1"},
	{currency, `
		$=$ US$,USD=USD A$,AU$,AUD=AUD C$,CA$,CAD=CAD HK$,HKD=HKD NT$,TWD=TWD S$,SGD=SGD NZ$,NZD=NZD R$,BRL=BRL
		€,EUR=EUR £,GBP=GBP ¥,￥=¥ CNY,RMB=CNY JPY=JPY ₽,RUB=RUB ₴,UAH=UAH ₩,KRW=KRW ₹,INR=INR ₺,TRY=TRY ₸,KZT=KZT CHF=CHF Br,BYN=BYN`},
	{unit, `
		mm=mm cm=cm km=km kg=kg mg=mg ml=ml km/h=km/h mph=mph m/s=m/s m²,m2=m2 km²,km2=km2 m³=m3 ft=ft lb,lbs=lb oz=oz
		°C,℃=°C °F,℉=°F °=° kW=kW MW=MW GW=GW kWh=kWh MWh=MWh Hz=Hz kHz=kHz MHz=MHz GHz=GHz kB,KB=kB MB=MB GB=GB TB=TB KiB=KiB MiB=MiB GiB=GiB TiB=TiB
		mAh=mAh MP=MP px=px dB=dB ms=ms`},
	{qualifier, "~,≈=~ >,≥=> <,≤=<"},
	{qualAfter, "+=>"},
	{rangeSign, "–,~ —=tight"},
	{ordPrefix, "№"},
	{alias, "9/11=9/11"},
	{opaque, "24/7"},
	{half, "½=0.5"},
	{fraction1, "¼=1/4 ¾=3/4 ⅓=1/3 ⅔=2/3"},
	{zone, "UTC=UTC GMT=GMT EST=EST EDT=EDT PST=PST PDT=PDT CET=CET"},
}

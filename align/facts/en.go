package facts

import "github.com/bitext-tools/bitext/corpus"

// english is English, British and American.
var english = language{
	Tag:        corpus.English,
	Decimal:    '.',
	MonthFirst: true,
	BareHour:   true,
	Endings:    map[string]string{"s": "0 s", "es": "0 es"},
	Links:      "de la van von der bin al el di da du le",
	Openers: "the a an this that these those it he she we they you i his her its our their your my in on at by for from to of with " +
		"and but or so if when while as after before since until although though because however there here what who how why where which " +
		"no not yes all some many most more both each every one once now then also only even just still yet mr mrs ms dr please thank thanks " +
		"is are was were do does did have has had can could will would may might should must let don't",
	Words: []wordlist{
		{card, `
			zero=0 one=1 two,both=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
			fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty,fourty=40
			fifty=50 sixty=60 seventy=70 eighty=80 ninety=90`},
		{mult, `
			hundred/s=100 thousand/s,k,K=1e3 million/s,mn,mln,m,M=1e6 billion/s,bn,bln,B,b=1e9 trillion/s,tn,trn,T=1e12
			dozen/s=12`},
		{vague, `
			dozens_of,dozens=12 hundreds_of,hundreds=100 thousands_of,thousands=1e3 millions_of,millions=1e6
			billions_of,billions=1e9 trillions_of,trillions=1e12 tens_of=10 scores_of=20`},
		{few, "several,a_few,few,a_couple_of,a_couple=2"},
		{half, "half_a,half_an,half-a=0.5"},
		{addHalf, "and_a_half,and_one-half"},
		{article, "a an"},
		{and, "and"},
		{point, "point"},
		{ord, `
			first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12
			thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20
			thirtieth=30 fortieth=40 fiftieth=50 sixtieth=60 seventieth=70 eightieth=80 ninetieth=90 hundredth=100`},
		{ordSuffix, "st nd rd th"},
		{ordPrefix, "No. number_of=0"},
		{denom, `
			third/s=3 quarter/s=4 fourth/s=4 fifth/s=5 sixth/s=6 seventh/s=7 eighth/s=8 ninth/s=9 tenth/s=10 hundredth/s=100
			thousandth/s=1000`},
		{fraction1, "half,halves=0.5 a_quarter,one-quarter=0.25 one-third=1/3"},
		{every, "every each"},
		{outOf, "in=in out_of"},
		{percent, "percent,per_cent,pct=1"},
		{points, "percentage_point/s,percent_point/s,pp,ppt,pps=1 basis_point/s,bps=0.01"},
		{currency, `
			dollar/s,buck/s=$ u.s._dollar/s,us_dollar/s,american_dollar/s=USD canadian_dollar/s=CAD australian_dollar/s=AUD
			hong_kong_dollar/s=HKD euro/s=EUR pound/s_sterling,quid=GBP yuan,renminbi=CNY yen=JPY rouble/s,ruble/s=RUB
			hryvnia/s=UAH south_korean_won,korean_won=KRW rupee/s=INR lira/s=TRY franc/s=CHF`},
		{decade, "s,'s twenties=1920 thirties=1930 forties=1940 fifties=1950 sixties=1960 seventies=1970 eighties=1980 nineties=1990"},
		{unit, `
			millimeter/s,millimetre/s=mm centimeter/s,centimetre/s=cm meter/s,metre/s=m kilometer/s,kilometre/s,kms=km
			inch/es=in foot,feet=ft yard/s=yd mile/s=mi nautical_mile/s=nmi hectare/s,ha=ha acre/s=acre
			square_foot,square_feet,sq_ft=ft2 square_meter/s,square_metre/s,sq_m=m2 square_kilometer/s,square_kilometre/s=km2
			square_mile/s=mi2 cent/s,pence,p=cent liter/s,litre/s,L=l gallon/s=gal pint/s=pt barrel/s=bbl milliliter/s,millilitre/s=ml
			cubic_meter/s,cubic_metre/s=m3 gram/s,gramme/s,g=g kilogram/s,kilo/s=kg milligram/s=mg ton/s,tonne/s,metric_ton/s=t
			pound/s=lb ounce/s=oz second/s,sec/s,s=s millisecond/s=ms minute/s,min/s=min hour/s,hr/s,h=h day/s=d
			week/s,wk/s=wk fortnight/s=wk month/s=mo year/s,yr/s=a decade/s=decade quarter/s=quarter
			degree/s_celsius,degree/s_centigrade=°C degree/s_fahrenheit=°F degree/s=° miles_per_hour,miles_an_hour=mph
			kilometers_per_hour,kilometres_per_hour,kmh,kph=km/h knot/s=kn watt/s=W kilowatt/s=kW megawatt/s=MW gigawatt/s=GW
			horsepower,hp=hp kilowatt_hour/s=kWh calorie/s=kcal megapixel/s=MP pixel/s=px gigabyte/s=GB megabyte/s=MB
			terabyte/s=TB`},
		{age, "year/s_old,year-old/s,years_of_age,yo,y/o"},
		{agePre, "aged age ages"},
		{times, "times=soft fold x"},
		{multiple, `
			doubled,doubling,twofold=2 tripled,triples,tripling,trebled,threefold=3
			quadrupled,quadruples,quadrupling,fourfold=4 quintupled,fivefold=5 tenfold=10 halved,halve,halving=0.5`},
		{pair, "double,doubles,twice=2 triple,treble,thrice=3 quadruple=4"},
		{alias, "coronavirus,covid=covid-19"},
		{qualifier, `
			about,around,roughly,approximately,some,circa,c.,close_to,an_estimated,estimated,nearly,almost,just_under,just_over,approx.=~
			more_than,over,above,at_least,no_fewer_than,not_less_than,no_less_than,exceeding,upwards_of,well_over,as_many_as=>
			less_than,fewer_than,under,below,up_to,at_most,no_more_than,not_more_than,a_maximum_of=<`},
		{qualAfter, "or_more,plus,odd,and_above,and_over,or_older,or_above=> or_less,or_fewer,or_under,and_under,or_younger=< or_so=~"},
		{negative, "minus negative"},
		{rangeSign, "to through till"},
		{either, "or"},
		{between, "between"},
		{scoreWord, `
			beat beats beating defeat defeated won win wins winning lost lose losing victory draw drew tied score scored scoreline
			lead led vote voted votes ruled`},
		{month, `
			January,Jan.=1 February,Feb.=2 March,Mar.=3 April,Apr.=4 May=5 June,Jun.=6 July,Jul.=7 August,Aug.=8
			September,Sept.,Sep.=9 October,Oct.=10 November,Nov.=11 December,Dec.=12`},
		{doubtful, "March Mar May Jan Feb Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon. Tue Tues Wed. Thu Thur Thurs Fri Sat. Sun."},
		{dayLink, "of"},
		{yearPre, "in since by until from during before after circa early mid late last next this mid-to-late"},
		{weekday, `
			Monday/s,Mon.=1 Tuesday/s,Tues.,Tue.=2 Wednesday/s,Wed.=3 Thursday/s,Thurs.,Thur.,Thu.=4 Friday/s,Fri.=5
			Saturday/s,Sat.=6 Sunday/s,Sun.=7`},
		{relDay, "today,tonight=0 yesterday=-1 tomorrow=1"},
		{relYear, "this_year=0 last_year=-1 next_year=1"},
		{at, "at by until before after from"},
		{clockMark, "o'clock"},
		{dayPart, "a.m.,am,A.M.,in_the_morning=0 p.m.,pm,P.M.,in_the_afternoon,in_the_evening=12"},
		{hourPre, "half_past=30 a_quarter_past,quarter_past=15 a_quarter_to,quarter_to=-15"},
		{clock, "noon,midday=720 midnight=0"},
		{zone, `
			eastern_time,eastern,eastern_standard_time,eastern_daylight_time,ET=ET central_time=CT mountain_time=MT pacific_time,PT=PT
			beijing_time,china_standard_time=Beijing moscow_time,MSK=MSK hong_kong_time=HK greenwich_mean_time=GMT BST=BST
			central_european_time=CET london_time=London kyiv_time,kiev_time=Kyiv tokyo_time=Tokyo`},
		{century, "century centuries"},
		{centuryOf, "this_century=21 last_century=20"},
		{beforeEra, "BC B.C. BCE"},
		{series, `
			boeing airbus windows iphone ipad galaxy apollo soyuz falcon android ios ford porsche bmw mercedes audi flight highway
			route interstate area channel catch type model xbox playstation`},
		{opaque, `
			one_of which_one that_one this_one no_one the_one any_one each_one one_another every_one someone anyone another_one
			one's one-off one-sided one-way number_one only_one one_day one_thing one_more one_or_more at_one_point day_one
			first_lady second_hand second-hand secondhand first-hand firsthand in_the_first_place at_first first_of_all first_name
			first-class second-class third-party third_party third_parties first_aid second_nature
			for_one two_cents on_all_fours the_first_time 7-eleven
			may_be may_have may_not may_well may_also some_of over_the about_the a_number_of`},
	},
}

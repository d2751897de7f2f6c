package lang

// English, the language that densities are measured against.
var English = &Language{
	Tag:     "en",
	Name:    "English",
	Script:  Latin,
	Density: 1,
	Words: []string{
		"and", "been", "by", "for", "from", "has", "have", "he", "his", "is",
		"it", "its", "not", "of", "said", "that", "the", "their", "they",
		"this", "to", "was", "were", "when", "which", "who", "with", "would",
		"you", "your",
	},
	Abbrevs: Abbreviations{
		Titles: []string{
			"Adm", "Amb", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Dr",
			"Drs", "Fr", "Ft", "Gen", "Gov", "Insp", "Lieut", "Lt", "Maj",
			"Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Mt", "Mx", "Pfc",
			"Pres", "Prof", "Pvt", "Reps", "Rev", "Sen", "Sens", "Sgt", "St",
			"Supt", "approx", "ca", "cf", "e.g", "eg", "esp", "i.e", "ie",
			"incl", "resp", "v", "viz", "vs",
		},
		Numbers: []string{
			"No", "Nos", "ch", "chap", "chaps", "col", "cols", "eq", "eqs",
			"fig", "figs", "fn", "l", "ll", "ln", "n", "no", "nos", "p", "para",
			"paras", "pg", "pp", "pt", "pts", "sec", "sect", "sects", "v", "ver",
			"vol", "vols",
		},
		Closing: []string{
			"Apr", "Aug", "Ave", "B.A", "Blvd", "Bros", "Co", "Corp", "D.C",
			"Dec", "Dept", "Esq", "Feb", "Fri", "Hon", "Inc", "Jan", "Jr", "LLC",
			"Ltd", "M.A", "M.D", "Mar", "Mon", "Nov", "Oct", "Ph.D", "Pte",
			"Pty", "Rd", "Rep", "Sat", "Sep", "Sept", "Sq", "Sr", "Sun", "Thu",
			"Thur", "Thurs", "Tue", "Tues", "Univ", "Wed", "a.m", "al", "bros",
			"p.m",
		},
	},
	Starters: []string{
		"A", "After", "All", "Although", "An", "And", "Another", "Any", "As", "At",
		"Because", "Before", "Both", "But", "By", "Despite", "During", "Each",
		"Even", "Every", "For", "From", "He", "Her", "Here", "His", "How",
		"However", "If", "In", "Instead", "Is", "It", "Its", "Later", "Like",
		"Many", "Meanwhile", "More", "Most", "Much", "My", "No", "Nobody", "None",
		"Not", "Nothing", "Now", "Of", "On", "Once", "One", "Only", "Our",
		"Perhaps", "She", "Since", "So", "Some", "Soon", "Still", "Such", "That",
		"The", "Their", "Then", "There", "These", "They", "This", "Those",
		"Though", "Today", "Two", "Under", "Unlike", "Until", "We", "What", "When",
		"Where", "Whether", "Which", "While", "Who", "Why", "With", "Without",
		"Yet", "You", "Your",
	},
	Says: []string{
		"added", "admitted", "agreed", "answered", "asked", "begged", "bellowed",
		"commanded", "commented", "complained", "concluded", "confessed",
		"continued", "cried", "declared", "demanded", "exclaimed", "explained",
		"groaned", "growled", "grumbled", "inquired", "insisted", "interrupted",
		"joked", "mumbled", "murmured", "muttered", "noted", "objected",
		"observed", "ordered", "panted", "protested", "queried", "remarked",
		"repeated", "replied", "retorted", "roared", "said", "says", "screamed",
		"shouted", "snapped", "sneered", "sobbed", "stammered", "thought",
		"urged", "warned", "whispered", "wondered", "wrote", "yelled",
	},
}

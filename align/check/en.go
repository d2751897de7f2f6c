package check

import "github.com/bitext-tools/bitext/corpus/lang"

var english = &language{
	Language: lang.English,
	furniture: []string{
		"advertisement", "also read", "click here", "continue reading", "file photo", "follow us", "image:", "image credit",
		"more on this story", "photo:", "photo by", "photograph:", "read also", "read more", "recommended", "related",
		"share this", "sign up", "subscribe", "video:", "you may also like",
	},
	notes: []string{"correction:", "editor's note", "editor’s note", "note:", "this article was", "translated by", "translation:", "translator's note", "translator’s note"},
	function: []string{
		"a", "about", "after", "all", "also", "am", "an", "and", "are", "as", "at", "be", "because", "been", "but", "by", "can", "do", "for",
		"from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "is", "it", "its", "just", "more", "my", "no", "not", "of",
		"on", "one", "or", "our", "out", "please", "she", "so", "that", "the", "their", "them", "there", "they", "this", "to", "up", "was", "we",
		"were", "what", "when", "which", "who", "will", "with", "would", "you", "your",
	},
	rising: []string{
		"climb", "doubled", "gain", "going up", "grew", "grow", "grown", "growth", "higher", "increase", "jump", "rise", "risen", "rises",
		"rising", "rose", "soar", "surg", "up by", "up from", "went up",
	},
	falling: []string{
		"cut", "decline", "decrease", "down by", "down from", "drop", "dropped", "fall", "fallen", "fell", "halved", "lost", "lower", "plung",
		"reduc", "sank", "shrank", "shrunk", "slid", "went down",
	},
	negators: []string{
		"arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "isnt", "neither", "never", "no", "nobody", "none", "nor", "not",
		"nothing", "nowhere", "wasnt", "without", "wont",
	},
	apparent: []string{
		"if not", "no doubt", "no later than", "no less than", "no longer than", "no matter", "no more than", "no sooner", "no wonder", "no 1", "no 2", "no.",
		"not least", "not only", "not to mention", "nothing but", "whether or not", "why not",
	},
	deniers: []string{
		"absen", "avoid", "ban", "beyond", "cease", "denie", "deny", "dis", "doubt", "end", "except", "fail", "far", "few", "forbid", "free",
		"hardly", "im", "in", "instead", "ir", "lack", "least", "less", "little", "miss", "non", "only", "oppos", "prevent", "prohibit", "quit",
		"rare", "rather", "refus", "reject", "scarcely", "stop", "too", "un", "unable", "unless", "without",
	},
}

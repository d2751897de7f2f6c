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
}

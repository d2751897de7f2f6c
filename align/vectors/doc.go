// Package vectors holds bilingual token vectors and a lexicon, both learnt from
// parallel text: how they are trained ([Learn]), stored ([Table]) and read.
//
// A text is the sum of the vectors of its tokens, so texts that say the same in
// two languages point the same way: cos(sum of the source, sum of the target)
// is high. The vectors are trained for just that, with the symmetric
// contrastive loss of van den Oord, Li and Vinyals, "Representation Learning
// with Contrastive Predictive Coding" (2018): of a batch of targets, each
// source must pick its own, and the other way round. All languages of a table
// share one space, so two languages that never met in training (Chinese and
// Russian, both taught with English) can be compared too.
//
// The lexicon says which tokens translate each other, and how often: it is
// IBM Model 1 of Brown and others, "The Mathematics of Statistical Machine
// Translation", Computational Linguistics 19 (1993), with the vectors as its
// first guess. Sums forget who said what; the lexicon keeps word and word
// apart, and so is a second witness.
package vectors

// Package memory keeps translation memories: pairs of texts that translate each
// other, and where each was seen, in one file.
//
//	m, err := memory.Create(ctx, "desk.memory")              // Open: only one that is there
//	a := m.Add(memory.Origin{Path: "news.tmx", Added: time.Now()})
//	err = a.Store(ctx, units)                                // when it returns they are on the disk
//	total, err := a.Done(ctx)
//	for u, err := range m.Units(ctx, memory.Filter{}) { … }  // all of them
//	ids, err := m.Candidates(ctx, memory.Having("铁幕"))       // those that may hold a text
//	for u, err := range m.Get(ctx, ids) { … }
//	like, err := m.Match(ctx, "The harbour is open.", memory.Wanted{Src: "en", Least: 70})
//
// # Units
//
// A unit is a text and its translation. The same two texts in the same two
// languages are one unit however often they come; each place they came from is
// a [Sighting] of it, with what was said of it there. A unit goes when its last
// sighting is removed.
//
// # The file
//
// It is an SQLite database. Its version is its user_version: an older file is
// brought up to date when it is opened, a newer one refused.
//
// Each Store is a transaction that is on the disk when it returns. Whoever is
// killed loses what was not reported, and nothing else. Writers wait for one
// another. The journal is a write-ahead log, so that one may look for words
// while another adds a million pairs; FILE-wal and FILE-shm beside the file
// belong to it while it is in use. Such a log needs memory that processes
// share, which disks of other machines do not give: there [Memory.Remote] is
// true, and the journal is a plain one.
//
// # The index
//
// Texts are found by their grams: see [Gram]. The index says which units hold
// which gram. It is written in parts, long after the units: a unit that is not
// in it yet is looked at as it stands.
//
// # Files
//
//	memory.go      a file, opened and closed
//	schema.go      its tables, and how older files get them
//	unit.go        units as rows
//	add.go         units in
//	remove.go      units out
//	read.go        units as they are asked for, and what is known of them all
//	gram.go        what texts are found by
//	index.go       which units hold a gram: written
//	candidates.go  and asked
//	alike.go       and which may be like a text
//	match.go       units like a text
//	similar.go     how alike two texts are
package memory

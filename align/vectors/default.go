package vectors

import (
	_ "embed"
	"sync"
)

//go:embed default.vec
var defaultFile []byte

// Default is the table inside the program: English, Chinese and Russian. It is
// under CC BY-SA 4.0; NOTICE names the texts it was learnt from.
var Default = sync.OnceValue(func() *Table {
	t, err := Open(defaultFile)
	if err != nil {
		panic("the table inside the program: " + err.Error())
	}
	return t
})

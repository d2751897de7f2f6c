// Package xmltext reads and writes the XML of formats that hold text: element by
// element, however long the file, with the line of each error.
//
//	x := xmltext.New(path, file)
//	for {
//		e, err := x.Start() // the next start tag; io.EOF at the end
//		if e.Name.Local == "seg" {
//			text, err := x.Text("ph") // what it holds, without <ph>…</ph>
//		}
//	}
//
//	read.go    tokens, elements and their text
//	write.go   markup and escaped text; what XML cannot hold
package xmltext

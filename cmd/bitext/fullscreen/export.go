package fullscreen

import (
	tea "charm.land/bubbletea/v2"
)

// export asks for the name of a file and writes the texts there as they are paired.
func (m *Model) export() {
	m.ask("write to (.tmx .tsv .xlsx .docx …): ", "", func(path string) tea.Cmd {
		switch {
		case path == "":
			m.say("given up")
		case m.Exists(path):
			m.mode = &overwriting{path}
		default:
			m.write(path, false)
		}
		return nil
	})
}

// write writes the texts.
func (m *Model) write(path string, overwrite bool) {
	said, err := m.Export(path, overwrite)
	if err != nil {
		m.fail(err)
		return
	}
	m.say(said)
}

// overwriting asks whether a file may be written over.
type overwriting struct{ path string }

func (o *overwriting) key(m *Model, p press) tea.Cmd {
	m.mode = nil
	if p.name != "y" {
		m.say("given up; " + o.path + " is as it was")
		return nil
	}
	m.write(o.path, true)
	return nil
}

func (o *overwriting) line(m *Model, width int) (string, int) {
	question := " is there already; write over it? y, or any other key to leave it"
	return m.sheet.Path(o.path, max(8, width-m.sheet.Cells(question))) + m.sheet.Cut(question, width), -1
}

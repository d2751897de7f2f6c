package source

import (
	"strings"
	"testing"
)

// What the samples do not hold of each format.
var markupCases = []struct{ format, name, text, want string }{
	{"rst", "inline markup", "See *the* **dam**, ``a*b``, :ref:`the guide <guide>`, `the site <https://example.org/>`_, |name| and a_b_c [1]_.\n\n水\\ **坝**\\ 空了。\n",
		"paragraph: See the dam, a*b, the guide, the site, name and a_b_c.\nparagraph: 水坝空了。\n"},
	{"rst", "levels of titles", "====\nDams\n====\n\nПлотина\n-------\n\nText.\n\nEnd\n~~~\n", "title: Dams\nheading: Плотина\nparagraph: Text.\nheading: End\n"},
	{"rst", "directives, comments and code",
		".. highlight:: c\n\n.. note:: Откройте порт\n   8443.\n\n   И ждите.\n\n.. code-block:: sh\n   :linenos:\n\n   make install\n\nRun this::\n\n   $ bitext\n   $ exit\n\n.. a comment\n   of two lines\n\n.. figure:: dam.png\n   :alt: x\n\n   The dam in May.\n\n.. _target:\n\n>>> 1 + 1\n2\n\n.. [1] A note.\n\nEnd.\n",
		"paragraph: Откройте порт 8443.\nparagraph: И ждите.\ncode: make install\nparagraph: Run this:\ncode: $ bitext⏎$ exit\nfurniture: The dam in May.\ncode: >>> 1 + 1⏎2\nfurniture: A note.\nparagraph: End.\n"},
	{"rst", "items, terms, fields", ":Author: Ada\n\nTerm\n   What it\n   means.\n\n1. One\n   goes on.\n\n   Again.\n\n* Two\n* Three\n\nA. Smith wrote\nthis.\n",
		"furniture: Ada\nparagraph: Term\nparagraph: What it means.\nitem: One goes on.\nitem: Again.\nitem: Two\nitem: Three\nparagraph: A. Smith wrote this.\n"},
	{"rst", "tables", "====  ====\ndam   水坝\n====  ====\na b   c\n====  ====\n\n+---+---+\n| x | y |\n+---+---+\n",
		"paragraph: dam\nparagraph: 水坝\nparagraph: a b\nparagraph: c\nparagraph: x\nparagraph: y\n"},
	{"asciidoc", "header, attributes, inline markup", "= The dam\nAda Brennan <ada@example.org>\n:toc:\n\nSee *the* _old_ `dam`, https://example.org[the site], <<x,the guide>> and a_b_c.footnote:[Not here.]\n",
		"title: The dam\nfurniture: Ada Brennan <ada@example.org>\nparagraph: See the old dam, the site, the guide and a_b_c.\n"},
	{"asciidoc", "blocks", ".Listing\n[source,sh]\n----\nmake\n\n* x\n----\n\nNOTE: Откройте порт.\n\n====\nПример.\n====\n\n****\nBeside.\n****\n\n////\nhidden\n////\n\nterm:: What it\nmeans.\n\n* One\n** Two\n+\nGoes on.\n\n. Three\n\n literal\n",
		"furniture: Listing\ncode: make⏎⏎* x\nparagraph: Откройте порт.\nparagraph: Пример.\nfurniture: Beside.\nitem: term\nitem: What it means.\nitem: One\nitem: Two\nitem: Goes on.\nitem: Three\ncode: literal\n"},
	{"asciidoc", "tables", "[cols=\"1,1\"]\n|===\n|dam |水坝\n\n|a *b*\nc\n2+|d\n|===\n", "paragraph: dam\nparagraph: 水坝\nparagraph: a b c\nparagraph: d\n"},
}

func TestMarkup(t *testing.T) {
	for _, tt := range markupCases {
		t.Run(tt.format+" "+tt.name, func(t *testing.T) {
			if got := outline(readAs(t, tt.format, tt.text)); got != tt.want {
				t.Errorf("of\n%s\ngot\n%s\nwant\n%s", tt.text, got, tt.want)
			}
		})
	}
}

// What formats hold that are not laid out in lines.
var heldCases = []struct{ format, name, text, want string }{
	{"fb2", "notes, verse and pictures", `<FictionBook><description><title-info><book-title>No</book-title></title-info></description><body><title><p>Шторм</p></title>
<epigraph><p>Вода.</p></epigraph><section><title><p>Глава 1</p></title><p>Порт <emphasis>закрыли</emphasis><a l:href="#n1" type="note">[1]</a>.</p>
<poem><stanza><v>Раз,</v><v>два.</v></stanza></poem><empty-line/></section></body><body name="notes"><section id="n1"><p>В мае.</p></section></body><binary>AAAA</binary></FictionBook>`,
		"title: Шторм\nquote: Вода.\nheading: Глава 1\nparagraph: Порт закрыли.\nparagraph: Раз,\nparagraph: два.\nfurniture: В мае.\n"},
	{"docbook", "entities, code, footnotes, tables", `<?xml version="1.0"?><!DOCTYPE book [<!ENTITY name "Tarnbeck">]><book><title>The dam</title><chapter><title>水库</title>
<para>&name;&mdash;<emphasis>dry</emphasis><footnote><para>In May.</para></footnote> again.<indexterm><primary>x</primary></indexterm></para>
<programlisting>a
 b</programlisting><informaltable><tgroup><tbody><row><entry>1</entry><entry><para>два</para></entry></row></tbody></tgroup></informaltable></chapter></book>`,
		"title: The dam\nheading: 水库\nparagraph: Tarnbeck—dry\nfurniture: In May.\nparagraph: again.\ncode: a⏎ b\nparagraph: 1\nparagraph: два\n"},
	{"xml", "elements of no known name", `<?xml version="1.1"?><news><lead>Порт <b>закрыли</b>.</lead><body><part>Паромы
стоят.</part><part><i>Все.</i></part></body></news>`, "paragraph: Порт закрыли.\nparagraph: Паромы стоят.\nparagraph: Все.\n"},
	{"json", "values that are text", `{"a": "Порт", "list": ["水库干涸。", 12, true, null, {"b": "One.\n\nTwo."}], "url": "https://example.org/a", "": ""}`,
		"paragraph: Порт\nparagraph: 水库干涸。\nparagraph: One.\nparagraph: Two.\n"},
	{"yaml", "values that are text", "ru:\n  a: &x Порт\n  b: *x\n  c: |\n    Раз.\n\n    Два.\n  d: [1, true, 水库]\n---\ne: https://example.org\n",
		"paragraph: Порт\nparagraph: Раз.\nparagraph: Два.\nparagraph: 水库\n"},
	{"po", "plurals, guesses, templates", "msgid \"\"\nmsgstr \"Language: ru\\n\"\n\n#, fuzzy\nmsgid \"Port\"\nmsgstr \"Порто\"\n\nmsgctxt \"x\"\nmsgid \"%d dam\"\nmsgid_plural \"%d dams\"\nmsgstr[0] \"%d плотина\"\nmsgstr[1] \"%d \"\n\"плотины\"\n\n#~ msgid \"Old\"\n#~ msgstr \"Старое\"\n",
		"furniture: Language: ru\nfurniture: Port\nparagraph: %d плотина\nparagraph: %d плотины\n"},
	{"ipynb", "cells", `{"cells": [{"cell_type": "markdown", "source": ["# 水库\n", "\n", "It is **dry**."]}, {"cell_type": "code", "source": "print(1)", "outputs": [{"text": ["1"]}]}, {"cell_type": "raw", "source": "x"}], "nbformat": 4}`,
		"title: 水库\nparagraph: It is dry.\ncode: print(1)\n"},
	{"wml", "definitions and comments", "#use wml::debian::news\n# hidden\n<define-tag pagetitle>Обновлён\n  Debian <dsa 1></define-tag>\n<define-tag release_date>2024-02-10</define-tag>\n<p>Вышла <strong>12.5</strong>.</p>\n<:= $x :>\n",
		"title: Обновлён Debian\nparagraph: Вышла 12.5.\n"},
}

func TestHeld(t *testing.T) {
	for _, tt := range heldCases {
		t.Run(tt.format+" "+tt.name, func(t *testing.T) {
			doc, err := Read("-", strings.NewReader(tt.text), Options{Format: tt.format})
			if err != nil {
				t.Fatal(err)
			}
			if got := outline(doc.Segments); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// What is not well-formed is refused in a line, with its place.
func TestNotWellFormed(t *testing.T) {
	tests := []struct{ format, text, want string }{
		{"xml", "<?xml version=\"1.0\"?>\n<a>\n<b></a>", "-:3: is not well-formed XML: </a> ends what was not begun"},
		{"xml", "<a>\n<b>", "-:2: ends inside <b>: it is cut short"},
		{"xml", strings.Repeat("<a>", xmlDepth+1), "-:1: nests elements more than 512 deep"},
		{"xml", `<?xml version="1.0"?><tmx version="1.4"><body/></tmx>`, "-: is a translation memory, not one text"},
		{"json", "{\n\"a\": \"b\"\n", "-:2: is not well-formed JSON: it ends in the middle"},
		{"json", "{\n\"a\": x}", "-:2: is not well-formed JSON: "},
		{"json", strings.Repeat("[", xmlDepth+1), "-: nests lists more than 512 deep"},
		{"ipynb", `{"cells": 1}`, "-:1: is not well-formed JSON: "},
		{"yaml", "a: b\n  c: d\n", "-:2: is not well-formed YAML: "},
		{"po", "msgid \"a\nmsgstr \"\"\n", "-:1: is neither a message nor a string in quotes"},
	}
	for _, tt := range tests {
		_, err := Read("-", strings.NewReader(tt.text), Options{Format: tt.format})
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s %q: got %v, want %s", tt.format, tt.text, err, tt.want)
		}
	}
}

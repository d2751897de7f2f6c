package facts

import (
	"slices"
	"strings"
	"unicode"
)

// domains are the top-level domains that make "name.tld" without http:// an
// address. Others need a scheme, "www." or a path.
var domains = []string{"app", "biz", "cn", "co", "com", "de", "edu", "eu", "fr", "gov", "hk", "info", "int", "io", "mil", "net", "org", "ru", "su", "tv", "tw", "ua", "uk", "us"}

// address reads a web or e-mail address at the word p as a ready token and
// returns its end; p if there is none.
func (l *lexer) address(p int) int {
	q, dots, at, last := p, 0, false, p
	for q < len(l.fold) && q < p+maxHost && isAddress(l.fold[q]) {
		switch l.fold[q] {
		case '.':
			dots, last = dots+1, q+1
		case '@':
			at = true
		case '/', ':', '?', '#':
			return l.link(p, q, dots, last)
		}
		q++
	}
	if !at && dots == 0 {
		return p
	}
	if at && dots > 0 {
		q = l.trim(p, q)
		return l.emit(p, q, Fact{Class: Email, Text: string(l.fold[p:q])})
	}
	return l.link(p, q, dots, last)
}

// Bounds of addresses, in runes: a mailbox of 64 and a host of 255 octets
// (RFC 5321), and what common browsers take of a web address.
const (
	maxHost    = 64 + 1 + 255
	maxAddress = 2000
)

func isAddress(r rune) bool {
	return r < 0x80 && (isAlpha(r) || isDigit(r) || strings.ContainsRune("-._~:/?#@!$&+=%", r))
}

// link reads the web address whose host ends at q, or at a path there.
func (l *lexer) link(p, q, dots, last int) int {
	path := q < len(l.fold) && (l.fold[q] == '/' || l.fold[q] == '?' || l.fold[q] == '#')
	scheme := q+2 < len(l.fold) && string(l.fold[q:q+3]) == "://"
	host := l.trim(p, q)
	tld := ""
	if last < host {
		tld = string(l.fold[last:host])
	} else if dots > 1 {
		return p
	}
	known := slices.Contains(domains, tld)
	if !scheme && !(dots > 0 && (known || strings.HasPrefix(string(l.fold[p:host]), "www."))) {
		return p
	}
	for (path || scheme) && q < len(l.fold) && q < p+maxAddress {
		if r := l.blank(q); r > q {
			q = r
		} else if isAddress(l.fold[q]) {
			q++
		} else {
			break
		}
	}
	q = l.trim(p, q)
	text := strings.NewReplacer("<", "", ">", "").Replace(string(l.fold[p:q]))
	if strings.HasSuffix(text, "://") {
		return p
	}
	return l.emit(p, q, Fact{Class: Link, Text: text})
}

// blank is the end of what a reader is to fill in at q, as <TOKEN> or <your-host>; q
// if there is none. Some texts write its name without the brackets. <br> is a tag.
func (l *lexer) blank(q int) int {
	if l.fold[q] != '<' {
		return q
	}
	r, lower, joined := q+1, false, false
	for ; r < len(l.fold) && r < q+maxHost && (isAlpha(l.fold[r]) || isDigit(l.fold[r]) || strings.ContainsRune("_-", l.fold[r])); r++ {
		lower = lower || unicode.IsLower(l.text[r])
		joined = joined || strings.ContainsRune("_-", l.fold[r])
	}
	if r == q+1 || r == len(l.fold) || l.fold[r] != '>' || lower && !joined {
		return q
	}
	return r + 1
}

// trim leaves the marks that end a sentence out of an address.
func (l *lexer) trim(p, q int) int {
	for q > p && strings.ContainsRune(".,:;!?-", l.fold[q-1]) {
		q--
	}
	return q
}

// identifier is the end of the identifier that begins with the letters p to w:
// letters and digits in one (G7, H1N1), or a capitalised word without meaning, a
// hyphen and digits (COVID-19, Су-35, Ту-154М). It is p if there is none.
func (l *lexer) identifier(p, w int, means []meaning) int {
	q := w
	if q+1 < len(l.fold) && l.fold[q] == '-' && isDigit(l.fold[q+1]) && (len(means) == 0 || means[0].role == alias || w == p+1) && l.text[p] != l.fold[p] {
		q++
	}
	if q >= len(l.fold) || !isDigit(l.fold[q]) || len(means) > 0 && means[0].role == currency && (w > p+1 || !isAlpha(l.fold[p]) || l.isSum(w)) {
		return p
	}
	for q < len(l.fold) && (isDigit(l.fold[q]) || isAlpha(l.fold[q]) || l.fold[q] == '.' && q+1 < len(l.fold) && isDigit(l.fold[q+1])) {
		q++
	}
	return q
}

// isSum tells whether the digits at p, after the letter of a currency, are a sum:
// N585 million and R5,000 are, N95 and R2 are not.
func (l *lexer) isSum(p int) bool {
	for p < len(l.fold) && isDigit(l.fold[p]) {
		p++
	}
	if p+1 < len(l.fold) && (l.fold[p] == ',' || l.fold[p] == '.') && isDigit(l.fold[p+1]) {
		return true
	}
	if p < len(l.fold) && isSpace(l.fold[p]) {
		p++
	}
	if p >= len(l.fold) || !isAlpha(l.fold[p]) {
		return false
	}
	_, means := l.longest(p)
	t := token{means: means}
	return t.has(mult)
}

// literal appends the identifier p to q as a ready token.
func (l *lexer) literal(p, q int) int {
	f := Fact{Class: Literal, Text: string(l.fold[p:q]), Value: l.trailing(p, q)}
	if of, most := halvesOf, Int(3); q == p+2 && (l.fold[p] == 'q' || l.fold[p] == 'h') { // Q2, H1
		if l.fold[p] == 'q' {
			of, most = quartersOf, Int(5)
		}
		if Int(0).Less(f.Value) && f.Value.Less(most) {
			return l.emit(p, q, Fact{Class: Period, Value: f.Value, Unit: of, Digits: 1, Soft: true})
		}
	}
	if !f.Value.IsNumber() { // 99p, 1st
		n := p
		for n < q && isDigit(l.fold[n]) {
			n++
		}
		if n > p && n-p < 10 {
			f.Value = figureOf(l.fold, p, n).value
		}
	}
	return l.emit(p, q, f)
}

// trailing is the number at the end of an identifier: 35 of Су-35, 1.25 of v1.25.
func (l *lexer) trailing(p, q int) Value {
	digits, point := q, q
	for digits > p && (isDigit(l.fold[digits-1]) || l.fold[digits-1] == '.' && point == q && digits < q) {
		if digits--; l.fold[digits] == '.' {
			point = digits
		}
	}
	if digits == q || q-digits > 10 || point == digits {
		return Value{}
	}
	whole := figureOf(l.fold, digits, point).value
	if point == q {
		return whole
	}
	part, _ := figureOf(l.fold, point+1, q).value.Times(Decimal(1, point+1-q))
	v, _ := whole.Plus(part)
	return v
}

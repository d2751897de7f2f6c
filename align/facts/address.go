package facts

import (
	"slices"
	"strings"
)

// domains are the top-level domains that make "name.tld" without http:// an
// address. Others need a scheme, "www." or a path.
var domains = []string{"app", "biz", "cn", "co", "com", "de", "edu", "eu", "fr", "gov", "hk", "info", "int", "io", "mil", "net", "org", "ru", "su", "tv", "tw", "ua", "uk", "us"}

// address reads a web or e-mail address at the word p as a ready token and
// returns its end; p if there is none.
func (s *scan) address(p int) int {
	q, dots, at, last := p, 0, false, p
	for q < len(s.fold) && q < p+maxHost && isAddress(s.fold[q]) {
		switch s.fold[q] {
		case '.':
			dots, last = dots+1, q+1
		case '@':
			at = true
		case '/', ':', '?', '#':
			return s.link(p, q, dots, last)
		}
		q++
	}
	if !at && dots == 0 {
		return p
	}
	if at && dots > 0 {
		q = s.trim(p, q)
		return s.emit(p, q, Fact{Class: Email, Text: string(s.fold[p:q])})
	}
	return s.link(p, q, dots, last)
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
func (s *scan) link(p, q, dots, last int) int {
	path := q < len(s.fold) && (s.fold[q] == '/' || s.fold[q] == '?' || s.fold[q] == '#')
	scheme := q+2 < len(s.fold) && string(s.fold[q:q+3]) == "://"
	host := s.trim(p, q)
	tld := ""
	if last < host {
		tld = string(s.fold[last:host])
	} else if dots > 1 {
		return p
	}
	known := slices.Contains(domains, tld)
	if !scheme && !(dots > 0 && (known || strings.HasPrefix(string(s.fold[p:host]), "www."))) {
		return p
	}
	for (path || scheme) && q < len(s.fold) && q < p+maxAddress && isAddress(s.fold[q]) {
		q++
	}
	q = s.trim(p, q)
	return s.emit(p, q, Fact{Class: Link, Text: string(s.fold[p:q])})
}

// trim leaves the marks that end a sentence out of an address.
func (s *scan) trim(p, q int) int {
	for q > p && strings.ContainsRune(".,:;!?-", s.fold[q-1]) {
		q--
	}
	return q
}

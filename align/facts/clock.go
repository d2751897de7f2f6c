package facts

// timeOfDay reads a time at token i: 15:30, "3:30 p.m.", 下午3时30分, 下午3点半, «в
// 3 часа дня», with the time zone if one is named on either side.
func (s *scan) timeOfDay(i int) int {
	j, name, part, early := i, "", meaning{}, false
	if m, ok := s.at(j).is(zone); ok {
		name, s.zone, s.zoneAt = m.id, m.id, j
		j++
	}
	if part, early = s.at(j).is(dayPart); early {
		j++
	}
	minutes, end, sure := s.clock(j)
	if end == j {
		return i
	}
	marked := s.at(j).kind == ready || s.at(end-1).has(clockMark, minuteMark, hourPart)
	if m, ok := s.at(end).is(dayPart); ok && !early && (s.lex.BareHour || marked || s.at(j-1).has(at)) {
		part, early, marked = m, true, true
		end++
	} else if next := s.hours(i, j, end); next > i {
		return next
	}
	if !sure && !(early && marked) {
		return i
	}
	soft := !early && minutes%60 == 0 && minutes <= 12*60 && s.at(j).kind != ready
	if early {
		minutes = inPart(minutes, part)
	}
	first := j
	if j > i && s.at(j-1).has(dayPart) {
		first--
	}
	if m, ok := s.at(end).is(zone); ok && name == "" {
		name = m.id
		end++
	}
	if name == "" && s.zone != "" && first-s.zoneAt <= 8 { // 北京时间9月26日21时
		name = s.zone
	}
	s.zone = ""
	s.add(first, end, Fact{Class: Time, Value: Int(minutes), Unit: name, Digits: 4, Loose: !early && minutes <= 12*60, Soft: soft && name == ""})
	return end
}

// dotted reads a time written with a point, 5.30pm, or without, 1200 GMT. With no
// part of the day or zone it is a number like any other, but for «в 17.45» where
// the point is not the decimal mark.
func (s *scan) dotted(j int) (int64, bool) {
	t, next := s.at(j), s.at(j+1)
	n := t.hi - t.lo
	bare := s.lex.Decimal != '.' && s.at(j-1).has(at) && !next.has(percent, times, unit, mult, currency, points)
	switch {
	case t.kind != number || n < 4 || n > 5 || !bare && !next.has(dayPart, zone):
		return 0, false
	case t.fig.plain && n == 4 && next.has(zone):
	case t.fig.plain || s.text[t.hi-3] != '.':
		return 0, false
	}
	hour, minute := s.digitsAt(t.lo, 2), s.digitsAt(t.hi-2, 2)
	if n == 4 && !t.fig.plain {
		hour = s.digitsAt(t.lo, 1)
	}
	return hour*60 + minute, hour <= 24 && minute < 60 && (hour > 0 || !bare)
}

// digitsAt is the number of n digits at rune p.
func (s *scan) digitsAt(p, n int) int64 {
	v, _ := s.figure(p, p+n).value.IsInt()
	return v
}

// hours reads two hours that share their part of the day, "3 to 4 p.m.", with
// the first at token j and the range sign at token end.
func (s *scan) hours(i, j, end int) int {
	if !s.lex.BareHour || i != j || !s.at(end).has(rangeSign) && !s.sign(end, '-') {
		return i
	}
	last, next, _ := s.clock(end + 1)
	m, ok := s.at(next).is(dayPart)
	if first, _, _ := s.clock(j); ok && next > end+1 && first < last {
		s.add(j, end, Fact{Class: Time, Value: Int(inPart(first, m)), Digits: 4})
		s.add(end+1, next+1, Fact{Class: Time, Value: Int(inPart(last, m)), Digits: 4})
		return next + 1
	}
	return i
}

// inPart moves a time into the part of the day that begins with the hour of
// part: 3:30 in the afternoon is 15:30, 12 at night is 0.
func inPart(minutes int64, part meaning) int64 {
	begin, _ := part.value.IsInt()
	switch half := int64(12 * 60); {
	case begin == 0 && minutes >= half && minutes < half+60:
		return minutes - half
	case minutes < begin*60 && minutes <= half:
		return (minutes + half) % (2 * half)
	}
	return minutes
}

// clock reads a time without its part of the day, in minutes after midnight.
// sure is false of what is a time only with a part of the day beside it.
func (s *scan) clock(j int) (minutes int64, end int, sure bool) {
	t := s.at(j)
	if t.kind == ready && s.ready[t.ready].Class == Time {
		n, _ := s.ready[t.ready].Value.IsInt()
		return n, j + 1, true
	}
	if m, ok := t.is(hourPre); ok { // half past three
		hour, next, ok := s.small(j+1, 12)
		if part, _ := m.value.IsInt(); ok {
			return hour*60 + part, next, true
		}
	}
	if t.kind != number && !t.has(card, digit, mult) {
		return 0, j, false
	}
	if minutes, ok := s.dotted(j); ok {
		return minutes, j + 1, !s.at(j + 1).has(dayPart)
	}
	n, ok := s.numeral(j)
	hour, whole := n.value.IsInt()
	if !ok || !whole || hour < 0 || hour > 24 || n.high.IsNumber() || t.kind == number && !t.fig.plain {
		return 0, j, false
	}
	return s.pastHour(j, hour*60, n)
}

// pastHour reads the mark and the minutes after the hour n, which began at token
// j: 点半, 3时30分, «часов 30 минут».
func (s *scan) pastHour(j int, minutes int64, n numeral) (int64, int, bool) {
	mark, ok := s.at(n.end).is(clockMark)
	end := n.end + 1
	if !ok {
		return minutes, n.end, false
	}
	if m, ok := s.at(end).is(hourPart); ok && s.glued(end) {
		part, _ := m.value.IsInt()
		return minutes + part, end + 1, true
	}
	if n, ok := s.numeral(end); ok && s.at(n.end).has(minuteMark) {
		if m, whole := n.value.IsInt(); whole && m < 60 {
			return minutes + m, n.end + 1, true
		}
	}
	if mark.id == "at" { // «часов» is a duration unless "at" stands before it
		return minutes, end, s.at(j-1).has(at) && !s.at(end).has(unit)
	}
	return minutes, end, !n.words || !s.at(n.end).has(counter)
}

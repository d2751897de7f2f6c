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
	if m, ok := s.at(end).is(dayPart); ok && !early {
		part, early = m, true
		end++
	}
	if !sure && (!early || s.at(j-1).has(dayPart)) {
		return i
	}
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
	s.add(first, end, Fact{Class: Time, Value: Int(minutes), Unit: name, Digits: 4, Loose: !early && minutes <= 12*60})
	return end
}

// inPart moves a time into its part of the day: 3:30 in the afternoon is 15:30,
// 12 at night is 0.
func inPart(minutes int64, part meaning) int64 {
	hour, _ := part.value.IsInt()
	switch {
	case hour == 12 && minutes < 12*60:
		return minutes + 12*60
	case hour == 0 && minutes >= 12*60 && minutes < 13*60:
		return minutes - 12*60
	}
	return minutes
}

// clock reads a time without its part of the day, in minutes after midnight.
// sure is false of what is a time only with a part of the day beside it.
func (s *scan) clock(j int) (minutes int64, end int, sure bool) {
	t := s.at(j)
	if t.kind == ready {
		f := s.ready[t.ready]
		if f.Class != Time {
			return 0, j, false
		}
		n, _ := f.Value.IsInt()
		return n, j + 1, true
	}
	if t.kind != number && !t.has(card, digit, mult) {
		return 0, j, false
	}
	n, ok := s.numeral(j)
	hour, whole := n.value.IsInt()
	if !ok || !whole || hour < 0 || hour > 24 || n.high.IsNumber() || t.kind == number && !t.fig.plain {
		return 0, j, false
	}
	end = n.end
	mark, ok := s.at(end).is(clockMark)
	if !ok {
		return hour * 60, end, false
	}
	minutes, end, sure = hour*60, end+1, !n.words
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
		sure = s.at(j-1).has(at) && !s.at(end).has(unit)
	}
	return minutes, end, sure
}

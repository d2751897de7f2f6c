package facts

// clocks reads times of the day.
type clocks struct {
	*found
	zone   string // a time zone named before the date of its time
	zoneAt int    // and its token
}

// timeOfDay reads a time at token i: 15:30, "3:30 p.m.", 下午3时30分, 下午3点半, «в
// 3 часа дня», with the time zone if one is named on either side.
func (r *clocks) timeOfDay(i int) int {
	j, name, part, early := i, "", meaning{}, false
	if m, ok := r.at(j).is(zone); ok {
		name, r.zone, r.zoneAt = m.id, m.id, j
		j++
	}
	if part, early = r.at(j).is(dayPart); early {
		j++
	}
	minutes, end, sure := r.clockTime(j)
	if end == j {
		return i
	}
	marked := r.at(j).kind == readyToken || r.at(end-1).has(clockMark, minuteMark, hourPart)
	if m, ok := r.at(end).is(dayPart); ok && !early && (r.lex.bareHours || marked || r.at(j-1).has(beforeTime)) {
		part, early, marked = m, true, true
		end++
	} else if next := r.hours(i, j, end); next > i {
		return next
	}
	if !sure && !(early && marked) {
		return i
	}
	soft := !early && minutes%60 == 0 && minutes <= 12*60 && r.at(j).kind != readyToken
	if early {
		minutes = inPart(minutes, part)
	}
	first := j
	if j > i && r.at(j-1).has(dayPart) {
		first--
	}
	if m, ok := r.at(end).is(zone); ok && name == "" {
		name = m.id
		end++
	}
	if name == "" && r.zone != "" && first-r.zoneAt <= 8 { // 北京时间9月26日21时
		name = r.zone
	}
	r.zone = ""
	r.add(first, end, Fact{Class: Time, Value: Int(minutes), Unit: name, Digits: 4, Loose: !early && minutes <= 12*60, Soft: soft && name == ""})
	return end
}

// dotted reads a time written with a point, 5.30pm, or without, 1200 GMT. With no
// part of the day or zone it is a number like any other, but for «в 17.45» where
// the point is not the decimal mark.
func (r *clocks) dotted(j int) (int64, bool) {
	t, next := r.at(j), r.at(j+1)
	n := t.hi - t.lo
	bare := r.lex.decimal != '.' && r.at(j-1).has(beforeTime) && !next.has(percent, times, unit, mult, currency, points)
	switch {
	case t.kind != numberToken || n < 4 || n > 5 || !bare && !next.has(dayPart, zone):
		return 0, false
	case t.fig.plain && n == 4 && next.has(zone):
	case t.fig.plain || r.text[t.hi-3] != '.':
		return 0, false
	}
	hour, minute := r.digitsAt(t.lo, 2), r.digitsAt(t.hi-2, 2)
	if n == 4 && !t.fig.plain {
		hour = r.digitsAt(t.lo, 1)
	}
	return hour*60 + minute, hour <= 24 && minute < 60 && (hour > 0 || n == 5 || !bare)
}

// digitsAt is the number of n digits at rune p.
func (r *clocks) digitsAt(p, n int) int64 {
	v, _ := figureOf(r.fold, p, p+n).value.IsInt()
	return v
}

// hours reads two hours that share their part of the day, "3 to 4 p.m.", with
// the first at token j and the range sign at token end.
func (r *clocks) hours(i, j, end int) int {
	if !r.lex.bareHours || i != j || !r.at(end).has(rangeSign) && !r.isSign(end, '-') {
		return i
	}
	last, next, _ := r.clockTime(end + 1)
	m, ok := r.at(next).is(dayPart)
	if first, _, _ := r.clockTime(j); ok && next > end+1 && first < last {
		r.add(j, end, Fact{Class: Time, Value: Int(inPart(first, m)), Digits: 4})
		r.add(end+1, next+1, Fact{Class: Time, Value: Int(inPart(last, m)), Digits: 4})
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

// clockTime reads a time without its part of the day, in minutes after midnight.
// sure is false of what is a time only with a part of the day beside it.
func (r *clocks) clockTime(j int) (minutes int64, end int, sure bool) {
	t := r.at(j)
	if t.kind == readyToken && r.ready[t.ready].Class == Time {
		n, _ := r.ready[t.ready].Value.IsInt()
		return n, j + 1, true
	}
	if m, ok := t.is(hourPre); ok { // half past three
		hour, next, ok := r.small(j+1, 12)
		if part, _ := m.value.IsInt(); ok {
			return hour*60 + part, next, true
		}
	}
	if t.kind != numberToken && !t.has(card, digit, mult) {
		return 0, j, false
	}
	if minutes, ok := r.dotted(j); ok {
		return minutes, j + 1, !r.at(j + 1).has(dayPart)
	}
	n, ok := r.numeral(j)
	hour, whole := n.value.IsInt()
	if !ok || !whole || hour < 0 || hour > 24 || n.high.IsNumber() || t.kind == numberToken && !t.fig.plain {
		return 0, j, false
	}
	return r.pastHour(j, hour*60, n)
}

// pastHour reads the mark and the minutes after the hour n, which began at token
// j: 点半, 3时30分, «часов 30 минут».
func (r *clocks) pastHour(j int, minutes int64, n numeral) (int64, int, bool) {
	mark, ok := r.at(n.end).is(clockMark)
	end := n.end + 1
	if !ok {
		return minutes, n.end, false
	}
	if m, ok := r.at(end).is(hourPart); ok && r.glued(end) {
		part, _ := m.value.IsInt()
		return minutes + part, end + 1, true
	}
	if n, ok := r.numeral(end); ok && r.at(n.end).has(minuteMark) {
		if m, whole := n.value.IsInt(); whole && m < 60 {
			return minutes + m, n.end + 1, true
		}
	}
	if mark.id == "at" { // «часов» is a duration unless "at" stands before it
		return minutes, end, r.at(j-1).has(beforeTime) && !r.at(end).has(unit)
	}
	return minutes, end, !n.words || !r.at(n.end).has(counter)
}

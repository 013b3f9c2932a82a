package formats

import "strings"

// A locustMoment is a line of the history: a window of the last seconds, then
// what was counted since the start.
type locustMoment struct {
	Time        string `csv:"Timestamp"`
	Users       string `csv:"User Count"`
	Type        string `csv:"Type"`
	Name        string `csv:"Name"`
	Rate        string `csv:"Requests/s"`
	FailureRate string `csv:"Failures/s"`
}

// readLocustHistory reads the windows, told apart by their second and the number
// of users. The counts since the start are left out: the last ones stand in the
// file of the statistics, and those here end before the run does.
func readLocustHistory(f File) (Import, error) {
	b, rows, err := bookOf[locustMoment](f, commas)
	if err != nil {
		return Import{}, err
	}
	parts := false // with --csv-full-history
	for _, row := range rows {
		parts = parts || !locustTotal(row.Type, row.Name)
	}
	start := ""
	for i, row := range rows {
		now := b.cell(i, "Timestamp", row.Time)
		if now == "" {
			continue
		}
		if start == "" {
			start = now
			b.state("start", now+" s since 1970")
		}
		if parts && locustTotal(row.Type, row.Name) {
			b.leave("row", "the total of the others")
			continue
		}
		b.locustMoment(i, row, minus(now, start))
	}
	var totals []string
	for _, field := range b.table.Schema.Fields {
		if strings.HasPrefix(field.Name, "Total ") {
			totals = append(totals, field.Name)
		}
	}
	b.columns("since the start, and short of the end of the run", totals...)
	return b.end()
}

// locustMoment tells one window. Locust leaves the last two seconds out of its
// rates, so that the first windows have none: their 0 was not measured.
func (b *book) locustMoment(i int, row locustMoment, second string) {
	a := account{about: Result{Subject: strings.TrimSpace(row.Type + " " + row.Name),
		Parameters: []Parameter{{"second", second}, {"users", b.cell(i, "User Count", row.Users)}}}}
	rate, failures := b.cell(i, "Requests/s", row.Rate), b.cell(i, "Failures/s", row.FailureRate)
	if rate == "" || failures == "" {
		return
	}
	if isZero(rate) {
		a.told = append(a.told, a.about.skipped(throughput.quantity, "rate"), a.about.skipped(errorThroughput.quantity, "rate"))
	} else {
		a.tell(throughput, "rate", rate, "")
		a.tell(errorThroughput, "rate", failures, "")
	}
	b.percentages(&a, i, "")
	if !isZero(rate) && rate == failures {
		a.fail()
	}
	b.enter(a)
}

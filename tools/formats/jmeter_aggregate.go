package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

// A jmeterRow is a line of an Aggregate Report or a Summary Report. Times are
// milliseconds and rates per second. JMeter's KB are 1,024 bytes.
type jmeterRow struct {
	Label     string `csv:"Label"`
	Samples   string `csv:"# Samples"`
	Average   string `csv:"Average"`
	Median    string `csv:"Median"`
	Min       string `csv:"Min"`
	Max       string `csv:"Max"`
	Deviation string `csv:"Std. Dev."`
	Errors    string `csv:"Error %"`
	Rate      string `csv:"Throughput"`
	Received  string `csv:"Received KB/sec"`
	Sent      string `csv:"Sent KB/sec"`
	Size      string `csv:"Avg. Bytes"`
}

func readJMeterAggregate(f File) (Import, error) {
	b, rows, err := bookOf[jmeterRow](f, commas)
	if err != nil {
		return Import{}, err
	}
	mark, p := jmeterMark(rows)
	if p != nil {
		p.File, p.Line = f.Name, 1
		return Import{}, problem.List{*p}
	}
	errors := false
	for i, row := range rows {
		r := jmeterReport{book: b, row: i, mark: mark}
		if row.Label == "TOTAL" && i == len(rows)-1 {
			b.leave("row", "the total of the others")
			continue
		}
		r.read(row)
		errors = errors || r.errors
	}
	if errors {
		b.state("times and rates", "also count the requests that failed")
	}
	return b.end()
}

// jmeterMark returns the decimal mark of a report, from the error shares: these
// always have three decimals. ",16005" and "3,71977" could else be thousands.
func jmeterMark(rows []jmeterRow) (rune, *problem.Problem) {
	points, commas := 0, 0
	for _, row := range rows {
		points += strings.Count(row.Errors, ".")
		commas += strings.Count(row.Errors, ",")
	}
	switch {
	case points > 0 && commas > 0:
		return 0, &problem.Problem{Field: "Error %", Message: "has both decimal points and decimal commas",
			Hint: "save each report from one computer"}
	case points == 0 && commas == 0:
		return 0, &problem.Problem{Field: "Error %", Message: "shows no decimal mark, so that 1,234 cannot be told from 1.234",
			Hint: "save the report anew, with the column Error %"}
	case commas > 0:
		return ',', nil
	}
	return '.', nil
}

// A jmeterReport reads a row.
type jmeterReport struct {
	*book
	account
	row    int
	mark   rune
	errors bool // some requests failed
}

var lineColumn = lazy.Regexp(`^(\d+(?:\.\d+)?)% Line$`)

func (r *jmeterReport) read(row jmeterRow) {
	r.about.Subject = row.Label
	n := r.figure("# Samples", row.Samples)
	errors := r.figure("Error %", strings.TrimSuffix(row.Errors, "%"))
	if n == "" || errors == "" {
		return
	}
	r.tell(requestCount, "count", n, "")
	r.tell(errorShare, "rate", errors, n)
	r.tellColumn(latency("ms"), "mean", "Average", row.Average, n)
	r.tellColumn(latency("ms"), "stddev", "Std. Dev.", row.Deviation, n)
	r.tellColumn(latency("ms"), "median", "Median", row.Median, n)
	r.tellColumn(latency("ms"), "min", "Min", row.Min, n)
	r.tellColumn(latency("ms"), "max", "Max", row.Max, n)
	for at, field := range r.table.Schema.Fields {
		if m := lineColumn().FindStringSubmatch(field.Name); m != nil {
			r.tellColumn(latency("ms"), percentile(m[1]), field.Name, r.table.Rows[r.row].Cells[at].Raw, n)
		}
	}
	r.tellColumn(throughput, "rate", "Throughput", row.Rate, "")
	r.tellColumn(transferRate("KiB/s"), "rate", "Received KB/sec", row.Received, "")
	r.tellColumn(sendRate("KiB/s"), "rate", "Sent KB/sec", row.Sent, "")
	r.tellColumn(responseSize("B"), "mean", "Avg. Bytes", row.Size, n)
	r.errors = !isZero(errors)
	if !less(errors, "100") {
		r.fail()
	}
	r.enter(r.account)
}

// tellColumn tells a figure, if the report has its column.
func (r *jmeterReport) tellColumn(m measure, statistic, column, text, n string) {
	if r.table.Index(column) >= 0 {
		r.tell(m, statistic, r.figure(column, text), n)
	}
}

func (r *jmeterReport) figure(column, text string) string {
	n, ok := numberWith(text, r.mark, 0)
	if !ok {
		r.refuseCell(r.row, column, text, `"`+text+`" is not a number`, "")
	}
	return n
}

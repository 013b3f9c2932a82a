package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/table"
)

var locustFormats = []Format{{
	Name: "locust-stats", About: "Locust --csv: the file of the statistics",
	Mark:  "Type,Name,Request Count,Failure Count",
	looks: func(f File) bool { return f.starts("Type", "Name", "Request Count", "Failure Count") },
	read:  readLocust[locustRow],
}, {
	Name: "locust-history", About: "Locust --csv: the file of the history, also with --csv-full-history",
	Mark:  "Timestamp,User Count,Type,Name",
	looks: func(f File) bool { return f.starts("Timestamp", "User Count", "Type", "Name") },
	read:  readLocustHistory,
}, {
	Name: "locust-0-requests", About: "Locust before 1.0, --csv: the file of the requests",
	Mark:  "Method,Name,# requests,# failures",
	looks: func(f File) bool { return f.starts("Method", "Name", "# requests", "# failures") },
	read:  readLocust[locustOldRow],
}, {
	Name: "locust-0-distribution", About: "Locust before 1.0, --csv: the file of the distribution",
	Mark:  "Name,# requests,50%",
	looks: func(f File) bool { return f.starts("Name", "# requests", "50%") },
	read:  readLocustDistribution,
}, unwanted("locust-failures", "Locust --csv: the file of the failures", "Method,Name,Error,Occurrences",
	func(f File) bool { return f.starts("Method", "Name", "Error", "Occurrences") },
	"the file of the failures counts the same failures as that of the statistics", "import the file that ends in _stats.csv",
), unwanted("locust-exceptions", "Locust --csv: the file of the exceptions", "Count,Message,Traceback,Nodes",
	func(f File) bool { return f.starts("Count", "Message", "Traceback") },
	"exceptions are mistakes in the script of the load, and no measurement", "import the file that ends in _stats.csv")}

// starts reports whether the first columns of a CSV have these names.
func (f File) starts(columns ...string) bool {
	return strings.HasPrefix(strings.ReplaceAll(f.firstLine(), `"`, "")+",", strings.Join(columns, ",")+",")
}

var commas = table.Dialect{Delimiter: ',', Header: true}

// A locustRow is a line of the statistics. Times are milliseconds and sizes
// bytes; the file does not say so.
type locustRow struct {
	Type        string `csv:"Type"`
	Name        string `csv:"Name"`
	Requests    string `csv:"Request Count"`
	Failures    string `csv:"Failure Count"`
	Median      string `csv:"Median Response Time"`
	Mean        string `csv:"Average Response Time"`
	Min         string `csv:"Min Response Time"`
	Max         string `csv:"Max Response Time"`
	Size        string `csv:"Average Content Size"`
	Rate        string `csv:"Requests/s"`
	FailureRate string `csv:"Failures/s"`
}

// A locustOldRow is the same before version 1.0.
type locustOldRow struct {
	Type        string `csv:"Method"`
	Name        string `csv:"Name"`
	Requests    string `csv:"# requests"`
	Failures    string `csv:"# failures"`
	Median      string `csv:"Median response time"`
	Mean        string `csv:"Average response time"`
	Min         string `csv:"Min response time"`
	Max         string `csv:"Max response time"`
	Size        string `csv:"Average Content Size"`
	Rate        string `csv:"Requests/s"`
	FailureRate string `csv:"Failures/s"`
}

func readLocust[T locustRow | locustOldRow](f File) (Import, error) {
	b, rows, err := bookOf[T](f, commas)
	if err != nil {
		return Import{}, err
	}
	requests, failures, total := "0", "0", ""
	for i := range rows {
		row := locustRow(rows[i])
		count, failed := b.cell(i, b.named("Request Count", "# requests"), row.Requests), b.cell(i, b.named("Failure Count", "# failures"), row.Failures)
		switch {
		case count == "" || failed == "":
		case locustTotal(row.Type, row.Name):
			b.leave("row", "the total of the others")
			total = count
		default:
			requests, failures = plus(requests, count), plus(failures, failed)
			b.locustRow(i, row, count, failed)
		}
	}
	if total != "" && len(b.problems) == 0 && less(requests, total) {
		b.state("missing", minus(total, requests)+" requests of the total are in no row")
	}
	if !isZero(failures) {
		b.mixed("times and rates", failures)
	}
	return b.end()
}

// named returns the column that the table has, of two names for one thing.
func (b *book) named(name, old string) string {
	if b.table.Index(name) < 0 {
		return old
	}
	return name
}

// locustTotal reports whether a row sums up the others.
func locustTotal(kind, name string) bool {
	return (kind == "" || kind == "None") && (name == "Aggregated" || name == "Total")
}

func (b *book) locustRow(i int, row locustRow, count, failed string) {
	a := account{about: Result{Subject: strings.TrimSpace(row.Type + " " + row.Name)}}
	a.tell(requestCount, "count", count, "")
	a.tell(errorCount, "count", failed, "")
	tell := func(m measure, statistic, column, text, n string) {
		switch text {
		case "": // older versions lack some columns
		case "N/A":
			a.told = append(a.told, a.about.skipped(m.quantity, statistic))
		default:
			a.tell(m, statistic, b.cell(i, column, text), n)
		}
	}
	tell(throughput, "rate", "Requests/s", row.Rate, "")
	tell(errorThroughput, "rate", "Failures/s", row.FailureRate, "")
	tell(latency("ms"), "median", b.named("Median Response Time", "Median response time"), row.Median, count)
	tell(latency("ms"), "mean", b.named("Average Response Time", "Average response time"), row.Mean, count)
	tell(latency("ms"), "min", b.named("Min Response Time", "Min response time"), row.Min, count)
	tell(latency("ms"), "max", b.named("Max Response Time", "Max response time"), row.Max, count)
	b.percentages(&a, i, count)
	tell(responseSize("B"), "mean", "Average Content Size", row.Size, count)
	switch {
	case isZero(count) && isZero(failed):
		a.skip()
	case isZero(count) || count == failed:
		a.fail()
	}
	b.enter(a)
}

var percentColumn = lazy.Regexp(`^(\d+(?:\.\d+)?)%$`)

// percentages tells the columns that are named for a percentage. They hold
// milliseconds, rounded to two digits; 100% is the maximum, if that is not known.
func (b *book) percentages(a *account, i int, n string) {
	for at, field := range b.table.Schema.Fields {
		m := percentColumn().FindStringSubmatch(field.Name)
		if m == nil {
			continue
		}
		statistic, text := percentile(m[1]), b.table.Rows[i].Cells[at].Raw
		switch {
		case a.knows("latency", statistic):
			b.leave("value", "the maximum once more, rounded")
		case text == "N/A" || text == "":
			a.told = append(a.told, a.about.skipped(latency("ms").quantity, statistic))
		default:
			a.tell(latency("ms"), statistic, b.cell(i, field.Name, text), n)
		}
	}
}

type locustShare struct {
	Name     string `csv:"Name"`
	Requests string `csv:"# requests"`
}

func readLocustDistribution(f File) (Import, error) {
	b, rows, err := bookOf[locustShare](f, commas)
	if err != nil {
		return Import{}, err
	}
	for i, row := range rows {
		count := b.cell(i, "# requests", row.Requests)
		switch row.Name {
		case "Aggregated", "Total", "None Total", "None Aggregated":
			b.leave("row", "the total of the others")
			continue
		}
		a := account{about: Result{Subject: row.Name}}
		b.percentages(&a, i, count)
		if count == "0" {
			a.skip()
		}
		b.enter(a)
	}
	return b.end()
}

package formats

import (
	"slices"
	"strconv"
)

func isJMHJSON(f File) bool {
	return f.has("benchmark", "mode", "primaryMetric.score", "primaryMetric.scoreUnit")
}

// readJMHJSON reads the metrics as the rows of the CSV, where those behind the
// first have its name and their own.
func readJMHJSON(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	j := jmh{decimal: '.'}
	j.out.About = append(j.out.About, Fact{"bounds", "99.9% interval"})
	var rows []jmhRow
	var records []record
	for _, run := range d.root.list() {
		j.facts(run)
		row := jmhRow{Benchmark: run.get("benchmark").text(), Mode: run.get("mode").text(), Threads: run.get("threads").text(), errorName: "scoreError"}
		if params := run.get("params"); params != nil {
			for i, name := range params.names {
				row.parameters = with(row.parameters, name, params.items[i].text())
			}
		}
		rows, records = append(rows, row.of(run.get("primaryMetric"))), append(records, jmhRecord{d, run, run.get("primaryMetric")})
		if second := run.get("secondaryMetrics"); second != nil {
			for i, name := range second.names {
				further := row.of(second.items[i])
				further.Benchmark += ":" + name
				rows, records = append(rows, further), append(records, jmhRecord{d, run, second.items[i]})
			}
		}
		j.out.leave("raw score list", "means of iterations, for which the mean of all stands with its interval and n")
	}
	for _, r := range records {
		if len(r.(jmhRecord).metric.get("scorePercentiles").list()) > 0 {
			j.out.leave("percentile list", "of the means of iterations; in mode sample they stand as metrics of their own")
		}
	}
	j.rows(rows, records)
	return j.out, d.problems.Err()
}

// of returns the row of a metric.
func (r jmhRow) of(metric *node) jmhRow {
	r.Score, r.error, r.Unit = metric.get("score").text(), metric.get("scoreError").text(), metric.get("scoreUnit").text()
	r.Samples = jmhSamples(metric)
	return r
}

// jmhSamples returns how many observations there are behind a score, "" if the
// file does not list them: numbers by fork and iteration, or in mode sample pairs
// of a time and how often it was seen.
func jmhSamples(metric *node) string {
	n := 0
	for _, fork := range metric.get("rawData").list() {
		n += len(fork.list())
	}
	for _, fork := range metric.get("rawDataHistogram").list() {
		for _, iteration := range fork.list() {
			for _, pair := range iteration.list() {
				if len(pair.list()) == 2 {
					times, _ := strconv.Atoi(pair.items[1].text())
					n += times
				}
			}
		}
	}
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// facts keeps what the file says about the machine, each fact once.
func (j *jmh) facts(run *node) {
	for _, f := range []Fact{{"JMH", run.get("jmhVersion").text()}, {"Java", run.get("jdkVersion").text()}, {"VM", run.get("vmName").text()}, {"forks", run.get("forks").text()}} {
		if f.Value != "" && !slices.Contains(j.out.About, f) {
			j.out.About = append(j.out.About, f)
		}
	}
}

// A jmhRecord is a metric of a run. Its fields are called as in the CSV.
type jmhRecord struct {
	*document
	run, metric *node
}

func (r jmhRecord) number(name, _ string) string {
	return r.document.number(r.metric.get(name), name)
}

func (r jmhRecord) refuse(name, message, hint string) {
	switch name {
	case "Mode":
		r.report(r.run.get("mode"), "mode", message, hint)
	case "Unit":
		r.report(r.metric.get("scoreUnit"), "scoreUnit", message, hint)
	case "Score":
		r.report(r.metric.get("score"), "score", message, "")
	default:
		r.report(r.metric.get(name), name, message, hint)
	}
}

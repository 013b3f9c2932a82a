package formats

import (
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

// A dotnetRow is a row of a report of BenchmarkDotNet. Between these columns stand
// about forty settings of the job and the parameters; behind them further figures.
type dotnetRow struct {
	Namespace string `csv:"Namespace"`
	Type      string `csv:"Type"`
	Method    string `csv:"Method"`
	Job       string `csv:"Job"`
	Runtime   string `csv:"Runtime"`
	Mean      string `csv:"Mean"`
	Error     string `csv:"Error"`
}

func isDotnetReport(f File) bool {
	header := strings.FieldsFunc(f.firstLine(), func(r rune) bool { return r == ',' || r == ';' })
	has := func(name string) bool { return slices.Contains(header, name) }
	return has("Method") && has("Mean") && (has("Job") || has("Error") || has("StdDev"))
}

// dotnetDelimiter returns the list separator of the culture that a file was
// written in. It says nothing about the decimal mark.
func dotnetDelimiter(f File) rune {
	if strings.Count(f.firstLine(), ";") > strings.Count(f.firstLine(), ",") {
		return ';'
	}
	return ','
}

func readDotnetReport(f File) (Import, error) {
	s, err := f.sheet(dotnetDelimiter(f))
	if err != nil {
		return Import{}, err
	}
	rows, err := rowsOf[dotnetRow](s.Table)
	if err != nil {
		return Import{}, err
	}
	d := dotnet{sheet: s}
	if d.mean = s.Index("Mean"); d.mean < 0 {
		return Import{}, problem.List{f.problem(1, 0, "", `has no column "Mean"`, "a report of BenchmarkDotNet has one")}
	}
	d.sortColumns()
	if !d.findNotation() {
		return Import{}, s.problems.Err()
	}
	for n, row := range rows {
		d.row(n, row)
	}
	return d.out, s.problems.Err()
}

type dotnet struct {
	*sheet
	mean       int      // the column from which on figures stand
	parameters []string // columns that tell rows apart
	notation   notation
	out        Import
}

// dotnetAbout are settings of a job that say something about the run.
var dotnetAbout = []string{"Job", "Jit", "Platform", "LaunchCount", "WarmupCount", "IterationCount", "InvocationCount"}

// sortColumns finds the parameters: all columns between WarmupCount, the last
// setting of a job, and Mean, and those settings that differ between rows, unless
// the runtime determines them.
func (d *dotnet) sortColumns() {
	last := d.Index("WarmupCount")
	for i, name := range d.columns()[:d.mean] {
		switch {
		case slices.Contains([]string{"Namespace", "Type", "Method", "Runtime"}, name):
		case i > last && last >= 0, d.varies(name) && !d.determined(name, "Runtime"):
			d.parameters = append(d.parameters, name)
		case slices.Contains(dotnetAbout, name) && len(d.Rows) > 0 && !d.varies(name):
			if value := d.cell(0, name); value != "Default" && value != "DefaultJob" {
				d.out.About = append(d.out.About, Fact{name, value})
			}
		}
	}
}

// determined reports whether rows alike in one column are alike in another.
func (d *dotnet) determined(name, by string) bool {
	if d.Index(by) < 0 {
		return false
	}
	values := map[string]string{}
	for n := range d.Rows {
		key, value := d.cell(n, by), d.cell(n, name)
		if first, known := values[key]; known && first != value {
			return false
		}
		values[key] = value
	}
	return true
}

func (d *dotnet) row(n int, row dotnetRow) {
	of := Result{Subject: unquoted(row.Method), Benchmark: unquoted(row.Type)}
	if row.Namespace != "" {
		of.Benchmark = row.Namespace + "." + of.Benchmark
	}
	if row.Runtime != "Default" {
		of.Runtime = row.Runtime
	}
	for _, name := range d.parameters {
		of.Parameters = with(of.Parameters, name, d.cell(n, name))
	}
	if row.Mean == "NA" {
		d.out.Results = append(d.out.Results, of.failed(quantity{"time", "", "lower"}, "mean"))
		return
	}
	if i := d.Index("Iterations"); i > d.mean {
		of.N, _ = number(d.cell(n, "Iterations"))
	}
	for _, name := range d.columns()[d.mean:] {
		d.figure(n, name, of, row)
	}
}

// unquoted returns a name without the quotes that it has if it is no identifier.
func unquoted(name string) string {
	if len(name) > 1 && strings.HasPrefix(name, "'") && strings.HasSuffix(name, "'") {
		return name[1 : len(name)-1]
	}
	return name
}

// dotnetStatistics are the columns that say more about the time of a method.
var dotnetStatistics = map[string]string{
	"Mean": "mean", "StdDev": "stddev", "Median": "median", "Min": "min", "Max": "max", "Q1": "p25", "Q3": "p75",
}

var dotnetPercentile = lazy.Regexp(`^P(\d+)$`)

// dotnetDerived are columns that are computed from other values, whatever is
// behind their name.
var dotnetDerived = lazy.Regexp(`^(Ratio|RatioSD|Scaled|ScaledSD|Rank|Baseline|Alloc Ratio|Alloc Ratio SD|Op/s|StdErr|StdError|Skewness|Kurtosis|MValue|LogicalGroup|CI\d.*)$`)

// figure adds what a cell behind the job says.
func (d *dotnet) figure(n int, name string, of Result, row dotnetRow) {
	text := d.cell(n, name)
	statistic := dotnetStatistics[name]
	if m := dotnetPercentile().FindStringSubmatch(name); m != nil {
		statistic = "p" + m[1]
	}
	switch {
	case name == "Error" || name == "Iterations":
	case dotnetDerived().MatchString(name):
		d.out.leave(name+" value", "computed from other values")
	case text == "-":
		d.out.leave(name+" value", "written as -: none, or not measured")
	case text == "NA" || text == "" || text == "?" || text == "N/A":
	case statistic != "":
		d.time(n, name, of, statistic, row)
	default:
		d.other(n, name, of, text)
	}
}

// time adds a statistic of the time, and to the mean its bounds.
func (d *dotnet) time(n int, name string, of Result, statistic string, row dotnetRow) {
	value, unit, ok := d.notation.read(d.cell(n, name))
	if !ok || dotnetTimes[unit] == "" {
		d.refuse(n, name, fmt.Sprintf("%q is no time with its unit", d.cell(n, name)), "")
		return
	}
	r := of.with(quantity{"time", dotnetTimes[unit], "lower"}, statistic, value)
	if statistic == "stddev" && isZero(value) {
		d.out.leave("zero stddev", "rounded to 0")
		return
	}
	if name == "Mean" && row.Error != "" && row.Error != "NA" {
		spread, spreadUnit, ok := d.notation.read(row.Error)
		switch {
		case !ok || dotnetTimes[spreadUnit] == "":
			d.refuse(n, "Error", fmt.Sprintf("%q is no time with its unit", row.Error), "")
		case isZero(spread):
			d.out.leave("interval", "rounded to a width of 0")
		default:
			r.Low, r.High = plusMinus(value, converted(spread, dotnetTimes[spreadUnit], r.Unit))
		}
	}
	d.out.Results = append(d.out.Results, r)
}

// other adds a figure that is no time of the method: what it allocates, how often
// memory was collected in 1,000 operations, and what a project adds.
func (d *dotnet) other(n int, name string, of Result, text string) {
	q := quantity{name, "", "none"}
	if name == "Allocated" || strings.HasPrefix(name, "Gen") {
		q.better = "lower"
	}
	value, unit, ok := d.notation.read(text)
	switch {
	case !ok:
		d.out.leave(name+" value", "no number")
		return
	case dotnetSizes[unit] != "":
		q.unit = dotnetSizes[unit]
	case dotnetTimes[unit] != "":
		q.unit = dotnetTimes[unit]
	case unit != "":
		q.unit = knownUnit(unit)
	}
	if name == "Allocated" {
		q.metric = "allocated memory"
	}
	d.out.Results = append(d.out.Results, of.with(q, "mean", value))
}

package formats

import (
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/table"
)

var (
	benchstatUnits = lazy.Regexp(`(?m)^,[^,\n]*,CI(?:,|\r?$)`)
	benchstatN     = lazy.Regexp(`n=(\d+)(?:\+(\d+))?$`)
)

func isBenchstat(f File) bool { return benchstatUnits().Match(f.Head()) }

// readBenchstat reads the tables of `benchstat -format csv`: lines of
// configuration, header rows whose first cell is empty, the last of which names
// the units, then a row a benchmark. An empty line ends a table.
func readBenchstat(f File) (Import, error) {
	b := benchstat{goReader: goReader{file: f, units: map[string]goUnit{}, statistic: "median"}}
	for n, line := range f.lines() {
		if strings.TrimSpace(line) == "" {
			b.labels, b.groups = nil, nil
			continue
		}
		cells, err := f.cells(n, line)
		if err != nil {
			return Import{}, err
		}
		b.row(cells)
	}
	return b.results(), b.problems.Err()
}

// cells splits a line that is a record of a CSV. The records of one file may
// differ in width.
func (f File) cells(n int, line string) ([]string, error) {
	t, err := f.Records([]byte(line), n, table.Dialect{Delimiter: ','})
	if err != nil || len(t.Rows) == 0 {
		return nil, err
	}
	cells := make([]string, len(t.Rows[0].Cells))
	for i, c := range t.Rows[0].Cells {
		cells[i] = c.Raw
	}
	return cells, nil
}

type benchstat struct {
	goReader
	labels []string // of the columns of the table, one for each cell
	groups []int    // where the cells of each column of results start
	header []string // the row that names the units
}

func (b *benchstat) row(cells []string) {
	switch {
	case len(cells) == 0:
	case b.groups != nil && cells[0] == "geomean":
		b.out.leave("geomean", "an average of the rows above")
	case b.groups != nil:
		b.values(cells)
	case len(cells) > 2 && cells[0] == "" && cells[2] == "CI":
		b.header = cells
		for i := 1; i+1 < len(cells); i++ {
			if cells[i+1] == "CI" {
				b.groups = append(b.groups, i)
			}
		}
	case len(cells) > 1 && cells[0] == "":
		b.label(cells)
	default:
		m := goKey().FindStringSubmatch(cells[0])
		if m == nil || len(cells) > 1 {
			b.out.leave("line", "no part of a table")
			return
		}
		b.set(m[1], m[2])
	}
}

// label reads a row of column headings; several rows name one column together.
func (b *benchstat) label(cells []string) {
	for i, c := range cells {
		switch {
		case i == len(b.labels):
			b.labels = append(b.labels, c)
		case c != "" && b.labels[i] != "":
			b.labels[i] += "/" + c
		default:
			b.labels[i] += c
		}
	}
}

// values reads a row of results. It ends with the last column that has any.
func (b *benchstat) values(cells []string) {
	cell := func(i int) string {
		if i < len(cells) {
			return cells[i]
		}
		return ""
	}
	for g, i := range b.groups {
		if cell(i) == "" {
			continue // not measured in this column
		}
		v := goValue{number: cell(i), unit: b.header[i], spread: cell(i + 1)}
		if g > 0 {
			_, v.n = counts(cell(i + 3))
			if cell(i+2) != "" {
				b.out.leave("comparison", "computed again from the values")
			}
		} else if len(b.groups) > 1 {
			v.n, _ = counts(cell(b.groups[1] + 3))
		}
		config := slices.Clone(b.config)
		if i < len(b.labels) {
			config = append(config, Fact{"column", b.labels[i]})
		}
		b.lines = append(b.lines, goLine{name: cells[0], values: []goValue{v}, config: config})
	}
}

// counts returns how many samples stand behind a value and its base:
// "p=0.446 n=10", "n=10+9".
func counts(text string) (base, value string) {
	m := benchstatN().FindStringSubmatch(text)
	switch {
	case m == nil:
		return "", ""
	case m[2] == "":
		return m[1], m[1]
	}
	return m[1], m[2]
}

// bounds returns the ends of an interval that is written as a share of the value:
// "4%". It is unknown if there are too few samples, and one of "0%" is narrower
// than a whole percent says. The share is that of the wider side: of a quantity
// that is never negative the other ends at zero, if not before.
func (r *goReader) bounds(q quantity, value, spread string) (low, high string) {
	percent, ok := number(strings.TrimSuffix(spread, "%"))
	switch {
	case spread == "∞":
		r.out.leave("interval", "too few samples for one")
	case ok && isZero(percent):
		r.out.leave("interval", "rounded to 0%")
	case ok && spread != "":
		low, high = plusMinus(value, magnitude(times(value, times(percent, "0.01"))))
		if less(low, "0") && !less(value, "0") && q.better != "none" {
			r.out.leave("lower bound", "below zero: its share is that of the wider side")
			low = "0"
		}
	}
	return low, high
}

package formats

import (
	"fmt"
	"strconv"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/unit"
)

// dotnetTimes and dotnetSizes are the units of BenchmarkDotNet's cells. The mu of
// μs is U+03BC, or U+00B5 from other programs; what a code page without it makes
// of it is ?s. Sizes count in steps of 1,024, whatever their names say.
var (
	dotnetTimes = map[string]string{"ns": "ns", "us": "us", "μs": "us", "µs": "us", "?s": "us", "\ufffds": "us",
		"ms": "ms", "s": "s", "m": "min", "h": "h", "d": "d"}
	dotnetSizes = map[string]string{"B": "B", "KB": "KiB", "MB": "MiB", "GB": "GiB", "TB": "TiB"}
)

// A notation is how a culture writes numbers.
type notation struct{ decimal, group rune }

// notations are those of the cultures; each number is written with two decimals
// or more, or with none.
var notations = []notation{{'.', ','}, {',', '.'}, {',', '\u00a0'}, {',', '\u202f'}, {',', ' '}, {'.', '’'}, {'.', '\''}}

// dotnetCell is a number with the unit behind it.
var dotnetCell = lazy.Regexp(`^([-+]?\d(?:.*\d)?)(?:[ \x{a0}]+([^\d\s]\S*))?$`)

// read splits a cell into number and unit, "" if it has none.
func (n notation) read(cell string) (value, unit string, ok bool) {
	m := dotnetCell().FindStringSubmatch(cell)
	if m == nil {
		return "", "", false
	}
	value, ok = numberWith(m[1], n.decimal, n.group)
	return value, m[2], ok
}

// findNotation decides for the file at once how its numbers are written. With a
// comma between cells the culture has no decimal comma; otherwise all cells must
// agree in one notation. It reports whether they do.
func (d *dotnet) findNotation() bool {
	d.notation = notations[0]
	if d.Dialect.Delimiter == ',' {
		return true
	}
	var fit []notation
	for _, n := range notations {
		if d.fits(n) {
			fit = append(fit, n)
		}
	}
	if len(fit) == 0 {
		return true // each cell is reported with its place
	}
	d.notation = fit[0]
	for row := range d.Rows {
		for _, name := range d.columns()[d.mean:] {
			text := d.cell(row, name)
			first, _, ok := fit[0].read(text)
			for _, n := range fit[1:] {
				if other, _, _ := n.read(text); ok && rational(other).Cmp(rational(first)) != 0 {
					d.refuse(row, name, fmt.Sprintf("%q may be %s or %s, and no other cell tells", text, first, other),
						"write the report again with CultureInfo.InvariantCulture")
					return false
				}
			}
		}
	}
	return true
}

// fits reports whether all times of the file are numbers in a notation.
func (d *dotnet) fits(n notation) bool {
	for row := range d.Rows {
		for _, name := range d.columns()[d.mean:] {
			if m := dotnetCell().FindStringSubmatch(d.cell(row, name)); m != nil && dotnetTimes[m[2]] != "" {
				if _, _, ok := n.read(d.cell(row, name)); !ok {
					return false
				}
			}
		}
	}
	return true
}

// converted returns a number of one unit, counted in another of the same
// dimension.
func converted(value, from, to string) string {
	if from == to {
		return value
	}
	a, _ := unit.Parse(from)
	b, _ := unit.Parse(to)
	return times(value, strconv.FormatFloat(a.Factor/b.Factor, 'g', -1, 64))
}

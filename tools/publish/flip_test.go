package publish

import (
	"bytes"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/verdict"
)

// repositorySite returns a copy of the repository's own site.
func repositorySite(t *testing.T) *Site {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"data", "content", "layouts", "site"} {
		err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("../..", part)))
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, made := range []string{"generated", "public", "resources", ".cache"} {
		if err := os.RemoveAll(filepath.Join(dir, "site", made)); err != nil {
			t.Fatal(err)
		}
	}
	site, err := Open(filepath.Join(dir, "site"))
	if err != nil {
		t.Fatal(err)
	}
	site.TypedNumbers = "off"
	return site
}

// An edit changes lines of the CSV of a resource.
type edit struct {
	file   string // below the folder of the data
	of     *datapackage.Resource
	lines  []int
	change func(*table.Table)
}

// A way to flip figures: edits of different files.
type way []edit

// make writes the CSVs of a site with the edits made.
func (w way) make(t *testing.T, site *Site) (restore func()) {
	t.Helper()
	former := map[string][]byte{}
	for _, e := range w {
		file := path.Join(site.Data, e.file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, again := former[file]; !again {
			former[file] = text
		}
	}
	for file := range former {
		var b bytes.Buffer
		if err := errors.Join(w.edited(site, file).WriteCSV(&b), os.WriteFile(file, b.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return func() {
		for file, text := range former {
			if err := os.WriteFile(file, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// edited returns the table of a file with all edits of it.
func (w way) edited(site *Site, file string) *table.Table {
	var out *table.Table
	for _, e := range w {
		if path.Join(site.Data, e.file) != file {
			continue
		}
		if out == nil {
			changed := *e.of.Table
			changed.Rows = slices.Clone(e.of.Table.Rows)
			for i := range changed.Rows {
				changed.Rows[i].Cells = slices.Clone(changed.Rows[i].Cells)
			}
			out = &changed
		}
		e.change(out)
	}
	return out
}

// ways are those that may flip a condition over two figures or one: the sides of an
// order change places, or one figure grows or shrinks, the lesser one of two.
func ways(file string, r *datapackage.Resource, figures []formula.Figure, now verdict.Verdict) []way {
	first := figures[0].Quantity.Lines
	if len(figures) == 2 && now != verdict.Undecided {
		second := figures[1].Quantity.Lines
		if len(first) == len(second) {
			return []way{{{file, r, slices.Concat(first, second), func(t *table.Table) { swapRows(t, first, second) }}}}
		}
		first = second
	}
	var all []way
	for _, factor := range []float64{100, 0.5, 3.5} {
		all = append(all, way{{file, r, first, func(t *table.Table) { grow(t, first, factor) }}})
	}
	return all
}

func figureColumns(t *table.Table) []int {
	var columns []int
	for _, role := range []table.Role{table.RoleValue, table.RoleLow, table.RoleHigh} {
		if i := t.Role(role); i >= 0 {
			columns = append(columns, i)
		}
	}
	return columns
}

func row(t *table.Table, line int) *table.Row {
	return &t.Rows[slices.IndexFunc(t.Rows, func(r table.Row) bool { return r.Line == line })]
}

func swapRows(t *table.Table, a, b []int) {
	for i := range a {
		for _, c := range figureColumns(t) {
			x, y := &row(t, a[i]).Cells[c], &row(t, b[i]).Cells[c]
			*x, *y = *y, *x
		}
	}
}

func grow(t *table.Table, lines []int, by float64) {
	for _, line := range lines {
		for _, c := range figureColumns(t) {
			if cell := &row(t, line).Cells[c]; !cell.Missing {
				cell.Text = strconv.FormatFloat(cell.Number*by, 'f', -1, 64)
			}
		}
	}
}

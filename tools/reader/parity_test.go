package reader

import (
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// labelled are the charts that write a number at each mark.
var labelled = []string{"dot", "bar", "range", "heatmap", "slope", "box"}

// Every figure says the same numbers in its drawing, its table, its download, its
// description, and to the keyboard; also when a series is hidden.
func TestFiguresSayTheSameEverywhere(t *testing.T) {
	b, base := browser(t), served(t)
	seen := map[string]bool{}
	for _, name := range []string{article, "/docs/gallery/"} {
		tab := open(t, b, base+name, view{width: 1280, scheme: "light"})
		for _, id := range figures(t, tab) {
			file := ask[string](t, tab, fmt.Sprintf(`new URL(document.getElementById(%q).dataset.bench, location).pathname`, id))
			view := strings.TrimSuffix(strings.TrimPrefix(file, "/figures/"), "/figure.json")
			if seen[view] {
				continue
			}
			seen[view] = true
			t.Run(view, func(t *testing.T) { saysTheSame(t, tab, id, view) })
		}
	}
	for _, view := range views(t) {
		if !seen[view] {
			t.Logf("%s stands on no page but its own", view)
		}
	}
	if len(seen) < 15 {
		t.Errorf("only %d figures were compared", len(seen))
	}
}

// views returns package/view of all figures that were published.
func views(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(public(t), "figures", "*", "*", "figure.json"))
	must(t, err)
	var names []string
	for _, f := range files {
		rel, err := filepath.Rel(filepath.Join(public(t), "figures"), filepath.Dir(f))
		must(t, err)
		names = append(names, filepath.ToSlash(rel))
	}
	return names
}

func saysTheSame(t *testing.T, tab context.Context, id, view string) {
	p := figureFile(t, public(t), view, "figure.json")
	sameRows(t, tab, id, rowsOf(p, ""))
	sameDownload(t, p, view)
	drawn := drawnTexts(t, tab, id, ".bench-stage svg[role=img]")
	sameLabels(t, p, drawn)
	if alt := description(t, tab, id); alt != plain(p.Alt) {
		t.Errorf("the description on the page is %q, the figure's %q", alt, p.Alt)
	}
	openPanel(t, tab, id)
	live := drawnTexts(t, tab, id, ".bench-live svg")
	slices.Sort(drawn)
	slices.Sort(live)
	if !slices.Equal(drawn, live) {
		t.Errorf("the drawing says\n%q\nand the live chart\n%q", drawn, live)
	}
	var want []string
	for _, m := range p.Marks {
		want = append(want, plain(m.Text))
	}
	if got := readAll(t, tab, id, len(want)+1); !slices.Equal(got, want) {
		t.Errorf("the keyboard reads\n%q\nwant\n%q", got, want)
	}
	if len(p.Series) > 1 {
		withoutOne(t, tab, id, p)
	}
	unrefused(t, tab)
}

// withoutOne hides the first series and compares table and keyboard again.
func withoutOne(t *testing.T, tab context.Context, id string, p published) {
	t.Helper()
	hidden := p.Series[0].Name
	click(t, tab, series(id, hidden))
	until(t, tab, "the address", `location.search.includes('hide=')`)
	var want []string
	for _, m := range p.Marks {
		if m.Series != hidden {
			want = append(want, plain(m.Text))
		}
	}
	if got := readAll(t, tab, id, len(p.Marks)+1); !slices.Equal(got, want) {
		t.Errorf("without %s the keyboard reads\n%q\nwant\n%q", hidden, got, want)
	}
	if got := rows(t, tab, id); len(got) != len(want) {
		t.Errorf("without %s the table has %d rows, and %d marks are left", hidden, len(got), len(want))
	}
	click(t, tab, series(id, hidden))
	until(t, tab, "the address", `location.search === ''`)
}

func drawnTexts(t *testing.T, tab context.Context, id, where string) []string {
	t.Helper()
	return ask[[]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll('#%s %s')].filter((s) => s.checkVisibility())
		.flatMap((s) => [...s.querySelectorAll('text')].map((e) => e.textContent.trim())).filter((x) => x)`, id, where))
}

// sameDownload compares the CSV with the table, whose numbers are rounded: each
// must lie within half of the last digit shown.
func sameDownload(t *testing.T, p published, view string) {
	t.Helper()
	f, err := os.Open(filepath.Join(public(t), "figures", view, "figure.csv"))
	must(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	must(t, err)
	if len(records)-1 != len(p.Table.Rows) {
		t.Errorf("the CSV has %d rows, the table %d", len(records)-1, len(p.Table.Rows))
		return
	}
	for i, row := range p.Table.Rows {
		for j, cell := range row {
			raw := records[i+1][j]
			if cell.Missing != (raw == "") {
				t.Errorf("row %d: the table has %q, the CSV %q", i+1, cell.Text, raw)
			}
			exact, err := strconv.ParseFloat(raw, 64)
			shown, err2 := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(cell.Text, ",", ""), "−", "-"), 64)
			if err != nil || err2 != nil {
				continue
			}
			_, decimals, _ := strings.Cut(cell.Text, ".")
			if half := 0.5 * math.Pow(10, -float64(len(decimals))); math.Abs(exact-shown) > half*1.0001 {
				t.Errorf("row %d: the table has %s, the CSV %s", i+1, cell.Text, raw)
			}
		}
	}
}

// sameLabels looks for the number of each mark, as it is announced, in the drawing.
func sameLabels(t *testing.T, p published, drawn []string) {
	t.Helper()
	if !slices.Contains(labelled, p.Chart) || p.Stacked {
		return
	}
	all := " " + strings.Join(drawn, " ") + " "
	for _, m := range p.Marks {
		_, value, _ := strings.Cut(m.Text, ": ")
		value, _, _ = strings.Cut(value, ";")
		value, _, _ = strings.Cut(value, "\u202f")
		if !strings.Contains(all, value) {
			t.Errorf("%q is announced as %s, which is not in the drawing: %s", m.Text, value, all)
		}
	}
}

package table

import (
	"fmt"
	"strings"
	"testing"
)

// 10,000 rows come as they are in one table, in three batches.
func TestBatchesHandOutEveryRow(t *testing.T) {
	var file strings.Builder
	file.WriteString("n,text\n")
	for n := range 10_000 {
		fmt.Fprintf(&file, "%d,\"a\nb\"\n", n)
	}
	batches, rows := 0, 0
	err := Batches(strings.NewReader(file.String()), "f.csv", Options{AsText: true, Limits: Limits{Rows: 5}}, func(table *Table) error {
		batches++
		for _, row := range table.Rows {
			if want := fmt.Sprint(rows); row.Cells[0].Text != want || row.Line != 2+2*rows || row.Cells[1].Text != "a\nb" {
				t.Fatalf("row %s is %+v", want, row)
			}
			rows++
		}
		return nil
	})
	if err != nil || rows != 10_000 || batches != 3 {
		t.Errorf("%d rows in %d batches, %v", rows, batches, err)
	}
}

func TestBatchesReportProblems(t *testing.T) {
	rows := 0
	err := Batches(strings.NewReader("a,b\n1,2\n3\n5,6\n"), "f.csv", Options{AsText: true}, func(table *Table) error {
		rows += len(table.Rows)
		return nil
	})
	if rows != 3 || err == nil || !strings.HasPrefix(err.Error(), "f.csv:3: has 1 cell, the header has 2") {
		t.Errorf("%d rows, %v", rows, err)
	}
	if err := Batches(strings.NewReader("a,a\n1,2\n"), "f.csv", Options{}, nil); err == nil || !strings.Contains(err.Error(), "stands twice") {
		t.Error(err)
	}
	stop := fmt.Errorf("stop")
	if err := Batches(strings.NewReader("a\n1\n"), "f.csv", Options{}, func(*Table) error { return stop }); err != stop {
		t.Error(err)
	}
}

package table

import (
	"io"
)

// batch is the number of rows that Batches hands out at once.
const batch = 4096

// Batches reads a CSV like Read, but hands its rows out a few thousand at a time,
// for files with more rows than should be held. The table is the same each time,
// with other rows; there is no limit to their number, and none are compared with
// rows of another batch.
func Batches(r io.Reader, file string, o Options, use func(*Table) error) error {
	o, report := o.withDefaults(), &report{file: file}
	t, s := begin(r, &o, report)
	for more := t != nil; more; {
		more = t.next(s, batch)
		if len(t.Rows) > 0 {
			t.convert(o, report)
			if err := use(t); err != nil {
				return err
			}
		}
		t.Rows = t.Rows[:0]
	}
	return report.list().Err()
}

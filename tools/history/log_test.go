package history

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// What is read of a log, written down as git does, is read again as the same.
func FuzzSteps(f *testing.F) {
	f.Add("\x01ad75 1795766483\x00\nM\x00api/results.csv\x00")
	f.Add("\x01b 1\x00\nR087\x00a.csv\x00b.csv\x00D\x00c\n\x00\x00\x01a 0\x00\nA\x00a.csv\x00A\x00c\n\x00")
	f.Add("\x01b 1\x00\nM\x00c\n\x00D\x00a\x00") // a name may end with a line
	f.Add("\x01b 86400\x00\nC100\x00a\x00b\x00M\x00a\x00\x00\x01merge 1\x00")
	f.Fuzz(func(t *testing.T, log string) {
		read := steps(log)
		written, ok := gitLog(read)
		if !ok {
			return
		}
		if again := steps(written); !reflect.DeepEqual(again, read) {
			t.Fatalf("%q\nread %+v\nthen %+v", log, read, again)
		}
	})
}

// gitLog writes steps as git log does, and reports whether git could have.
func gitLog(all []step) (string, bool) {
	var log strings.Builder
	for _, s := range all {
		day, err := time.Parse(time.DateOnly, s.date)
		if err != nil || s.commit == "" || strings.Contains(s.commit, "\x00") || slices.Contains(s.files, "") {
			return "", false
		}
		fmt.Fprintf(&log, "\x01%s %d\x00\n", s.commit, day.Unix())
		for _, name := range s.files {
			if from, moved := s.from[name]; moved {
				fmt.Fprintf(&log, "R100\x00%s\x00%s\x00", from, name)
			} else {
				fmt.Fprintf(&log, "M\x00%s\x00", name)
			}
		}
		log.WriteString("\x00")
	}
	return log.String(), true
}

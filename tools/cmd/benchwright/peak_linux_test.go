package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// measured names the program whose peak the test binary is to measure, where that is
// all it is started for.
const measured = "BENCHWRIGHT_MEASURED"

// Linux counts the memory of whoever starts a program as the program's, until it is
// the program. So a small process starts it: this binary, before it has run any test.
func init() {
	program := os.Getenv(measured)
	if program == "" {
		return
	}
	run := exec.Command(program, os.Args[1:]...)
	run.Stdin, run.Stdout, run.Stderr = os.Stdin, os.Stdout, os.Stdout
	_ = run.Run() // its status says it
	fmt.Printf("\n%d", run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	os.Exit(run.ProcessState.ExitCode())
}

// The process itself stays below 64 MiB at its peak, all that it starts with counted,
// also where a gigabyte is small on the disk. How long it takes is told, not asserted.
func TestFloodsLeaveTheProcessSmall(t *testing.T) {
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	const most = 64 << 10 // KiB
	mega := bytes.Repeat([]byte("a"), 1<<20)
	wide := strings.Repeat("x,", 9_999) + "x\n"
	by := []string{"--by", "name", "--value", "value"}
	for _, c := range []struct {
		name, start, again string
		times              int
		want               string
		commands           []string
	}{
		{"line", "", string(mega), 1 << 10, ":1: a ", []string{"inspect", "import", "summarize"}},
		{"json", "{", string(mega), 1 << 10, ":1: a line of more than 16777216 bytes", []string{"import"}},
		{"quote", "name,value\n\"a,b\n", strings.Repeat("c,d\n", 1<<18), 64, ":2:1: a quote opens here and never closes", []string{"inspect", "import", "summarize"}},
		{"columns", wide, wide, 64 << 20 / len(wide), ":1: 10000 columns, more than 1000", []string{"inspect", "import", "summarize"}},
		{"gzip", "", gzipped(mega), 1 << 10, ":1: a record of more than 2097152 bytes", []string{"summarize"}},
		{"zstd", "", zstandard(t, mega), 1 << 10, ":1: a record of more than 2097152 bytes", []string{"summarize"}},
	} {
		for _, name := range c.commands {
			t.Run(c.name+"/"+name, func(t *testing.T) {
				file := filepath.Join(t.TempDir(), "flood.csv")
				// A gigabyte comes from a pipe, what is less from a file.
				args, in := []string{name, file}, io.MultiReader(strings.NewReader(c.start), repeated(c.again, c.times))
				piped := int64(len(c.again))*int64(c.times) > 64<<20
				switch {
				case piped && name == "import":
					args[1] = "/dev/stdin"
				case piped:
					args[1] = "-"
				default:
					write(t, file, in)
				}
				if name == "summarize" {
					args = append(args, by...)
				}
				run := exec.Command(os.Args[0], args...)
				run.Env = append(os.Environ(), measured+"="+program)
				if piped {
					run.Stdin = in
				}
				start := time.Now()
				out, err := run.CombinedOutput()
				took, last := time.Since(start), bytes.LastIndexByte(out, '\n')
				said, peak := out[:max(0, last)], 0
				if peak, _ = strconv.Atoi(string(out[last+1:])); peak == 0 {
					t.Fatalf("no peak: %.300s", out)
				}
				t.Logf("%s, %d MiB: %.90s", took, peak>>10, said)
				if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) && !errors.Is(err, syscall.EPIPE) {
					t.Fatal(err)
				}
				if run.ProcessState.ExitCode() != exitProblem || !strings.Contains(string(said), c.want) || peak >= most {
					t.Errorf("status %d with a peak of %d KiB, want %q: %.300s", run.ProcessState.ExitCode(), peak, c.want, said)
				}
			})
		}
	}
}

// repeated reads a text so many times.
func repeated(text string, times int) io.Reader {
	readers := make([]io.Reader, times)
	for i := range readers {
		readers[i] = strings.NewReader(text)
	}
	return io.MultiReader(readers...)
}

// gzipped and zstandard return a text as a member and a frame, which may be repeated.
func gzipped(text []byte) string {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(text)
	w.Close()
	return out.String()
}

func zstandard(t *testing.T, text []byte) string {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll(text, nil))
}

package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/table"
)

var benchmarksGame = Format{
	Name:  "benchmarks-game",
	About: "the Benchmarks Game: alldata.csv",
	Mark:  "name,lang,id,n,size(B)",
	looks: func(f File) bool { return strings.HasPrefix(f.firstLine(), "name,lang,id,n,size(B)") },
	read:  readBenchmarksGame,
}

// A gameRow is one run of one program.
type gameRow struct {
	Task     string `csv:"name"`
	Language string `csv:"lang"`
	Program  string `csv:"id"`
	Workload string `csv:"n"`
	Size     string `csv:"size(B)"` // of the source after gzip
	CPU      string `csv:"cpu-time(s)"`
	Memory   string `csv:"mem(KB)"` // bytes, whatever the header says
	Status   string `csv:"status"`  // negative if the run failed
	Elapsed  string `csv:"elapsed-time(s)"`
}

var (
	gameElapsed = quantity{"elapsed time", "s", "lower"}
	gameCPU     = quantity{"cpu time", "s", "lower"}
	gameMemory  = quantity{"memory", "B", "lower"}
	gameSize    = quantity{"source size", "B", "lower"}
)

func readBenchmarksGame(f File) (Import, error) {
	t, err := f.Records(f.Data, 1, table.DefaultDialect)
	if err != nil {
		return Import{}, err
	}
	rows, err := checkedRows[gameRow](f, t, "size(B)", "cpu-time(s)", "mem(KB)", "status", "elapsed-time(s)")
	if err != nil {
		return Import{}, err
	}
	in := Import{}
	sizes := map[[3]string]string{}
	for _, row := range rows {
		base := Result{Benchmark: row.Task, Subject: row.Language + " #" + row.Program, Runtime: row.Language,
			Parameters: []Parameter{{"workload", row.Workload}, {"program", row.Program}}}
		for _, m := range []struct {
			quantity
			value string
		}{{gameElapsed, row.Elapsed}, {gameCPU, row.CPU}, {gameMemory, row.Memory}} {
			if strings.HasPrefix(row.Status, "-") || m.value == "" {
				in.Results = append(in.Results, base.failed(m.quantity, "sample"))
				continue
			}
			in.Results = append(in.Results, base.with(m.quantity, "sample", m.value))
		}
		program := [3]string{row.Task, row.Language, row.Program}
		if row.Size != "" && sizes[program] != row.Size { // the same on every row of a program
			sizes[program] = row.Size
			base.Parameters = base.Parameters[1:]
			in.Results = append(in.Results, base.with(gameSize, "count", row.Size))
		}
	}
	leaveColumns[gameRow](&in, t, map[string]string{"make-time(s)": "the build, not the run"}, "summaries that the source does not fill")
	return in, nil
}

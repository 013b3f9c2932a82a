package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

var dbBenchmark = Format{
	Name:  "db-benchmark",
	About: "db-benchmark (h2oai, duckdblabs): time.csv",
	Mark:  "nodename,batch,timestamp,task,data,in_rows,question",
	looks: func(f File) bool {
		first := f.firstLine()
		return strings.HasPrefix(first, "nodename,batch,timestamp,task,data,in_rows,question") || dbBenchmarkOther(first) != ""
	},
	read: readDBBenchmark,
}

// dbBenchmarkOther says what another file of the same repository holds, or "".
func dbBenchmarkOther(first string) string {
	switch {
	case strings.HasPrefix(first, "nodename,batch,solution,version,git,task,data,timestamp,action"):
		return "when each script began and ended"
	case first == "task,question,question_group":
		return "the questions"
	}
	return ""
}

// A dbRow is one run of one question.
type dbRow struct {
	Task     string `csv:"task"`
	Data     string `csv:"data"`
	Rows     string `csv:"in_rows"`
	Question string `csv:"question"`
	Solution string `csv:"solution"`
	Version  string `csv:"version"`
	Run      string `csv:"run"` // 1 is cold, later ones are warm
	Time     string `csv:"time_sec"`
	Memory   string `csv:"mem_gb"`
	OnDisk   string `csv:"on_disk"` // TRUE or True
	Machine  string `csv:"machine_type,omitempty"`
}

var (
	dbTime   = quantity{"time", "s", "lower"}
	dbMemory = quantity{"memory", "GB", "lower"}
)

func readDBBenchmark(f File) (Import, error) {
	if other := dbBenchmarkOther(f.firstLine()); other != "" {
		return Import{}, problem.List{f.problem(1, 0, "", "this file of db-benchmark holds "+other+", no times", "import its time.csv")}
	}
	t, err := f.Records(f.Data, 1, table.DefaultDialect)
	if err != nil {
		return Import{}, err
	}
	for _, row := range t.Rows { // R writes NA for a missing number
		for _, name := range []string{"time_sec", "mem_gb"} {
			if i := t.Index(name); i >= 0 && row.Cells[i].Raw == "NA" {
				row.Cells[i].Raw, row.Cells[i].Text = "", ""
			}
		}
	}
	rows, err := checkedRows[dbRow](f, t, "run", "time_sec", "mem_gb")
	if err != nil {
		return Import{}, err
	}
	in := Import{}
	for _, row := range rows {
		in.dbRow(row)
	}
	leaveColumns[dbRow](&in, t, nil, "machine, dates, sizes and checksums of the answers")
	return in, nil
}

func (i *Import) dbRow(row dbRow) {
	base := Result{Benchmark: "db-benchmark", Scenario: row.Question, Subject: row.Solution, Parameters: []Parameter{
		{"task", row.Task}, {"data", row.Data}, {"rows", row.Rows}, {"start", "cold"},
		{"version", row.Version}, {"on disk", strings.ToLower(row.OnDisk)}}}
	if row.Run != "1" {
		base.Parameters[3].Value = "warm"
	}
	if row.Machine != "" {
		base.Parameters = append(base.Parameters, Parameter{"machine", row.Machine})
	}
	if row.Time == "" {
		i.Results = append(i.Results, base.failed(dbTime, "sample"), base.failed(dbMemory, "sample"))
		return
	}
	i.Results = append(i.Results, base.with(dbTime, "sample", row.Time))
	if row.Memory == "" {
		i.Results = append(i.Results, base.skipped(dbMemory, "sample"))
		return
	}
	i.Results = append(i.Results, base.with(dbMemory, "sample", row.Memory))
}

package formats

import "strings"

var languageBenchmarks = Format{
	Name:  "programming-language-benchmarks",
	About: "Programming-Language-Benchmarks: the JSON of one program and input",
	Mark:  `"lang" "compiler" "test" "code" "timeMS" "memBytes"`,
	looks: func(f File) bool { return f.has("lang", "compiler", "test", "code", "timeMS", "memBytes") },
	read:  readLanguageBenchmark,
}

var languageTime = quantity{"elapsed time", "ms", "lower"}

func readLanguageBenchmark(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	get := func(path ...string) string { return d.root.get(path...).text() }
	version := get("testLog", "runtimeVersion")
	if version == "" {
		version = get("compilerVersion")
	}
	base := Result{Benchmark: get("test"), Scenario: "input " + get("input"), Subject: get("lang") + " " + get("code"),
		Runtime: strings.TrimSpace(get("compiler") + " " + version), Parameters: []Parameter{{"input", get("input")}, {"code", get("code")}}}
	in := Import{About: []Fact{{"processor", get("cpuInfo")}, {"system", get("os")}}}
	for _, m := range []struct {
		field, statistic string
		quantity
	}{
		{"timeMS", "mean", languageTime},
		{"timeStdDevMS", "stddev", languageTime},
		{"cpuTimeMS", "mean", quantity{"cpu time", "ms", "lower"}},
		{"cpuTimeUserMS", "mean", quantity{"user cpu time", "ms", "lower"}},
		{"cpuTimeKernelMS", "mean", quantity{"kernel cpu time", "ms", "lower"}},
		{"memBytes", "mean", quantity{"memory", "B", "lower"}},
	} {
		value := d.number(d.root.get(m.field), m.field)
		switch {
		case value != "":
			in.Results = append(in.Results, base.with(m.quantity, m.statistic, value))
		case m.field == "timeMS":
			in.Results = append(in.Results, base.failed(m.quantity, m.statistic))
		}
	}
	for _, name := range []string{"buildLog", "testLog"} {
		if d.root.get(name) != nil {
			in.leave("section", name+": when it was made")
		}
	}
	return in, d.problems.Err()
}

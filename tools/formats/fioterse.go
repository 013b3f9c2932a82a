package formats

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

var fioTerse = Format{
	Name:  "fio-terse",
	About: "fio --output-format=terse, version 3: one line a job, without header",
	Mark:  "3;fio-",
	looks: func(f File) bool {
		_, _, json := fioJSONPart(f.Data)
		for _, text := range f.lines() {
			if fioTerseLine(text) {
				return !json
			}
		}
		return false
	},
	read: readFioTerse,
}

// Fields of a terse line of version 3, from 0, as the HOWTO of fio lists them. The
// fields of one direction stand at the same distance from its first one.
const (
	fioTerseVersion = iota
	_               // of fio
	fioTerseJob
	_ // group
	fioTerseError
	fioTerseRead  // its first field: total in KiB
	fioTerseWrite = fioTerseRead + 41
	fioTerseCPU   = fioTerseWrite + 41

	fioTerseBandwidth   = 1  // KiB/s
	fioTerseIOPS        = 2  // a second
	fioTerseSubmission  = 4  // min, max, mean, stddev in us
	fioTerseCompletion  = 8  // the same
	fioTersePercentiles = 12 // 20 pairs, 99.000000%=337
	fioTerseLatency     = 32 // min, max, mean, stddev in us
	fioTerseBandwidths  = 36 // min, max, share of the group, mean, stddev in KiB/s
)

// fioTerseLine reports whether a line is one of fio: "3;fio-3.33;name;…".
func fioTerseLine(text string) bool {
	version, rest, found := strings.Cut(text, ";")
	return found && strings.Trim(version, "0123456789") == "" && version != "" && strings.HasPrefix(rest, "fio-")
}

// A fioLine is a terse line with what is wrong in it.
type fioLine struct {
	file     File
	line     int
	fields   []string
	problems problem.List
}

func readFioTerse(f File) (Import, error) {
	in := Import{}
	var problems problem.List
	for line, text := range f.lines() {
		l := fioLine{file: f, line: line, fields: strings.Split(text, ";")}
		switch {
		case strings.TrimSpace(text) == "":
		case !fioTerseLine(text):
			in.leave("line", "a message of fio")
		case l.fields[fioTerseVersion] != "3":
			problems = append(problems, f.problem(line, 1, "", fmt.Sprintf("is of terse version %s, whose fields stand elsewhere", l.fields[fioTerseVersion]),
				"use --terse-version=3, or better --output-format=json"))
		case len(l.fields) <= fioTerseCPU:
			problems = append(problems, f.problem(line, 0, "", fmt.Sprintf("has %d fields; a terse line has more than %d", len(l.fields), fioTerseCPU), "the line may be cut off"))
		default:
			l.job(&in)
			problems = append(problems, l.problems...)
		}
	}
	return in, problems.Err()
}

// job adds the results of the line. A direction with zeros only was not run; what
// a job did before an error ended it is no result.
func (l *fioLine) job(in *Import) {
	base := Result{Benchmark: "fio", Subject: l.fields[fioTerseJob]}
	failed := l.fields[fioTerseError] != "0"
	if failed {
		in.Results = append(in.Results, base.failed(fioBandwidth, "rate"), base.failed(fioIOPS, "rate"))
	}
	for _, side := range []struct {
		scenario string
		first    int
	}{{"read", fioTerseRead}, {"write", fioTerseWrite}} {
		base.Scenario = side.scenario
		switch {
		case failed:
		case l.zero(side.first, side.first+3):
			in.leave("direction", "the job did no such thing, so its zeros are no measurement")
		default:
			l.side(in, base, side.first)
		}
	}
	in.leave("section", "processor use, queue depths and bands of latency of a job")
}

// zero reports whether fields from one to another, exclusive, hold zeros only.
func (l *fioLine) zero(from, to int) bool {
	for i := from; i < to; i++ {
		if n, ok := number(l.fields[i]); !ok || !isZero(n) {
			return false
		}
	}
	return true
}

func (l *fioLine) side(in *Import, base Result, first int) {
	in.Results = append(in.Results,
		base.with(fioBandwidth, "rate", l.number(first+fioTerseBandwidth)),
		base.with(fioIOPS, "rate", l.number(first+fioTerseIOPS)))
	four := func(q quantity, min, max, mean, stddev int) {
		if l.zero(first+min, first+max+1) && l.zero(first+mean, first+stddev+1) {
			return
		}
		in.Results = append(in.Results, base.with(q, "min", l.number(first+min)), base.with(q, "max", l.number(first+max)),
			base.with(q, "mean", l.number(first+mean)), base.with(q, "stddev", l.number(first+stddev)))
	}
	four(quantity{"submission latency", "us", "lower"}, fioTerseSubmission, fioTerseSubmission+1, fioTerseSubmission+2, fioTerseSubmission+3)
	completion := quantity{"completion latency", "us", "lower"}
	four(completion, fioTerseCompletion, fioTerseCompletion+1, fioTerseCompletion+2, fioTerseCompletion+3)
	for i := first + fioTersePercentiles; i < first+fioTerseLatency; i++ {
		share, value, found := strings.Cut(l.fields[i], "%=")
		if share == "0" { // a place for a further percentile
			continue
		}
		n, ok := number(value)
		if _, isNumber := number(share); !found || !ok || !isNumber {
			l.report(i, "is not a percentile such as 99.000000%=337")
			continue
		}
		in.Results = append(in.Results, base.with(completion, fioPercentile(share), n))
	}
	four(quantity{"latency", "us", "lower"}, fioTerseLatency, fioTerseLatency+1, fioTerseLatency+2, fioTerseLatency+3)
	four(fioBandwidth, fioTerseBandwidths, fioTerseBandwidths+1, fioTerseBandwidths+3, fioTerseBandwidths+4)
}

func (l *fioLine) number(i int) string {
	text, ok := number(l.fields[i])
	if !ok {
		l.report(i, "is not a number")
	}
	return text
}

func (l *fioLine) report(i int, message string) {
	column := 1
	for _, field := range l.fields[:i] {
		column += len([]rune(field)) + 1
	}
	p := l.file.problem(l.line, column, l.fields[i], fmt.Sprintf("%q %s", l.fields[i], message), "")
	p.Field = fmt.Sprint(i + 1)
	l.problems = append(l.problems, p)
}

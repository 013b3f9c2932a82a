package datapackage

import (
	"cmp"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Proposal is how a CSV without descriptor could be read, for a person to mend:
// what its names and cells suggest.
type Proposal struct {
	Fields        []table.Field // with type, unit, notation, role and better as proposed
	Wide          []bench.WideColumn
	MissingValues []string          // nil if only the empty cell is one
	Doubts        map[string]string // by field, what a person has to decide
}

// Propose returns the reading that a table suggests which was read without schema.
// Tidy results and tables without metrics are proposed as they are.
func Propose(t *table.Table) Proposal {
	p := proposer{t: t, Proposal: Proposal{Fields: slices.Clone(t.Schema.Fields), Doubts: map[string]string{}}}
	if t.Tidy() {
		return p.Proposal
	}
	for i := range p.Fields {
		p.figures(i)
	}
	p.points()
	p.roles()
	p.metrics()
	if len(p.Wide) == 0 {
		p.Fields = slices.Clone(t.Schema.Fields)
	}
	return p.Proposal
}

type proposer struct {
	Proposal
	t *table.Table
}

// roleNames are names of columns, in small letters, that tell their role.
var roleNames = map[string]table.Role{
	"subject": table.RoleSubject, "framework": table.RoleSubject, "library": table.RoleSubject, "name": table.RoleSubject,
	"tool": table.RoleSubject, "implementation": table.RoleSubject, "algorithm": table.RoleSubject, "solution": table.RoleSubject,
	"scenario": table.RoleScenario, "test": table.RoleScenario, "task": table.RoleScenario, "workload": table.RoleScenario,
	"query": table.RoleScenario, "case": table.RoleScenario, "endpoint": table.RoleScenario,
	"runtime": table.RoleRuntime, "language": table.RoleRuntime, "lang": table.RoleRuntime, "platform": table.RoleRuntime,
	"benchmark": table.RoleBenchmark, "suite": table.RoleBenchmark,
	"run": table.RoleRun, "trial": table.RoleRun, "repeat": table.RoleRun, "repetition": table.RoleRun, "iteration": table.RoleRun,
}

// settings are names of numeric columns that say how something was measured, and
// identifiers those of columns that say neither that nor what came out.
var (
	settings    = []string{"n", "size", "threads", "connections", "concurrency", "clients", "users", "workers", "batch", "limit", "rows", "cores"}
	identifiers = []string{"id", "seed", "timestamp", "time stamp", "date", "year", "port", "pid", "url", "path", "note", "notes", "comment", "version", "commit"}
)

// roles gives each role to the first field of a fitting name and type, and the
// subject to the first text if no name claims it.
func (p *proposer) roles() {
	for i := range p.Fields {
		f := &p.Fields[i]
		role := roleNames[strings.ToLower(f.Name)]
		if role == table.RoleRun && f.Type != "integer" || role != table.RoleRun && f.Type != "string" || p.has(role) {
			role = ""
		}
		if f.Role = role; f.Type == "integer" && slices.Contains(settings, strings.ToLower(f.Name)) {
			f.Role = table.RoleParameter
		}
	}
	if i := slices.IndexFunc(p.Fields, p.describes); i >= 0 && !p.has(table.RoleSubject) {
		p.Fields[i].Role = table.RoleSubject
	}
	if i := slices.IndexFunc(p.Fields, func(f table.Field) bool { return f.Role == table.RoleScenario }); i >= 0 && !p.has(table.RoleSubject) {
		p.Fields[i].Role = table.RoleSubject // what differs is what is measured
	}
	if !p.unique() {
		for i, f := range p.Fields {
			if p.describes(f) {
				p.Fields[i].Role = table.RoleParameter
			}
		}
	}
}

func (p *proposer) has(role table.Role) bool {
	return slices.ContainsFunc(p.Fields, func(f table.Field) bool { return f.Role == role })
}

// describes reports whether a field without role is a text that may tell rows
// apart.
func (p *proposer) describes(f table.Field) bool {
	return f.Role == "" && (f.Type == "string" || f.Type == "boolean") && !isIdentifier(f.Name) && p.Doubts[f.Name] == ""
}

func isIdentifier(name string) bool {
	return slices.ContainsFunc(identifiers, func(word string) bool {
		return slices.Contains(strings.FieldsFunc(strings.ToLower(name), isSeparator), word)
	})
}

func isSeparator(r rune) bool { return strings.ContainsRune(" _-./()[],", r) }

// unique reports whether the fields with roles tell all rows apart.
func (p *proposer) unique() bool {
	seen := map[string]bool{}
	for _, row := range p.t.Rows {
		var key strings.Builder
		for i, f := range p.Fields {
			if f.Role != "" {
				key.WriteString(row.Cells[i].Raw + "\x00")
			}
		}
		if seen[key.String()] {
			return false
		}
		seen[key.String()] = true
	}
	return true
}

// metrics takes the numeric fields that are left for metrics.
func (p *proposer) metrics() {
	unique := p.unique()
	taken := map[bench.WideColumn]bool{}
	for i := range p.Fields {
		f := &p.Fields[i]
		if f.Type != "number" && f.Type != "integer" || f.Role != "" || isIdentifier(f.Name) {
			continue
		}
		name, symbol := unit.Heading(f.Name)
		f.Unit = cmp.Or(f.Unit, symbol)
		f.Better = betterOf(f.Unit)
		c := bench.WideColumn{Field: f.Name}
		c.Metric, c.Statistic = metricOf(name)
		if c.Metric == "" {
			c.Metric = metricOfUnit(f.Unit, f.Name)
		}
		if !unique && c.Statistic == "" {
			c.Statistic = bench.StatisticSample
		}
		same := bench.WideColumn{Metric: c.Metric, Statistic: c.Statistic}
		if taken[same] {
			c.Metric = f.Name
		}
		taken[same] = true
		p.Wide = append(p.Wide, c)
	}
}

var (
	percentileName = lazy.Regexp(`^p[0-9]{1,2}(\.?[0-9]+)?$`)
	statisticNames = map[string]string{"median": "median", "mean": "mean", "avg": "mean", "average": "mean", "min": "min", "minimum": "min",
		"max": "max", "maximum": "max", "stddev": "stddev", "sd": "stddev", "best": "best"}
)

// metricOf parts the name of a column into a metric and a statistic, of which
// either may be "".
func metricOf(name string) (metric, statistic string) {
	var rest []string
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '_' }) {
		plain := strings.ToLower(strings.Trim(word, ".,()[]"))
		known := statisticNames[plain]
		if percentileName().MatchString(plain) {
			known = plain
		}
		if known != "" && statistic == "" {
			statistic = known
			continue
		}
		rest = append(rest, word)
	}
	if statistic == "" {
		return name, "" // with its own blanks and lines
	}
	return strings.Join(rest, " "), statistic
}

// metricOfUnit names what a column measures whose name is a statistic only.
func metricOfUnit(symbol, name string) string {
	if u, err := unit.Parse(symbol); err == nil && u.Dimension == "time" {
		return "time"
	}
	return name
}

// betterOf is the direction that a unit suggests: less time, more a second.
func betterOf(symbol string) string {
	u, err := unit.Parse(symbol)
	switch {
	case err != nil:
	case u.Dimension == "time":
		return "lower"
	case strings.HasSuffix(u.Dimension, "/time"):
		return "higher"
	}
	return ""
}

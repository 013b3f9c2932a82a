package formula

import (
	"errors"
	"maps"
	"slices"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/verdict"
)

// maxChoices is how many choices are tried at the most.
const maxChoices = 20_000

// subjectField is the field whose choices each name makes for itself.
const subjectField = "subject"

// A Choice is one way to ask the data, with what they say.
type Choice struct {
	Where     bench.Filter
	Subjects  []string // of the names of the condition, in its order
	Judgement Judgement
}

// Choices judges the condition once for every way in which the fields could have
// been chosen. Fields of the rows, such as the load, are chosen for all names at
// once, among the values that occur. The subject, such as a version, is chosen for
// each name by itself, among those of the same runtime. What was not measured is
// no choice. Its error is an *EvalError.
func (d Condition) Choices(c Context, fields []string) ([]Choice, error) {
	var of []name
	leaves(d.root, func(n name) { of = append(of, n) })
	var all []Choice
	eachItsOwn := slices.Contains(fields, subjectField)
	for _, where := range c.tied(fields) {
		free := c
		free.Where = where
		subjects := make([][]string, len(of))
		for i, n := range of {
			subjects[i] = []string{n.subject}
			if eachItsOwn {
				subjects[i] = c.kin(n.subject)
			}
		}
		for _, chosen := range product(subjects) {
			j, err := d.with(chosen).Judge(free)
			switch {
			case err != nil && !isAbsent(err):
				return nil, err
			case err != nil || j.Verdict == verdict.NotMeasured || eachItsOwn && repeats(chosen):
			case len(all) == maxChoices:
				return nil, &EvalError{Message: "there are more than 20,000 choices", Hint: "name fewer fields"}
			default:
				all = append(all, Choice{where, chosen, j})
			}
		}
	}
	return all, nil
}

// tied returns the filters that choose each combination of values of the fields,
// in the order of the rows. The other fields stay as they are.
func (c Context) tied(fields []string) []bench.Filter {
	var free []string
	base := maps.Clone(c.Where)
	for _, f := range fields {
		if f != subjectField {
			free = append(free, f)
			delete(base, f)
		}
	}
	if len(free) == 0 {
		return []bench.Filter{c.Where}
	}
	var all []bench.Filter
	for _, g := range bench.GroupBy(base.Select(c.Results), free...) {
		where := bench.Filter{}
		for i, f := range free {
			where[f] = []string{g.Key[i]}
		}
		all = append(all, base.With(where))
	}
	return all
}

// kin returns the subjects that run on what a subject runs on, sorted.
func (c Context) kin(subject string) []string {
	i := slices.IndexFunc(c.Results, func(r bench.Result) bool { return r.Subject == subject })
	if i < 0 {
		return []string{subject}
	}
	var same []bench.Result
	for _, r := range c.Results {
		if r.Runtime == c.Results[i].Runtime {
			same = append(same, r)
		}
	}
	return distinct(same, func(r bench.Result) string { return r.Subject })
}

// repeats reports whether a choice holds something against itself.
func repeats(subjects []string) bool {
	sorted := slices.Sorted(slices.Values(subjects))
	return len(slices.Compact(sorted)) < len(subjects)
}

func product(sets [][]string) [][]string {
	all := [][]string{nil}
	for _, set := range sets {
		var longer [][]string
		for _, head := range all {
			for _, one := range set {
				longer = append(longer, append(slices.Clone(head), one))
			}
		}
		if all = longer; len(all) > maxChoices {
			return all[:maxChoices+1]
		}
	}
	return all
}

// isAbsent reports an error that says a choice has no row.
func isAbsent(err error) bool {
	var at *EvalError
	return errors.As(err, &at) && (at.Missing || at.Absent)
}

// with returns the condition with other subjects for its names, in their order.
func (d Condition) with(subjects []string) Condition {
	return Condition{d.Text, replaced(d.root, func(n name) name {
		n.subject, subjects = subjects[0], subjects[1:]
		return n
	})}
}

// leaves calls see for each name of a condition, from the left.
func leaves(n node, see func(name)) {
	replaced(n, func(n name) name { see(n); return n })
}

// replaced returns a part of a condition with its names replaced, from the left.
func replaced(n node, by func(name) name) node {
	switch n := n.(type) {
	case name:
		return by(n)
	case call:
		if n.arg != nil {
			n.arg = replaced(n.arg, by)
		}
		return n
	case binary:
		n.left, n.right = replaced(n.left, by), replaced(n.right, by)
		return n
	case negation:
		n.of = replaced(n.of, by)
		return n
	case junction:
		n.left, n.right = replaced(n.left, by), replaced(n.right, by)
		return n
	case comparison:
		n.left, n.right = replaced(n.left, by), replaced(n.right, by)
		if n.more != nil {
			n.more = replaced(n.more, by)
		}
		return n
	}
	return n
}

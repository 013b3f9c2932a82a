package formula

import (
	"errors"
	"regexp"
	"strings"
)

// Expand replaces each formula in braces by its text in that style: titles such
// as "Fastify answers {Fastify.throughput / FastAPI.throughput} times as many".
// A "|" in the braces names the form: `{npm.packages|range}`. Errors are those of
// Parse and Eval, their offsets counted from the start of the text.
func Expand(text string, c Context) (string, error) {
	var out strings.Builder
	var shown []Shown
	var places []int
	rest, at := text, 0
	for {
		before, after, found := strings.Cut(rest, "{")
		out.WriteString(before)
		if !found {
			return out.String(), closed(shown, places)
		}
		at += len([]rune(before)) + 1
		source, tail, closed := strings.Cut(after, "}")
		if !closed {
			return "", &SyntaxError{at - 1, "the brace is not closed"}
		}
		value, err := expandOne(source, c)
		if err != nil {
			return "", shifted(err, at)
		}
		out.WriteString(value.Text)
		shown, places = append(shown, value), append(places, at)
		rest, at = tail, at+len([]rune(source))+1
	}
}

// reference matches a formula that names the resource that it is about.
var reference = regexp.MustCompile(`^\s*([a-z0-9_-]+(?:/[a-z0-9_-]+)?)\s*:`)

// Bound returns the parts of a text in braces that name a resource,
// `{claims: Fastify.throughput}`, each with its braces.
func Bound(text string) []string {
	var all []string
	for _, part := range braced.FindAllString(text, -1) {
		if reference.MatchString(part[1:]) {
			all = append(all, part)
		}
	}
	return all
}

var braced = regexp.MustCompile(`\{[^{}]*\}`)

// ExpandBound replaces each part that names a resource by its text in that style,
// with what lookup returns for the resource, and leaves other braces as they are.
// Errors are those of lookup, Parse and Eval, their offsets counted from the start
// of the text.
func ExpandBound(text string, lookup func(resource string) (Context, error)) (string, error) {
	var out strings.Builder
	last := 0
	for _, at := range braced.FindAllStringIndex(text, -1) {
		source := text[at[0]+1 : at[1]-1]
		m := reference.FindStringSubmatch(source)
		if m == nil {
			continue
		}
		start := len([]rune(text[:at[0]+1+len(m[0])]))
		c, err := lookup(m[1])
		if err != nil {
			return "", shifted(err, len([]rune(text[:at[0]+1])))
		}
		value, err := expandOne(source[len(m[0]):], c)
		if err != nil {
			return "", shifted(err, start)
		}
		out.WriteString(text[last:at[0]] + value.Text)
		last = at[1]
	}
	return out.String() + text[last:], nil
}

// closed reports the first of some quantities of one text that is not what the
// others come to as they are shown.
func closed(shown []Shown, places []int) error {
	for i, s := range shown {
		if want, _, ok := s.Closes(shown); !ok {
			return &EvalError{Offset: places[i], Message: "the text shows " + s.Text + ", and what it shows beside comes to " + want,
				Hint: "show more digits of both, or fewer of this"}
		}
	}
	return nil
}

func expandOne(source string, c Context) (Shown, error) {
	source, form := cutForm(source)
	f, err := Parse(source)
	if err != nil {
		return Shown{}, err
	}
	return Show(f, c, "", Style{As: form})
}

// cutForm splits off the form after the last "|" outside of brackets.
func cutForm(source string) (formula, form string) {
	i := strings.LastIndexByte(source, '|')
	if i < 0 || strings.ContainsAny(source[i:], "])'") {
		return source, ""
	}
	return source[:i], strings.TrimSpace(source[i+1:])
}

func shifted(err error, by int) error {
	var syntax *SyntaxError
	var eval *EvalError
	switch {
	case errors.As(err, &syntax):
		return &SyntaxError{syntax.Offset + by, syntax.Message}
	case errors.As(err, &eval):
		moved := *eval
		moved.Offset += by
		return &moved
	}
	return &EvalError{Offset: by, Message: err.Error()}
}

package formula

import (
	"errors"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// Expand replaces each formula in braces by its text in that style: titles such
// as "Fastify answers {Fastify.throughput / FastAPI.throughput} times as many".
// A "|" in the braces names the form: `{npm.packages|range}`. Ratios and
// differences close, see Close; one that cannot is an EvalError. Other errors are
// those of Parse and Eval, their offsets counted from the start of the text.
func Expand(text string, c Context) (string, error) {
	var words []string // before each quantity
	var shown Together
	var places []int
	at := 0
	for {
		before, after, found := strings.Cut(text, "{")
		if !found {
			break
		}
		at += len([]rune(before)) + 1
		source, tail, ended := strings.Cut(after, "}")
		if !ended {
			return "", &SyntaxError{at - 1, "the brace is not closed"}
		}
		value, err := showOne(source, "", c)
		if err != nil {
			return "", shifted(err, at)
		}
		words, shown, places = append(words, before), append(shown, &value), append(places, at)
		text, at = tail, at+len([]rune(source))+1
	}
	if open := Close([]Together{shown}); len(open) > 0 {
		return "", open[0].error(shown, places)
	}
	var out strings.Builder
	for i, before := range words {
		out.WriteString(before + shown[i].Text)
	}
	return out.String() + text, nil
}

func (o Open) error(shown Together, places []int) error {
	return &EvalError{Offset: places[o.Index], Message: "the text shows " + shown[o.Index].Text + ", and what it shows beside comes to " + o.Want,
		Hint: "show fewer digits of this"}
}

// reference matches a formula that names the resource that it is about.
var reference = lazy.Regexp(`^\s*([a-z0-9_-]+(?:/[a-z0-9_-]+)?)\s*:`)

// Bound returns the parts of a text in braces that name a resource,
// `{claims: Fastify.throughput}`, each with its braces.
func Bound(text string) []string {
	var all []string
	for _, part := range braced().FindAllString(text, -1) {
		if reference().MatchString(part[1:]) {
			all = append(all, part)
		}
	}
	return all
}

var braced = lazy.Regexp(`\{[^{}]*\}`)

// ShowBound evaluates a part that Bound has returned, with what lookup returns for
// its resource. Errors are those of lookup, Parse and Eval, their offsets counted
// from the start of the part.
func ShowBound(part string, lookup func(resource string) (Context, error)) (Shown, error) {
	source := part[1 : len(part)-1]
	m := reference().FindStringSubmatch(source)
	c, err := lookup(m[1])
	if err != nil {
		return Shown{}, shifted(err, 1)
	}
	s, err := showOne(source[len(m[0]):], m[1], c)
	if err != nil {
		return Shown{}, shifted(err, 1+len([]rune(m[0])))
	}
	return s, nil
}

func showOne(source, sees string, c Context) (Shown, error) {
	source, form := cutForm(source)
	f, err := Parse(source)
	if err != nil {
		return Shown{}, err
	}
	return Show(f, c, sees, Style{As: form})
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

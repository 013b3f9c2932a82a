package formula

import (
	"errors"
	"strings"
)

// Expand replaces each formula in braces by its text in that style: titles such
// as "Fastify answers {Fastify.throughput / FastAPI.throughput} times as many".
// A "|" in the braces names the form: `{npm.packages|range}`. Errors are those of
// Parse and Eval, their offsets counted from the start of the text.
func Expand(text string, c Context) (string, error) {
	var out strings.Builder
	rest, at := text, 0
	for {
		before, after, found := strings.Cut(rest, "{")
		out.WriteString(before)
		if !found {
			return out.String(), nil
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
		out.WriteString(value)
		rest, at = tail, at+len([]rune(source))+1
	}
}

func expandOne(source string, c Context) (string, error) {
	source, form := cutForm(source)
	f, err := Parse(source)
	if err != nil {
		return "", err
	}
	q, err := f.Eval(c)
	if err != nil {
		return "", err
	}
	return q.Text(Style{As: form})
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

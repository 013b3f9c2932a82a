// Package formula reads formulas over results, such as
// `Fastify.throughput / FastAPI.throughput`, and computes the quantity they
// stand for, with its unit and bounds.
//
// The grammar, lowest precedence first:
//
//	sum     = product { ("+" | "-") product }
//	product = factor { ("*" | "/") factor }
//	factor  = number [ unit ] | "(" sum ")" | call | name
//	call    = function "(" [ sum ] ")"
//	name    = word [ "." word ] [ "[" filter { "," filter } "]" ]
//	filter  = word "=" word { "|" word }
//	word    = letters, digits, "_" and "-", or anything in single quotes
//	unit    = letters, "%", and a "/" between them
//
// `subject.metric` names the one figure of that subject and metric among the
// results at hand; `metric` alone will do where they are about one subject.
// Filters narrow the results for this name: `[connections=512]`. A "-" between
// spaces subtracts; inside a word it belongs to the word.
//
// A Condition compares formulas, such as `Fastify.throughput beats
// FastAPI.throughput by 1.2`, and comes to a verdict.
package formula

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/bench"
)

// A SyntaxError is a formula that cannot be read, with the place in it.
type SyntaxError struct {
	Offset  int // in characters from the start of the formula, from 0
	Message string
}

// Error returns the message alone; the place is for the one who knows the file.
func (e *SyntaxError) Error() string { return e.Message }

type node interface{}

type (
	number struct {
		value  float64
		unit   string // "" if none is given
		offset int
	}
	binary struct {
		op          rune
		left, right node
	}
	call struct {
		name   string
		arg    node // nil if empty
		text   string
		offset int
	}
	name struct {
		subject, metric string // subject is "" if not given
		filter          bench.Filter
		text            string // as written
		offset          int
	}
)

// A Formula is a formula that has been read.
type Formula struct {
	Text string
	root node
}

// Parse reads a formula. Its error is a *SyntaxError.
func Parse(text string) (Formula, error) {
	p := &parser{src: []rune(text)}
	root, err := p.sum()
	if err == nil {
		err = p.end()
	}
	if err != nil {
		return Formula{}, err
	}
	return Formula{Text: text, root: root}, nil
}

type parser struct {
	src   []rune
	pos   int
	depth int // of open brackets
}

// maxDepth is how deep brackets may nest.
const maxDepth = 100

func (p *parser) errorf(format string, args ...any) error {
	return &SyntaxError{Offset: p.pos, Message: fmt.Sprintf(format, args...)}
}

// end refuses what stands behind all that was read.
func (p *parser) end() error {
	if p.peek(); p.pos < len(p.src) {
		return p.errorf("unexpected %q", p.src[p.pos])
	}
	return nil
}

// peek returns the next character that is no space, or 0 at the end.
func (p *parser) peek() rune {
	for p.pos < len(p.src) && unicode.IsSpace(p.src[p.pos]) {
		p.pos++
	}
	if p.pos == len(p.src) {
		return 0
	}
	return p.src[p.pos]
}

func (p *parser) accept(r rune) bool {
	if p.peek() != r {
		return false
	}
	p.pos++
	return true
}

func (p *parser) expect(r rune, after string) error {
	if p.accept(r) {
		return nil
	}
	if p.peek() == 0 {
		return p.errorf("the formula ends where %q is due after %s", r, after)
	}
	return p.errorf("%q where %q is due after %s", p.peek(), r, after)
}

func (p *parser) sum() (node, error)     { return p.operators("+-", p.product) }
func (p *parser) product() (node, error) { return p.operators("*/", p.factor) }

func (p *parser) operators(ops string, operand func() (node, error)) (node, error) {
	left, err := operand()
	for err == nil && p.peek() != 0 && strings.ContainsRune(ops, p.peek()) {
		op := p.src[p.pos]
		p.pos++
		var right node
		right, err = operand()
		left = binary{op, left, right}
	}
	return left, err
}

func (p *parser) factor() (node, error) {
	switch r := p.peek(); {
	case r == 0:
		return nil, p.errorf("the formula ends where a name or number is due")
	case r == '(':
		p.pos++
		inner, err := p.nested(p.sum)
		if err != nil {
			return nil, err
		}
		return inner, p.expect(')', "the bracketed part")
	case unicode.IsDigit(r) && p.numberAhead():
		return p.number()
	default:
		return p.nameOrCall()
	}
}

// nested reads what stands in brackets.
func (p *parser) nested(read func() (node, error)) (node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.errorf("the brackets nest too deeply")
	}
	defer func() { p.depth-- }()
	return read()
}

// numberAhead tells `3` and `1.5` from a word that begins with a digit, `3d`.
func (p *parser) numberAhead() bool {
	i := p.pos
	for i < len(p.src) && (unicode.IsDigit(p.src[i]) || p.src[i] == '.') {
		i++
	}
	return i == len(p.src) || !isWord(p.src[i])
}

func (p *parser) number() (node, error) {
	start := p.pos
	for p.pos < len(p.src) && (unicode.IsDigit(p.src[p.pos]) || p.src[p.pos] == '.') {
		p.pos++
	}
	text := string(p.src[start:p.pos])
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		p.pos = start
		return nil, p.errorf("%q is not a number", text)
	}
	return number{v, p.unit(), start}, nil
}

// unit reads the unit behind a number, if there is one.
func (p *parser) unit() string {
	r := p.peek()
	if !unicode.IsLetter(r) && r != '%' || p.keywordAhead() {
		return ""
	}
	start := p.pos
	for p.pos < len(p.src) && (unicode.IsLetter(p.src[p.pos]) || strings.ContainsRune("%/", p.src[p.pos])) {
		p.pos++
	}
	return string(p.src[start:p.pos])
}

func (p *parser) nameOrCall() (node, error) {
	start := p.pos
	first, err := p.word("a name")
	if err != nil {
		return nil, err
	}
	if _, known := functions[first]; known && p.accept('(') {
		return p.call(first, start)
	}
	n := name{metric: first, offset: start}
	if p.accept('.') {
		n.subject = first
		if n.metric, err = p.word("a metric after the dot"); err != nil {
			return nil, err
		}
	}
	if p.accept('[') {
		if n.filter, err = p.filters(); err != nil {
			return nil, err
		}
	}
	n.text = strings.TrimSpace(string(p.src[start:p.pos]))
	return n, nil
}

func (p *parser) call(function string, start int) (node, error) {
	c := call{name: function, offset: start}
	var err error
	if p.peek() != ')' {
		if c.arg, err = p.nested(p.sum); err != nil {
			return nil, err
		}
	}
	err = p.expect(')', "the argument")
	c.text = string(p.src[start:p.pos])
	return c, err
}

func (p *parser) filters() (bench.Filter, error) {
	f := bench.Filter{}
	for {
		field, err := p.word("a field in the brackets")
		if err != nil {
			return nil, err
		}
		if err := p.expect('=', "the field "+field); err != nil {
			return nil, err
		}
		for more := true; more; more = p.accept('|') {
			value, err := p.word("a value of " + field)
			if err != nil {
				return nil, err
			}
			f[field] = append(f[field], value)
		}
		if p.accept(']') {
			return f, nil
		}
		if err := p.expect(',', "the filter on "+field); err != nil {
			return nil, err
		}
	}
}

func (p *parser) word(what string) (string, error) {
	if p.accept('\'') {
		start := p.pos
		for p.pos < len(p.src) && p.src[p.pos] != '\'' {
			p.pos++
		}
		if p.pos == len(p.src) {
			p.pos = start - 1
			return "", p.errorf("the quote is not closed")
		}
		p.pos++
		return string(p.src[start : p.pos-1]), nil
	}
	if p.peek() == 0 {
		return "", p.errorf("the formula ends where %s is due", what)
	}
	start := p.pos
	for p.pos < len(p.src) && isWord(p.src[p.pos]) {
		p.pos++
	}
	if p.pos == start {
		return "", p.errorf("%q where %s is due", p.src[p.pos], what)
	}
	return string(p.src[start:p.pos]), nil
}

func isWord(r rune) bool {
	return r == '_' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Quote returns a word as a formula writes it: in quotes where it must be.
func Quote(word string) string {
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !isWord(r) }) < 0 && utf8.ValidString(word) {
		return word
	}
	return "'" + word + "'"
}

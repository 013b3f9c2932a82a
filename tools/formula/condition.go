package formula

import (
	"slices"
	"strings"
)

// A Condition is a claim in figures that has been read. Its grammar, lowest
// precedence first:
//
//	either     = both { "or" both }
//	both       = test { "and" test }
//	test       = "not" test | "(" either ")" | comparison
//	comparison = sum ( "<" | "<=" | ">" | ">=" | "=~" ) sum
//	           | sum "within" sum "to" sum
//	           | sum direction sum [ "by" sum ]
//	direction  = "beats" | ( "better" | "worse" | "faster" | "slower" ) "than"
//
// What is better follows from the data. `faster` and `slower` are said of times
// and rates alone. `by` gives the least factor. `=~` means about: within a tenth.
type Condition struct {
	Text string
	root node
}

type (
	negation struct{ of node }
	junction struct {
		word        string // and, or
		left, right node
	}
	comparison struct {
		op          string // <, <=, >, >=, =~, within, or a direction
		left, right node
		more        node // the upper end of within, the factor of a direction; nil if not given
		offset      int  // of the operator
	}
)

// keywords are the words of conditions. A name that is one stands in quotes.
var keywords = []string{"and", "or", "not", "within", "to", "by", "than", "beats", "better", "worse", "faster", "slower"}

// Keywords returns the words and signs that conditions are made with.
func Keywords() []string { return append(slices.Clone(keywords), "<", "<=", ">", ">=", "=~") }

// ParseCondition reads a condition. Its error is a *SyntaxError.
func ParseCondition(text string) (Condition, error) {
	p := &parser{src: []rune(text)}
	root, err := p.either()
	if err == nil {
		err = p.end()
	}
	return Condition{Text: text, root: root}, err
}

func (p *parser) either() (node, error) { return p.junctions("or", p.both) }
func (p *parser) both() (node, error)   { return p.junctions("and", p.test) }

func (p *parser) junctions(word string, operand func() (node, error)) (node, error) {
	left, err := operand()
	for err == nil && p.acceptWord(word) {
		var right node
		right, err = operand()
		left = junction{word, left, right}
	}
	return left, err
}

func (p *parser) test() (node, error) {
	switch {
	case p.acceptWord("not"):
		of, err := p.nested(p.test)
		return negation{of}, err
	case p.peek() == '(' && p.comparesInside():
		p.pos++
		inner, err := p.nested(p.either)
		if err != nil {
			return nil, err
		}
		return inner, p.expect(')', "the bracketed part")
	}
	return p.comparison()
}

// comparesInside tells a bracketed condition from a bracketed sum: whether there
// is a comparison before the bracket is closed.
func (p *parser) comparesInside() bool {
	q := parser{src: p.src, pos: p.pos}
	depth := 0
	for q.peek() != 0 {
		switch r := q.src[q.pos]; {
		case r == '\'' || r == '[':
			q.skip(map[rune]rune{'\'': '\'', '[': ']'}[r])
		case r == '(':
			depth++
		case r == ')':
			if depth--; depth == 0 {
				return false
			}
		case strings.ContainsRune("<>=", r):
			return true
		case isWord(r):
			if q.keywordAhead() {
				return true
			}
			q.pos += len(q.wordAhead()) - 1
		}
		q.pos++
	}
	return false
}

// skip moves to a closing sign, or to the last character.
func (p *parser) skip(to rune) {
	for p.pos < len(p.src)-1 {
		if p.pos++; p.src[p.pos] == to {
			return
		}
	}
}

func (p *parser) comparison() (node, error) {
	left, err := p.sum()
	if err != nil {
		return nil, err
	}
	p.peek()
	c := comparison{left: left, offset: p.pos}
	if c.op, err = p.operator(); err != nil {
		return nil, err
	}
	if c.right, err = p.sum(); err != nil {
		return nil, err
	}
	switch {
	case c.op == "within":
		if !p.acceptWord("to") {
			return nil, p.errorf("within needs two ends: write within 50 ms to 80 ms")
		}
		c.more, err = p.sum()
	case isDirection(c.op) && p.acceptWord("by"):
		c.more, err = p.sum()
	}
	return c, err
}

func isDirection(op string) bool { return op != "within" && isWord([]rune(op)[0]) }

func (p *parser) operator() (string, error) {
	for _, sign := range []string{"<=", ">=", "=~", "<", ">"} {
		if strings.HasPrefix(string(p.src[p.pos:min(len(p.src), p.pos+2)]), sign) {
			p.pos += len(sign)
			return sign, nil
		}
	}
	switch word := string(p.wordAhead()); word {
	case "within", "beats":
		p.pos += len(word)
		return word, nil
	case "better", "worse", "faster", "slower":
		p.pos += len(word)
		if !p.acceptWord("than") {
			return "", p.errorf("%q is due after %q", "than", word)
		}
		return word, nil
	}
	if p.peek() == 0 {
		return "", p.errorf("the condition ends where a comparison is due, such as < or beats")
	}
	return "", p.errorf("%q where a comparison is due, such as < or beats", p.peek())
}

// wordAhead returns the word that comes next, without quotes.
func (p *parser) wordAhead() []rune {
	p.peek()
	end := p.pos
	for end < len(p.src) && isWord(p.src[end]) {
		end++
	}
	return p.src[p.pos:end]
}

func (p *parser) keywordAhead() bool { return slices.Contains(keywords, string(p.wordAhead())) }

func (p *parser) acceptWord(word string) bool {
	if string(p.wordAhead()) != word {
		return false
	}
	p.pos += len(word)
	return true
}

package prose

import "strings"

// A Block is a fenced code block that defines a chart.
type Block struct {
	Text string // what stands between the fences
	File string
	Line int // of the first line between the fences
}

// Blocks returns the fenced blocks of a Markdown text whose language is chart, in
// order. A block inside another one, as in an example, is text.
func Blocks(file, text string) []Block {
	var blocks []Block
	var open string // the fence of the block we are in
	var chart bool
	var body []string
	start := 0
	for i, line := range strings.Split(text, "\n") {
		fence, info := fenceOf(line)
		switch {
		case open == "" && fence != "":
			open, chart, body, start = fence, info == "chart", nil, i+2
		case open != "" && strings.HasPrefix(fence, open) && info == "":
			if chart {
				blocks = append(blocks, Block{strings.Join(body, "\n"), file, start})
			}
			open = ""
		case open != "":
			body = append(body, strings.TrimSuffix(line, "\r"))
		}
	}
	return blocks
}

// fenceOf returns the fence that a line consists of, at least three backticks or
// tildes, and the language behind it; "" if it is no fence.
func fenceOf(line string) (fence, language string) {
	trimmed := strings.TrimLeft(line, " ")
	if len(line)-len(trimmed) > 3 { // four blanks make it code
		return "", ""
	}
	for _, mark := range []string{"`", "~"} {
		rest := strings.TrimLeft(trimmed, mark)
		if n := len(trimmed) - len(rest); n >= 3 {
			language, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
			return strings.Repeat(mark, n), language
		}
	}
	return "", ""
}

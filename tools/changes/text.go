package changes

import (
	"fmt"
	"io"
	"strings"
)

// String writes what there is of each: "14 numbers, 3 figures and 5 sentences
// changed".
func (c Counts) String() string {
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{{c.Pages, "page", "pages"}, {c.Numbers, "number", "numbers"}, {c.Verdicts, "verdict", "verdicts"}, {c.Figures, "figure", "figures"}, {c.Sentences, "sentence", "sentences"},
		{c.Texts, "text of the data", "texts of the data"}, {c.Downloads, "download", "downloads"}} {
		switch {
		case p.n == 1:
			parts = append(parts, "1 "+p.one)
		case p.n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.many))
		}
	}
	switch len(parts) {
	case 0:
		return "nothing that a reader sees changed"
	case 1:
		return parts[0] + " changed"
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last] + " changed"
}

// shownEntries is how much of a long list is written out; the JSON holds it all.
const shownEntries = 200

// A writer writes a report as text; markdown makes it Markdown.
type writer struct {
	strings.Builder
	markdown bool
}

// WriteText writes a report for a terminal.
func (r Report) WriteText(w io.Writer) error { return r.write(w, false) }

// WriteMarkdown writes a report for a comment.
func (r Report) WriteMarkdown(w io.Writer) error { return r.write(w, true) }

func (r Report) write(to io.Writer, markdown bool) error {
	w := &writer{markdown: markdown}
	if markdown {
		fmt.Fprintf(w, "**%s**\n", w.text(capital(r.Summary)))
	} else {
		fmt.Fprintln(w, r.Summary)
	}
	section(w, "Pages", r.Pages, func(i Item) string { return w.code(i.Name) + " " + i.Kind })
	section(w, "Packages", r.Packages, func(i Item) string { return w.code(i.Name) + " " + i.Kind })
	section(w, "Columns", r.Columns, w.column)
	section(w, "Numbers", r.Numbers, w.number)
	section(w, "Numbers in sentences", r.Values, func(v Value) string {
		return fmt.Sprintf("%s: %s → %s", w.code(v.In+" "+v.Of), w.text(v.Before), w.text(v.After))
	})
	section(w, "Verdicts", r.Verdicts, func(v Verdict) string {
		return fmt.Sprintf("%s: %s → %s", w.text(v.Claim), v.Before, v.After)
	})
	section(w, "Figures", r.Figures, w.figure)
	section(w, "Sentences", r.Sentences, w.sentence)
	section(w, "Texts of the data", r.Texts, func(t Text) string {
		return fmt.Sprintf("%s: %s", w.code(t.Package+" "+t.Place), w.diff(t.Diff))
	})
	section(w, "Downloads", r.Downloads, func(i Item) string { return w.code(i.Name) + " " + i.Kind })
	_, err := io.WriteString(to, w.String())
	return err
}

func section[T any](w *writer, title string, list []T, one func(T) string) {
	if len(list) == 0 {
		return
	}
	if w.markdown {
		fmt.Fprintf(w, "\n<details open><summary>%s: %d</summary>\n\n", title, len(list))
	} else {
		fmt.Fprintf(w, "\n%s: %d\n", title, len(list))
	}
	for i, entry := range list {
		if i == shownEntries {
			fmt.Fprintf(w, "%sand %d more\n", w.bullet(), len(list)-i)
			break
		}
		fmt.Fprintf(w, "%s%s\n", w.bullet(), one(entry))
	}
	if w.markdown {
		fmt.Fprint(w, "\n</details>\n")
	}
}

func (w *writer) bullet() string {
	if w.markdown {
		return "- "
	}
	return "  "
}

func (w *writer) column(c Column) string {
	at := w.code(c.Package + "/" + c.Resource)
	switch c.Kind {
	case Added:
		return fmt.Sprintf("%s: %s added", at, w.code(c.After))
	case Removed:
		return fmt.Sprintf("%s: %s removed", at, w.code(c.Before))
	}
	return fmt.Sprintf("%s: %s renamed to %s", at, w.code(c.Before), w.code(c.After))
}

func (w *writer) number(n Number) string {
	at := w.code(n.Package+"/"+n.Resource) + ": " + w.text(Cells(n.Row))
	if n.Field != "value" {
		at += ", " + w.text(n.Field)
	}
	before, after := n.Sides()
	switch n.Kind {
	case Added:
		return fmt.Sprintf("%s: %s added", at, w.text(after))
	case Removed:
		return fmt.Sprintf("%s: %s removed", at, w.text(before))
	}
	return fmt.Sprintf("%s: %s → %s: %s", at, w.text(before), w.text(after), n.Change())
}

func (w *writer) figure(f Figure) string {
	text := w.code(f.Package + "/" + f.View)
	if f.Kind != Changed {
		return text + " " + f.Kind + ": " + w.text(f.Title)
	}
	var parts []string
	if f.Picture {
		parts = append(parts, "picture changed")
	}
	for _, p := range f.Words {
		if p.Part != "description" {
			parts = append(parts, p.Part+": "+w.diff(p.Diff))
		} else {
			parts = append(parts, "description changed")
		}
	}
	for _, flip := range f.Flips {
		parts = append(parts, w.text(flip.String()))
	}
	if len(parts) == 0 {
		parts = append(parts, "numbers of its table changed")
	}
	return text + ": " + strings.Join(parts, "; ")
}

func (w *writer) sentence(s Sentence) string {
	return fmt.Sprintf("%s: %s", w.text(Places(s.Pages)), w.diff(s.Diff))
}

// Places names pages: all of a few, the first of many.
func Places(pages []string) string {
	const few = 3
	if len(pages) > few {
		return fmt.Sprintf("%s and %d more pages", pages[0], len(pages)-1)
	}
	return strings.Join(pages, ", ")
}

// diff writes what is taken out and put in between marks.
func (w *writer) diff(pieces []Piece) string {
	marks := map[string][2]string{"-": {"[-", "-]"}, "+": {"{+", "+}"}}
	if w.markdown {
		marks = map[string][2]string{"-": {"~~", "~~"}, "+": {"**", "**"}}
	}
	var parts []string
	for _, p := range pieces {
		parts = append(parts, marks[p.Op][0]+w.text(p.Text)+marks[p.Op][1])
	}
	return strings.Join(parts, " ")
}

var escapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;",
	"&", "&amp;", "|", `\|`, "~", `\~`, "#", `\#`, "@", "&#64;", "\n", " ")

// text writes words that are not ours: they are shown and do nothing.
func (w *writer) text(s string) string {
	if w.markdown {
		return escapes.Replace(s)
	}
	return s
}

func (w *writer) code(s string) string {
	if w.markdown {
		return "<code>" + strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", " ").Replace(s) + "</code>"
	}
	return s
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

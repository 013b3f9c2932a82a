package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
)

// addBlock makes the figure that a fenced block defines and adds its view to the
// package it draws from, so that it has data, downloads and a page like any other.
func (m *Model) addBlock(b prose.Block) problem.List {
	p, v, problems := datapackage.ReadView(b.File, b.Line, b.Text, m.Packages)
	switch {
	case p == nil && m.doubts.any():
		return nil // it may be the one that cannot be read
	case v == nil:
		return problems
	}
	if v.Name == inlineName {
		v.Name += "-" + blockHash(b.Text)
	}
	if known := p.View(v.Name); known != nil && known.File == b.File && m.Figures[p.Name+"/"+v.Name] != nil {
		return nil // the same block twice on a page
	} else if known != nil {
		return problem.List{{File: b.File, Line: v.Line, Column: v.Column, Field: "name",
			Message: fmt.Sprintf("package %q already has a view %q", p.Name, v.Name), Hint: "give the chart a name of its own"}}
	}
	if r := p.Resource(v.Resource); r == nil || r.Table == nil {
		return nil
	}
	f, problems := m.figure(p, v)
	problems = append(problems, m.level(m.typedInView(p, v, b.File))...)
	if errors, _ := problems.Split(); len(errors) == 0 {
		p.Views = append(p.Views, v)
		m.Figures[p.Name+"/"+v.Name] = f
	}
	return problems
}

// inlineName is what a block's view is called that names itself nothing; a hash of
// the block is added, which the template that looks it up computes as well.
const inlineName = "inline"

func blockHash(text string) string {
	sum := sha256.Sum256([]byte(strings.Trim(text, " \n\r\t")))
	return hex.EncodeToString(sum[:])[:8]
}

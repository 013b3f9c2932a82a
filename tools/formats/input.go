package formats

import (
	"bytes"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// Head returns the first kilobytes, up to the end of a line where there is one:
// enough to recognise a format by.
func (f File) Head() []byte {
	const enough = 64 << 10
	if len(f.Data) <= enough {
		return f.Data
	}
	if i := bytes.LastIndexByte(f.Data[:enough], '\n'); i >= 0 {
		return f.Data[:i]
	}
	return f.Data[:enough]
}

// Records reads the file, or the part of it that starts in a line, as a CSV whose
// cells stay as they are written. Lines are counted from the start of the file.
func (f File) Records(part []byte, line int, dialect table.Dialect) (*table.Table, error) {
	t, problems := table.Read(bytes.NewReader(part), f.Name, table.Options{Dialect: dialect, AsText: true})
	for i := range problems {
		problems[i].Line += line - 1
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// problem returns a problem in a line of the file, and a column where one is known.
func (f File) problem(line, column int, text, message, hint string) problem.Problem {
	return problem.Problem{File: f.Name, Line: line, Column: column, Text: text, Message: message, Hint: hint}
}

// leave counts one part that is no result.
func (i *Import) leave(what, why string) {
	for n := range i.LeftOut {
		if i.LeftOut[n].What == what && i.LeftOut[n].Why == why {
			i.LeftOut[n].Count++
			return
		}
	}
	i.LeftOut = append(i.LeftOut, LeftOut{1, what, why})
}

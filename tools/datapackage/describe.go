package datapackage

import (
	"errors"
	"io/fs"
	"path"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// Describe returns what the descriptor of a folder says about one of its files,
// without reading that: the way to files that are too large for a table. There is
// nothing to say if there is no descriptor or it does not name the file. The
// problems are those of the descriptor.
func Describe(fsys fs.FS, dir, file string) (table.Options, problem.List) {
	name := path.Join(dir, File)
	data, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return table.Options{}, nil
	}
	if err != nil {
		return table.Options{}, problem.List{{File: name, Message: "cannot be read: " + cause(err)}}
	}
	d := parse(name, data)
	if d.root == nil {
		return table.Options{}, d.list()
	}
	d.validate()
	for _, r := range d.decode().Resources {
		if r.Path == file {
			return table.Options{Encoding: r.Encoding, Dialect: r.Dialect.dialect(), Schema: r.Schema.schema(d, "")}, d.list()
		}
	}
	return table.Options{}, nil
}

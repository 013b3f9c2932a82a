package datapackage

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// File is the name of a descriptor.
const File = "datapackage.yaml"

// Load loads the package of a folder: its descriptor and every CSV that it names.
// A folder of CSVs without descriptor is a package too, named like the folder,
// with inferred schemas. It returns all problems of all files, and the package
// even then as far as it could be read; nil if there is none.
func Load(fsys fs.FS, dir string) (*Package, problem.List) {
	file := path.Join(dir, File)
	data, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return withoutDescriptor(fsys, dir)
	}
	if err != nil {
		return nil, problem.List{{File: file, Message: "cannot be read: " + cause(err)}}
	}
	d := parse(file, data)
	if d.root == nil {
		return nil, d.list()
	}
	d.validate()
	l := loader{fsys: fsys, doc: d, p: newPackage(d, dir)}
	l.hash(string(data))
	source := d.decode()
	for i, r := range source.Resources {
		l.resource(i, r)
	}
	l.verdicts(source.Verdicts)
	for i, v := range source.Views {
		l.p.Views = append(l.p.Views, v.view(d, fmt.Sprintf("/views/%d", i)))
	}
	l.check(source)
	l.joins(source)
	l.p.Hash = hex.EncodeToString(l.sum)
	return l.p, append(d.list(), l.problems...).Sort()
}

// joins tells each joined resource the views that show it, which can be checked
// once it has rows.
func (l *loader) joins(s descriptor) {
	for _, j := range l.p.joins {
		for i, v := range s.Views {
			if v.Resource == j.resource.Name {
				j.views[fmt.Sprintf("/views/%d", i)] = v
			}
		}
	}
}

// cause is an error without the path that the problem names anyway.
func cause(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

func newPackage(d *document, dir string) *Package {
	s := d.decode()
	p := &Package{Name: s.Name, Title: s.Title, Description: s.Description, Homepage: s.Homepage, Version: s.Version,
		Created: s.Created, Measured: s.Measured, ReviewBy: s.ReviewBy, Licenses: s.Licenses, Sources: s.Sources, Contributors: s.Contributors,
		Environment: s.Environment, Caveats: s.Caveats, Notice: s.Notice, Units: s.Units, Quotes: s.Quotes,
		Texts: d.texts("", "title", "description", "caveats"), Dir: dir, File: d.file,
		Positions: map[string][2]int{"created": d.values["/created"], "measured": d.values["/measured"], "reviewBy": d.values["/reviewBy"]}}
	for i := range p.Quotes {
		key := fmt.Sprintf("quotes/%d", i)
		p.Positions[key] = d.values["/"+key]
	}
	return p
}

// A loader reads the files of one package.
type loader struct {
	fsys     fs.FS
	doc      *document
	p        *Package
	sum      []byte       // chained over all that was read
	problems problem.List // of the CSVs
}

func (l *loader) hash(text string) {
	sum := sha256.Sum256(append(l.sum, text...))
	l.sum = sum[:]
}

func (l *loader) resource(i int, s resourceSource) {
	pointer := fmt.Sprintf("/resources/%d", i)
	r := &Resource{Name: s.Name, Path: s.Path, Title: s.Title, Description: s.Description, Caveats: s.Caveats}
	r.Line, r.Column = l.doc.place(pointer)
	for i, w := range s.Waivers {
		r.Waivers = append(r.Waivers, w.waiver(l.doc, fmt.Sprintf("%s/waivers/%d", pointer, i)))
	}
	l.p.Resources = append(l.p.Resources, r)
	l.p.Texts = append(l.p.Texts, l.doc.texts(pointer, "title", "description", "caveats")...)
	for i := range s.Waivers {
		l.p.Texts = append(l.p.Texts, l.doc.texts(fmt.Sprintf("%s/waivers/%d", pointer, i), "reason")...)
	}
	switch {
	case s.Path == "" && len(s.From) == 0:
		l.doc.add(l.doc.values[pointer], "path", "", "the key \"path\" is missing", "name the CSV, or list under from the resources to take rows from")
		return
	case len(s.From) > 0 && s.Path != "":
		l.doc.add(l.doc.values[pointer+"/path"], "path", s.Path, "a joined resource has no file", "remove path, or from")
		return
	case len(s.From) > 0:
		r.Computed, r.Path = true, s.Name+".csv"
		l.p.joins = append(l.p.joins, &join{loader: *l, resource: r, source: s, pointer: pointer, views: map[string]viewSource{}})
		return
	}
	if !fs.ValidPath(s.Path) || s.Path == "." {
		l.doc.add(l.doc.values[pointer+"/path"], "path", s.Path, fmt.Sprintf("%q is not a file of this folder", s.Path),
			"write the path relative to the descriptor, with /, without .. and without a leading /")
		return
	}
	f, err := l.fsys.Open(path.Join(l.p.Dir, s.Path))
	if err != nil {
		l.missing(pointer, s.Path, err)
		return
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		l.doc.add(l.doc.values[pointer+"/path"], "path", s.Path, fmt.Sprintf("%q is a folder, not a CSV", s.Path), "")
		return
	}
	l.read(r, f, table.Options{Encoding: s.Encoding, Dialect: s.Dialect.dialect(), Schema: s.Schema.schema(l.doc, pointer+"/schema"), Units: l.p.Units})
	if r.Table != nil && len(s.Wide) > 0 {
		l.wide(pointer, r, s.Wide)
	}
}

func (l *loader) read(r *Resource, f io.Reader, o table.Options) {
	t, problems := table.Read(f, path.Join(l.p.Dir, r.Path), o)
	l.problems = append(l.problems, problems...)
	if t == nil {
		return
	}
	t.Name = r.Name
	r.Table, r.Tidy = t, t.Tidy()
	l.hash(r.Path + t.SHA256)
}

// missing reports a CSV that cannot be opened and suggests one of its folder.
func (l *loader) missing(pointer, name string, err error) {
	message, hint := fmt.Sprintf("%q cannot be read: %s", name, cause(err)), ""
	if errors.Is(err, fs.ErrNotExist) {
		message = fmt.Sprintf("there is no file %q", name)
		var there []string
		for _, file := range tables(l.fsys, path.Join(l.p.Dir, path.Dir(name))) {
			there = append(there, path.Join(path.Dir(name), file))
		}
		hint = problem.Suggest(name, there)
	}
	l.doc.add(l.doc.values[pointer+"/path"], "path", name, message, hint)
}

// tables returns the names of the CSVs of a folder, sorted.
func tables(fsys fs.FS, dir string) []string {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if ext := strings.ToLower(path.Ext(e.Name())); !e.IsDir() && (ext == ".csv" || ext == ".tsv") {
			names = append(names, e.Name())
		}
	}
	return names
}

var notName = lazy.Regexp(`[^a-z0-9]+`)

// nameFrom makes a valid name of any text.
func nameFrom(text string) string {
	name := strings.Trim(notName().ReplaceAllString(strings.ToLower(text), "-"), "-")
	if name == "" {
		return "data"
	}
	return name
}

func withoutDescriptor(fsys fs.FS, dir string) (*Package, problem.List) {
	files := tables(fsys, dir)
	if len(files) == 0 {
		return nil, problem.List{noDescriptor(fsys, dir)}
	}
	l := loader{fsys: fsys, p: &Package{Name: nameFrom(path.Base(dir)), Dir: dir, File: dir}}
	for _, file := range files {
		r := &Resource{Name: nameFrom(strings.TrimSuffix(file, path.Ext(file))), Path: file}
		l.p.Resources = append(l.p.Resources, r)
		f, err := fsys.Open(path.Join(dir, file))
		if err != nil {
			l.problems = append(l.problems, problem.Problem{File: path.Join(dir, file), Message: "cannot be read: " + cause(err)})
			continue
		}
		l.read(r, f, table.Options{})
		f.Close()
	}
	l.p.Hash = hex.EncodeToString(l.sum)
	return l.p, l.problems.Sort()
}

// noDescriptor tells a folder that is not there from one with nothing in it.
func noDescriptor(fsys fs.FS, dir string) problem.Problem {
	p := problem.Problem{File: dir, Message: "the folder has neither a descriptor nor a CSV",
		Hint: "add a CSV, and " + File + " to say what it holds"}
	if info, err := fs.Stat(fsys, dir); err != nil || !info.IsDir() {
		p.Message, p.Hint = "there is no such folder", ""
	}
	for _, other := range []string{"datapackage.yml", "datapackage.json"} {
		if _, err := fs.Stat(fsys, path.Join(dir, other)); err == nil {
			p.File, p.Message, p.Hint = path.Join(dir, other), "the descriptor has another name", "call it "+File
		}
	}
	return p
}

// LoadAll loads every folder at or below root that has a descriptor or CSVs,
// sorted by package name, and returns the problems of all.
func LoadAll(fsys fs.FS, root string) ([]*Package, problem.List) {
	var all []*Package
	var problems problem.List
	err := fs.WalkDir(fsys, root, func(dir string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			problems = append(problems, problem.Problem{File: dir, Message: "cannot be read: " + cause(err)})
			return nil
		case !e.IsDir():
			return nil
		case dir != root && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case !isPackage(fsys, dir, root):
			return nil
		}
		p, found := Load(fsys, dir)
		problems = append(problems, found...)
		if p != nil {
			all = append(all, p)
		}
		return fs.SkipDir
	})
	if err != nil {
		problems = append(problems, problem.Problem{File: root, Message: "cannot be read: " + cause(err)})
	}
	slices.SortStableFunc(all, func(a, b *Package) int { return strings.Compare(a.Name, b.Name) })
	for i, p := range all {
		if i > 0 && p.Name == all[i-1].Name && p.Name != "" {
			problems = append(problems, problem.Problem{File: p.File, Field: "name", Text: p.Name,
				Message: fmt.Sprintf("a second package %q, beside %s", p.Name, all[i-1].File), Hint: "give each its own name"})
		}
	}
	problems = append(problems, joinAll(all)...)
	return all, problems.Sort()
}

func isPackage(fsys fs.FS, dir, root string) bool {
	for _, name := range []string{File, "datapackage.yml", "datapackage.json"} {
		if _, err := fs.Stat(fsys, path.Join(dir, name)); err == nil {
			return true
		}
	}
	return dir != root && len(tables(fsys, dir)) > 0
}

package datapackage

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/benchwright/benchwright/tools/table"
)

// The structs of this file are the descriptor as it is written, key by key; a
// test holds them to the JSON Schema.

type descriptor struct {
	Name         string           `json:"name"`
	Title        string           `json:"title"`
	Description  string           `json:"description"`
	Homepage     string           `json:"homepage"`
	Version      string           `json:"version"`
	Created      string           `json:"created"`
	Measured     string           `json:"measured"`
	ReviewBy     string           `json:"reviewBy"`
	Licenses     []License        `json:"licenses"`
	Sources      []Source         `json:"sources"`
	Contributors []Contributor    `json:"contributors"`
	Environment  Environment      `json:"environment"`
	Caveats      []string         `json:"caveats"`
	Notice       string           `json:"notice"`
	Units        []string         `json:"units"`
	Quotes       []Quote          `json:"quotes"`
	Resources    []resourceSource `json:"resources"`
	Verdicts     *Verdicts        `json:"verdicts"`
	Views        []viewSource     `json:"views"`
}

type resourceSource struct {
	Name        string         `json:"name"`
	Path        string         `json:"path"`
	From        []fromSource   `json:"from"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Caveats     []string       `json:"caveats"`
	Waivers     []waiverSource `json:"waivers"`
	Encoding    string         `json:"encoding"`
	Dialect     dialectSource  `json:"dialect"`
	Schema      *schemaSource  `json:"schema"`
	Wide        []wideSource   `json:"wide"`
}

// A wideSource is a column that holds a metric beside those of others.
type wideSource struct {
	Field     string     `json:"field"`
	Metric    string     `json:"metric"`
	Statistic string     `json:"statistic"`
	As        table.Role `json:"as"`
}

// fromSource says which rows of another resource a joined one takes.
type fromSource struct {
	Resource string            `json:"resource"` // package/resource
	Where    map[string]texts  `json:"where,omitempty"`
	Rename   map[string]string `json:"rename,omitempty"` // field of the join: field of the resource
	Set      map[string]string `json:"set,omitempty"`    // the same text in every row
}

type waiverSource struct {
	Rule   string           `json:"rule"`
	Where  map[string]texts `json:"where,omitempty"`
	Reason string           `json:"reason"`
}

type dialectSource struct {
	Delimiter        string `json:"delimiter"`
	QuoteChar        string `json:"quoteChar"`
	CommentChar      string `json:"commentChar"`
	Header           *bool  `json:"header"`
	HeaderRows       []int  `json:"headerRows"`
	SkipInitialSpace bool   `json:"skipInitialSpace"`
}

type schemaSource struct {
	Fields        []fieldSource `json:"fields"`
	PrimaryKey    texts         `json:"primaryKey"`
	MissingValues []string      `json:"missingValues"`
}

type fieldSource struct {
	Name        string            `json:"name"`
	Title       string            `json:"title,omitempty"`
	Description string            `json:"description,omitempty"`
	Type        string            `json:"type,omitempty"`
	Format      string            `json:"format,omitempty"`
	Unit        string            `json:"unit,omitempty"`
	Role        table.Role        `json:"role,omitempty"`
	Better      string            `json:"better,omitempty"`
	DecimalChar string            `json:"decimalChar,omitempty"`
	GroupChar   string            `json:"groupChar,omitempty"`
	Notation    string            `json:"notation,omitempty"`
	Priority    string            `json:"priority,omitempty"`
	Link        string            `json:"link,omitempty"`
	Constraints constraintsSource `json:"constraints,omitzero"`
}

type constraintsSource struct {
	Required  bool     `json:"required,omitempty"`
	Unique    bool     `json:"unique,omitempty"`
	Enum      texts    `json:"enum,omitempty"`
	Minimum   *float64 `json:"minimum,omitempty"`
	Maximum   *float64 `json:"maximum,omitempty"`
	Pattern   string   `json:"pattern,omitempty"`
	MinLength int      `json:"minLength,omitempty"`
	MaxLength int      `json:"maxLength,omitempty"`
}

type viewSource struct {
	Name        string           `json:"name"`
	Chart       string           `json:"chart,omitempty"`
	Resource    string           `json:"resource"`
	Where       map[string]texts `json:"where,omitempty"`
	X           string           `json:"x,omitempty"`
	Y           string           `json:"y,omitempty"`
	Color       string           `json:"color,omitempty"`
	Facet       string           `json:"facet,omitempty"`
	Sort        string           `json:"sort,omitempty"`
	Scale       string           `json:"scale,omitempty"`
	Title       string           `json:"title,omitempty"`
	Subtitle    string           `json:"subtitle,omitempty"`
	Description string           `json:"description,omitempty"`
	Notes       []string         `json:"notes,omitempty"`
	Highlight   texts            `json:"highlight,omitempty"`
	Limit       int              `json:"limit,omitempty"`
	Stack       bool             `json:"stack,omitempty"`
	Claims      texts            `json:"claims,omitempty"`
	References  []Reference      `json:"references,omitempty"`
}

// texts is a list of texts that may be written as one, and whose numbers keep
// their digits.
type texts []string

// UnmarshalJSON reads a scalar or a list of scalars.
func (t *texts) UnmarshalJSON(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return err
	}
	*t = nil
	switch value := value.(type) {
	case nil:
	case []any:
		for _, item := range value {
			*t = append(*t, fmt.Sprint(item))
		}
	default:
		*t = texts{fmt.Sprint(value)}
	}
	return nil
}

// decode fills the structs from a document. Values of a wrong type are left out:
// the JSON Schema has told them.
func (d *document) decode() descriptor {
	var out descriptor
	if data, err := json.Marshal(d.root); err == nil {
		_ = json.Unmarshal(data, &out)
	}
	return out
}

func (d *document) place(pointer string) (line, column int) {
	p := d.values[pointer]
	return p[0], p[1]
}

func (s *schemaSource) schema(d *document, pointer string) *table.Schema {
	if s == nil {
		return nil
	}
	out := &table.Schema{PrimaryKey: s.PrimaryKey, MissingValues: s.MissingValues}
	for i, f := range s.Fields {
		if f.Name == "" {
			continue // the JSON Schema has told it
		}
		k := f.Constraints
		field := table.Field{Name: f.Name, Title: f.Title, Description: f.Description, Type: f.Type, Format: f.Format,
			Unit: f.Unit, Role: f.Role, Better: f.Better, DecimalChar: f.DecimalChar, GroupChar: f.GroupChar, Notation: f.Notation, Priority: f.Priority, Link: f.Link,
			Constraints: table.Constraints{Required: k.Required, Unique: k.Unique, Enum: k.Enum, Minimum: k.Minimum,
				Maximum: k.Maximum, Pattern: k.Pattern, MinLength: k.MinLength, MaxLength: k.MaxLength}}
		field.Line, field.Column = d.place(fmt.Sprintf("%s/fields/%d", pointer, i))
		out.Fields = append(out.Fields, field)
	}
	return out
}

func (s dialectSource) dialect() table.Dialect {
	d := table.DefaultDialect
	d.Delimiter, d.Comment, d.SkipInitialSpace = first(s.Delimiter), first(s.CommentChar), s.SkipInitialSpace
	if s.QuoteChar != "" {
		d.Quote = first(s.QuoteChar)
	}
	if s.Header != nil {
		d.Header = *s.Header
	}
	if len(s.HeaderRows) > 0 {
		d.HeaderRow = s.HeaderRows[0]
	}
	return d
}

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func (v viewSource) view(d *document, pointer string) *View {
	out := &View{Name: v.Name, Chart: v.Chart, Resource: v.Resource, X: v.X, Y: v.Y, Color: v.Color, Facet: v.Facet,
		Sort: v.Sort, Scale: v.Scale, Title: v.Title, Subtitle: v.Subtitle, Description: v.Description,
		Notes: v.Notes, Highlight: v.Highlight, Limit: v.Limit, Stack: v.Stack, References: v.References, Claims: v.Claims,
		File: d.file, Positions: map[string][2]int{}, Where: map[string][]string{}}
	if out.Chart == "" {
		out.Chart = "dot"
	}
	if out.Scale == "" {
		out.Scale = "linear"
	}
	for field, accepted := range v.Where {
		out.Where[field] = accepted
		out.Positions["where."+field] = d.keys[pointer+"/where/"+escape(field)]
	}
	out.Line, out.Column = d.place(pointer)
	out.Texts = d.texts(pointer, "title", "subtitle", "description", "notes")
	for _, key := range validKeys("#/$defs/view") {
		if p, ok := d.values[pointer+"/"+key]; ok {
			out.Positions[key] = p
		}
	}
	for i := range v.Claims {
		out.Positions[fmt.Sprintf("claims.%d", i)] = d.values[fmt.Sprintf("%s/claims/%d", pointer, i)]
	}
	return out
}

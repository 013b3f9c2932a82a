package table

// A Dialect is how a CSV is written.
type Dialect struct {
	Delimiter        rune // between cells; 0 finds it out among , ; tab and |
	Quote            rune // around cells, an ASCII character; 0 means "
	Comment          rune // starts a line that is skipped; 0 means none
	Header           bool // the first record names the columns
	HeaderRow        int  // the line of that record, from 1; lines above it are no part of the table; 0 means the first
	SkipInitialSpace bool // blanks after a delimiter are no part of the cell
}

// DefaultDialect has a header and finds out the delimiter. It is also what the
// zero Dialect stands for.
var DefaultDialect = Dialect{Quote: '"', Header: true}

// Limits bound what a file may ask of the machine. Zeros mean the default.
type Limits struct {
	Bytes      int64 // of the file
	FieldBytes int   // of one cell; a record may have twice as many
	Columns    int
	Rows       int
}

// DefaultLimits is far above any file that people edit.
var DefaultLimits = Limits{Bytes: 256 << 20, FieldBytes: 1 << 20, Columns: 1000, Rows: 1_000_000}

// Options say how to read a table.
type Options struct {
	Dialect Dialect
	Schema  *Schema // nil infers it
	Limits  Limits
	Units   []string // further nouns that may stand as units
	AsText  bool     // without a schema, every cell is text and stays as written

	// FindHeader skips lines above a header that the widths of the records tell,
	// where the dialect names no header row: for a proposal, not for reading.
	FindHeader bool

	// Encoding is one of Encodings; "" means UTF-8. A byte order mark counts
	// more.
	Encoding string
}

func (o Options) withDefaults() Options {
	if o.Dialect == (Dialect{}) {
		o.Dialect = DefaultDialect
	}
	if o.Dialect.Quote == 0 {
		o.Dialect.Quote = '"'
	}
	if o.Limits.Bytes == 0 {
		o.Limits.Bytes = DefaultLimits.Bytes
	}
	if o.Limits.FieldBytes == 0 {
		o.Limits.FieldBytes = DefaultLimits.FieldBytes
	}
	if o.Limits.Columns == 0 {
		o.Limits.Columns = DefaultLimits.Columns
	}
	if o.Limits.Rows == 0 {
		o.Limits.Rows = DefaultLimits.Rows
	}
	return o
}

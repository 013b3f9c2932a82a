package table

// A Schema is what a table promises.
type Schema struct {
	Fields        []Field
	PrimaryKey    []string // names of the fields that together tell rows apart
	MissingValues []string // cells that stand for no value; nil means the empty cell only
}

// A Field is one column.
type Field struct {
	Name, Title, Description string
	Type                     string // string, integer, number, boolean, date, year; "" leaves it to the cells
	Format                   string // of a date: %d.%m.%Y; "" means %Y-%m-%d
	Unit                     string // of every cell; "" if none or if a field of role unit says it
	Role                     Role
	Better                   string // higher, lower, none; ""
	DecimalChar, GroupChar   string // one character each; "" means "." and none
	Notation                 string // of numbers: measured for cells such as "~12 ms" or "50–80 ms"; "" for plain ones
	Priority                 string // low: a phone may leave the column out
	Link                     string // the field that holds the address of what this one names; "" for none
	Constraints              Constraints
	Line, Column             int // where the descriptor defines it; 0 if inferred
}

// Constraints are what every cell of a field must satisfy. Missing cells break
// Required only.
type Constraints struct {
	Required, Unique     bool
	Enum                 []string
	Minimum, Maximum     *float64 // both included
	Pattern              string   // a regular expression for the whole text
	MinLength, MaxLength int      // in characters; 0 means no bound
}

// NotationMeasured is the notation of figures as people write them by hand; see
// unit.ParseMeasured.
const NotationMeasured = "measured"

// A Role says what a column means for benchmark results; "" is none.
type Role string

// The roles. Each of the first fourteen is also the name of its tidy column.
const (
	RoleBenchmark Role = "benchmark" // the suite or program
	RoleScenario  Role = "scenario"  // under which load
	RoleSubject   Role = "subject"   // what is measured
	RoleRuntime   Role = "runtime"   // what it runs on; gives the colour
	RoleMetric    Role = "metric"
	RoleUnit      Role = "unit"
	RoleBetter    Role = "better"    // higher, lower or none
	RoleStatistic Role = "statistic" // sample for a raw observation, else median, mean, p99 …
	RoleValue     Role = "value"
	RoleLow       Role = "low"  // lower end of an interval or a stated range
	RoleHigh      Role = "high" // upper end
	RoleN         Role = "n"    // observations behind the value
	RoleRun       Role = "run"  // number of the observation
	RoleStatus    Role = "status"
	RoleParameter Role = "parameter" // a further setting that tells measurements apart
)

// TidyColumns returns the columns of tidy results in their order. Each has the
// role of its name.
func TidyColumns() []Role {
	return []Role{RoleBenchmark, RoleScenario, RoleSubject, RoleRuntime, RoleMetric, RoleUnit, RoleBetter,
		RoleStatistic, RoleValue, RoleLow, RoleHigh, RoleN, RoleRun, RoleStatus}
}

// typeOf is the type that a role asks for in a field which declares none.
func typeOf(r Role) string {
	switch r {
	case RoleValue, RoleLow, RoleHigh:
		return "number"
	case RoleN, RoleRun:
		return "integer"
	case "", RoleParameter:
		return ""
	}
	return "string"
}

func runeOf(s string, otherwise rune) rune {
	for _, r := range s {
		return r
	}
	return otherwise
}

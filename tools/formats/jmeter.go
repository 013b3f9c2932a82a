package formats

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/table"
)

var jmeterFormats = []Format{{
	Name: "jmeter-jtl", About: "JMeter: a results file as CSV, with a line of names",
	Mark:  "timeStamp,elapsed,label,responseCode,responseMessage,threadName,success",
	looks: func(f File) bool { return jtlDelimiter(f) != 0 },
	read: func(f File) (Import, error) {
		return readJTL(f, f.Data, 1, table.Dialect{Delimiter: jtlDelimiter(f), Header: true})
	},
}, {
	Name: "jmeter-jtl-bare", About: "JMeter: a results file as CSV without a line of names, of the default columns",
	read: readBareJTL,
}, {
	Name: "jmeter-aggregate", About: "JMeter: the table of an Aggregate Report or a Summary Report, saved as CSV",
	Mark:  "Label,# Samples,Average",
	looks: func(f File) bool { return f.starts("Label", "# Samples", "Average") },
	read:  readJMeterAggregate,
}, unwanted("jmeter-xml", "JMeter: a results file as XML", "<testResults",
	func(f File) bool {
		return strings.HasPrefix(f.firstLine(), "<") && bytes.Contains(f.Head(), []byte("<testResults"))
	},
	"a results file as XML is not read", "run JMeter with -Jjmeter.save.saveservice.output_format=csv")}

// jtlDelimiter returns what stands between the columns of a results file, or 0
// for another file. Any of its columns can be turned off.
func jtlDelimiter(f File) rune {
	line := strings.ReplaceAll(f.firstLine(), `"`, "")
	for _, delimiter := range []string{",", ";", "\t", "|"} {
		columns, known := strings.Split(line, delimiter), 0
		for _, name := range []string{"elapsed", "success", "responseCode", "threadName"} {
			if slices.Contains(columns, name) {
				known++
			}
		}
		if known >= 2 && slices.Contains(columns, "label") {
			return rune(delimiter[0])
		}
	}
	return 0
}

// jtlColumns are those that JMeter writes if nothing is set. Those before version
// 5 lack some behind the first eight.
const jtlColumns = "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage," +
	"bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect"

// A bareSample is a line without a line of names above.
type bareSample struct {
	Elapsed string `csv:"field2"`
	Success string `csv:"field8"`
}

// readBareJTL gives the first eight columns of the file the names of the default
// ones, if a second one of whole numbers and an eighth of true and false show
// that these are they. The order of others is not known, and not every whole
// number is a time.
func readBareJTL(f File) (Import, error) {
	const known = 8
	fits, width := false, 0
	b, err := eachRow(f, f.Data, 1, table.Dialect{Quote: '"'}, func(b *book, i int, row bareSample) {
		if width == 0 { // the first row
			width = len(b.table.Rows[i].Cells)
			fits = epoch().MatchString(row.Elapsed) && (strings.EqualFold(row.Success, "true") || strings.EqualFold(row.Success, "false"))
		}
	})
	if err != nil || b.table == nil {
		return Import{}, err
	}
	if width < known || !fits {
		b.refuse(1, 0, "", "", "the columns are not the default ones, whose second is the time and whose eighth is true or false: which is the time is not known",
			"write the names of the columns as first line, or run JMeter with -Jjmeter.save.saveservice.print_field_names=true")
		return b.end()
	}
	names := strings.Split(jtlColumns, ",")[:known]
	for n := known + 1; n <= width; n++ {
		names = append(names, "column "+strconv.Itoa(n))
	}
	d := b.table.Dialect
	d.Header = true
	head := strings.Join(names, string(d.Delimiter)) + "\n"
	return readJTL(f, append([]byte(head), f.Data...), 0, d)
}

type jtlSample struct {
	Elapsed string `csv:"elapsed"`
	Label   string `csv:"label"`
	Code    string `csv:"responseCode"`
	Message string `csv:"responseMessage"`
	Success string `csv:"success"`
	Samples string `csv:"SampleCount"`
}

// readJTL reads samples. What became of a request says success, whatever its
// code, and where that is turned off the code.
func readJTL(f File, data []byte, line int, d table.Dialect) (Import, error) {
	var a account
	b, err := eachRow(f, data, line, d, func(b *book, i int, row jtlSample) {
		if b.table.Index("elapsed") >= 0 {
			b.jtlSample(&a, i, row)
		}
	})
	if err != nil || b.table == nil {
		return Import{}, err
	}
	if b.table.Index("elapsed") < 0 {
		b.refuse(max(line, 1), 0, "elapsed", "", "the column is missing: the file holds no time",
			"run JMeter with -Jjmeter.save.saveservice.time=true")
		return b.end()
	}
	b.enter(a)
	b.jtlColumns()
	return b.end()
}

func (b *book) jtlSample(a *account, i int, row jtlSample) {
	if row.Samples != "" && row.Samples != "1" {
		b.leave("row", "stands for several samples")
		return
	}
	a.about.Subject = row.Label
	m := latency("ms")
	if strings.HasPrefix(row.Message, "Number of samples in transaction") {
		m = duration("transaction time", "ms")
	}
	a.sample(m, b.cell(i, "elapsed", row.Elapsed), b.jtlFailed(i, row))
}

func (b *book) jtlFailed(i int, row jtlSample) bool {
	switch strings.ToLower(row.Success) {
	case "true":
		return false
	case "false":
		return true
	}
	if b.table.Index("success") >= 0 {
		b.refuseCell(i, "success", row.Success, `"`+row.Success+`" is neither true nor false`, "")
		return false
	}
	code, ok := number(row.Code)
	return row.Code != "" && (!ok || !less(code, "400"))
}

// jtlColumns says what became of the columns that are no time of a request.
func (b *book) jtlColumns() {
	b.columns("parts of elapsed", "Latency", "Connect")
	b.others("no time of a request", "elapsed", "label", "success", "SampleCount", "Latency", "Connect")
	switch hasCode := b.table.Index("responseCode") >= 0; {
	case b.table.Index("success") >= 0:
	case hasCode:
		b.state("failures", "are told by the code of the response, since the column success is missing")
	default:
		b.state("failures", "are not in the file: the columns success and responseCode are missing")
	}
}

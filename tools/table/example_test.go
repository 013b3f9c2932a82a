package table_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/benchwright/benchwright/tools/table"
)

func ExampleRead() {
	csv := "framework;req/s\nFastify;45.000,5\nExpress;12k\n"
	schema := table.Schema{Fields: []table.Field{
		{Name: "framework", Type: "string"},
		{Name: "req/s", Type: "number", DecimalChar: ",", GroupChar: "."},
	}}
	t, problems := table.Read(strings.NewReader(csv), "results.csv", table.Options{Schema: &schema})
	fmt.Println(problems)
	fmt.Println(t.Rows[0].Cells[1].Number)
	// Output:
	// results.csv:3:9: field "req/s": "12k" is not a number
	//   hint: write digits only, such as 12000; the unit belongs in the schema, as the unit of this field
	// 45000.5
}

func ExampleTable_WriteCSV() {
	t, _ := table.Read(strings.NewReader("name;value\nx;1,5\n"), "f.csv", table.Options{})
	_ = t.WriteCSV(os.Stdout)
	// Output:
	// name,value
	// x,1.5
}

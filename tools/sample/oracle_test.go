package sample

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/aclements/go-moremath/stats"
	"github.com/gocarina/gocsv"
)

// A plainRow is a row as gocsv reads it. The tests below compare all that this
// package does with the shortest way to say the same: every row in memory, sorted.
type plainRow struct {
	A string `csv:"a"`
	B string `csv:"b"`
	V string `csv:"v"`
}

const plainHeader = "a,v,b\n"

// plainJSON summarises a CSV with the header above by a and b. It is not ok if
// encoding/csv or strconv do not read it.
func plainJSON(data string) (text string, ok bool) {
	r := csv.NewReader(strings.NewReader(data))
	var rows []plainRow
	if err := gocsv.UnmarshalCSV(r, &rows); err != nil || len(rows) == 0 {
		return "", false
	}
	var order [][2]string
	values, missing := map[[2]string][]float64{}, map[[2]string]int{}
	for _, row := range rows {
		key := [2]string{row.A, row.B}
		if _, known := values[key]; !known {
			order, values[key] = append(order, key), nil
		}
		if row.V == "" {
			missing[key]++
			continue
		}
		v, err := strconv.ParseFloat(row.V, 64)
		if err != nil || strings.Trim(row.V, "0123456789.eE+-") != "" || strings.HasSuffix(strings.Split(strings.ToLower(row.V), "e")[0], ".") {
			return "", false
		}
		values[key] = append(values[key], v+0)
	}
	var lines []string
	for _, key := range order {
		lines = append(lines, plainLine(key, values[key], missing[key]))
	}
	return "[\n" + strings.Join(lines, ",\n") + "\n]\n", true
}

func plainLine(key [2]string, values []float64, missing int) string {
	slices.Sort(values)
	n := len(values)
	quantile := func(p float64) string {
		if n == 0 {
			return "null"
		}
		h := p * float64(n-1)
		i := int(h)
		if i+1 >= n {
			return number(values[n-1])
		}
		return number(values[i] + (h-float64(i))*(values[i+1]-values[i]))
	}
	mean, low, high, confidence, unbounded := "null", "null", "null", 0.0, []string(nil)
	if n > 0 {
		sum := new(big.Rat)
		for _, v := range values {
			sum.Add(sum, new(big.Rat).SetFloat64(v))
		}
		f, _ := sum.Quo(sum, big.NewRat(int64(n), 1)).Float64()
		interval := stats.QuantileCI(n, 0.5, 0.95)
		mean, confidence = number(f), interval.Confidence
		if interval.LoOrder >= 1 {
			low = number(values[interval.LoOrder-1])
		}
		if interval.HiOrder <= n {
			high = number(values[interval.HiOrder-1])
		}
	}
	if low == "null" {
		unbounded = append(unbounded, `"low"`)
	}
	if high == "null" {
		unbounded = append(unbounded, `"high"`)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `{"a":%s,"b":%s,"n":%d,"mean":%s,"median":%s,"low":%s,"high":%s,"confidence":%s`,
		quoted(key[0]), quoted(key[1]), n, mean, quantile(0.5), low, high, number(confidence))
	if len(unbounded) > 0 {
		fmt.Fprintf(&b, `,"unbounded":[%s]`, strings.Join(unbounded, ","))
	}
	fmt.Fprintf(&b, `,"p95":%s,"p99":%s,"p99.9":%s,"min":%s,"max":%s`, quantile(0.95), quantile(0.99), quantile(0.999), quantile(0), quantile(1))
	if missing > 0 {
		fmt.Fprintf(&b, `,"missing":%d`, missing)
	}
	return b.String() + "}"
}

// number writes a number as encoding/json does.
func number(v float64) string { return encoded(v) }

func quoted(text string) string { return encoded(text) }

func encoded(v any) string {
	var b bytes.Buffer
	(&object{b: &b}).value(v)
	return b.String()
}

// summarized returns the JSON of a CSV, or its problems.
func summarized(data string, o Options) (string, error) {
	report, err := Summarize(background, strings.NewReader(data), "f.csv", o)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = report.WriteJSON(&b)
	return b.String(), err
}

// FuzzSummarize holds the quick way to the careful one, byte for byte, with any
// number of workers, and both to the plain one.
func FuzzSummarize(f *testing.F) {
	for _, rows := range []string{
		"x,1.5,y\nx,2.25,y\nz,3,y\n", "x,1.500,y\r\nx,1.5,y\r\n", "\"x\",1,\"y,z\"\n\"x\",2,\"y,z\"\n", "x,,y\nx,-1.5e3,y\n",
		"x,12k,y\n", "x,1\n", "x,1,y,z\n", "\n\nx,1,y", "x,\"1\",y\n\"x\"\"\",1,\"y\ny\"\n", "x,9007199254740993,y\n",
		"x,123456789012345678901234567890,y\n", "x,1,y\"\n", "x,1,\"y\nx,2,y\n", "x,0.1,y\nx,+0.1,y\nx,1e-1,y\n", "x,-0,y\nx,0,y\n",
		"x,.5,y\n", "x,5.,y\n", "x,1e400,y\n", "x,1e-400,y\n", "\xff,1,y\n", "x,1\r,y\n", "x,00012345.678,y\n", ",,\n", "x,2.2.2,y\n",
		strings.Repeat("x,1.25,y\nz,2.5,y\n", 40),
	} {
		f.Add(rows)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		data := plainHeader + rows
		o := Options{By: []string{"a", "b"}, Value: "v", workers: 1, Dialect: commas}
		quick, quickErr := summarized(data, o)
		o.careful = true
		careful, carefulErr := summarized(data, o)
		if quick != careful || fmt.Sprint(quickErr) != fmt.Sprint(carefulErr) {
			t.Fatalf("%q\nthe quick way says   %s %v\nthe careful one says %s %v", data, quick, quickErr, careful, carefulErr)
		}
		plain, ok := plainJSON(data)
		switch {
		case ok && quickErr == nil && plain != quick:
			t.Errorf("%q\nsummarised as  %s\nbut plainly is %s", data, quick, plain)
		case !ok && quickErr == nil:
			t.Errorf("%q\nis summarised as %s, though it has problems", data, quick)
		case ok && quickErr != nil && !stricter(quickErr.Error()):
			t.Errorf("%q\nis no problem plainly, but %v", data, quickErr)
		}
	})
}

// stricter reports whether a problem is one that encoding/csv and strconv let pass.
func stricter(problem string) bool {
	for _, allowed := range []string{"is not UTF-8", "a NUL byte", "carriage return", "too close to zero"} {
		if strings.Contains(problem, allowed) {
			return true
		}
	}
	return false
}

func TestNumbersAreWrittenAsInJSON(t *testing.T) {
	if number(1e21) != "1e+21" || number(math.MaxFloat64) != "1.7976931348623157e+308" || number(0.000001) != "0.000001" {
		t.Error("a number is written in another way")
	}
}

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/gocarina/gocsv"
)

// readers call take for every row of a file; they check the types of all columns.
var readers = map[string]func(r io.Reader, take func(framework, endpoint string, latency float64)) error{
	"csv": readCSV, "gocsv": readGocsv,
}

// asPeer prints the summaries of a file that is read by one of the readers.
func asPeer(read func(io.Reader, func(string, string, float64)) error, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	type key struct{ framework, endpoint string }
	values := map[key][]float64{}
	err = read(f, func(framework, endpoint string, latency float64) {
		k := key{framework, endpoint}
		values[k] = append(values[k], latency)
	})
	if err != nil {
		return err
	}
	groups := []group{}
	for k, of := range values {
		groups = append(groups, summary(k.framework, k.endpoint, of))
	}
	return json.NewEncoder(os.Stdout).Encode(groups)
}

func summary(framework, endpoint string, values []float64) group {
	slices.Sort(values)
	n, sum := len(values), 0.0
	for _, v := range values {
		sum += v
	}
	quantile := func(p float64) float64 {
		at := p * float64(n-1)
		below := int(at)
		if below+1 == n {
			return values[below]
		}
		return values[below] + (at-float64(below))*(values[below+1]-values[below])
	}
	return group{framework, endpoint, n, sum / float64(n), quantile(0.5), quantile(0.95), quantile(0.99), values[0], values[n-1]}
}

func readCSV(r io.Reader, take func(string, string, float64)) error {
	c := csv.NewReader(r)
	c.ReuseRecord = true
	if _, err := c.Read(); err != nil {
		return err
	}
	known := map[string]string{} // a copy of each text, since the record is used again
	keep := func(s string) string {
		if _, ok := known[s]; !ok {
			s = string([]byte(s))
			known[s] = s
		}
		return known[s]
	}
	for {
		record, err := c.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		latency, err := strconv.ParseFloat(record[3], 64)
		if err != nil {
			return err
		}
		if _, err := strconv.ParseFloat(record[0], 64); err != nil {
			return err
		}
		if _, err := strconv.Atoi(record[4]); err != nil {
			return err
		}
		take(keep(record[1]), keep(record[2]), latency)
	}
}

// A request is a row.
type request struct {
	Timestamp float64 `csv:"timestamp"`
	Framework string  `csv:"framework"`
	Endpoint  string  `csv:"endpoint"`
	Latency   float64 `csv:"latency_ms"`
	Status    int     `csv:"status"`
}

func readGocsv(r io.Reader, take func(string, string, float64)) error {
	err := gocsv.UnmarshalToCallback(r, func(row request) { take(row.Framework, row.Endpoint, row.Latency) })
	if err != nil {
		return fmt.Errorf("gocsv: %w", err)
	}
	return nil
}

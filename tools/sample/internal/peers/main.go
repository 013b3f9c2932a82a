// Command peers measures `benchwright summarize` against other ways to summarise
// the same file: counting its lines, encoding/csv, gocsv, DuckDB and Polars. It
// prints how the processor time and the memory of each compare, after it has made
// sure that all came to the same figures.
//
// Ours and the other run in turn, five times each after a warm-up, and the ratio is
// the median of those of the pairs: the machine may be busy, as long as it is so for
// both.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
)

func main() {
	log.SetFlags(0)
	large := flag.Int("large", 50_000_000, "rows of the file that shows how memory grows; 0 leaves it out")
	flag.Parse()
	var err error
	switch args := flag.Args(); {
	case len(args) == 2 && readers[args[0]] != nil:
		err = asPeer(readers[args[0]], args[1])
	case len(args) == 1:
		err = measure(args[0], *large)
	default:
		log.Fatal("usage: peers [-large ROWS] BENCHWRIGHT")
	}
	if err != nil {
		log.Fatal(err)
	}
}

// measure prints a table for each size of the input.
func measure(benchwright string, large int) error {
	dir, err := os.MkdirTemp("", "peers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	benchwright, err = filepath.Abs(benchwright)
	if err != nil {
		return err
	}
	ours := tool{name: "benchwright", command: func(file string) []string {
		return []string{benchwright, "summarize", file, "--by", "framework,endpoint", "--value", "latency_ms"}
	}}
	others, err := peers(dir)
	if err != nil {
		return err
	}
	var usual usage
	for _, rows := range []int{1_000, 100_000, 5_000_000} {
		file := filepath.Join(dir, strconv.Itoa(rows)+".csv")
		if err := generate(rows, file); err != nil {
			return err
		}
		fmt.Printf("\n%d rows\n\n| against | processor time | memory |\n|---|---|---|\n", rows)
		for _, other := range others {
			p, err := compare(ours, other, file)
			if err != nil {
				return err
			}
			fmt.Println(p)
			usual = p.ours
		}
	}
	if large == 0 {
		return nil
	}
	file := filepath.Join(dir, "large.csv")
	if err := generate(large, file); err != nil {
		return err
	}
	_, many, err := ours.run(file)
	if err != nil {
		return err
	}
	fmt.Printf("\nmemory for %d rows / memory for 5000000 rows: %.2f\n", large, float64(many.peak)/float64(usual.peak))
	return nil
}

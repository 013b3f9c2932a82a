// Package sample turns raw samples, files of any length, into summaries in
// bounded memory.
//
// A file is cut into blocks of whole records, which workers on all cores read. A
// record that is plain, as nearly all are, is taken from its bytes; any other is
// split by the rules of its dialect. Each group counts its distinct values, which
// are few where measurements are printed decimals: percentiles are exact and need
// no more memory for more rows. Where the distinct values are too many, a sketch
// with a stated error takes over.
package sample

import (
	"context"
	"io"
	"runtime"
	"sync"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/table"
)

// Options say what to summarise, and how the file is written.
type Options struct {
	By       []string     // fields whose cells tell groups apart
	Value    string       // field of the numbers; "" means the value of a tidy table
	Where    bench.Filter // rows to take
	Dialect  table.Dialect
	Encoding string           // one of table.Encodings; "" means UTF-8
	Schema   *table.Schema    // marks of numbers, missing values, roles; nil infers the roles
	Progress func(read int64) // told the bytes read so far, now and then; may be nil

	workers int  // 0 means one for each core
	careful bool // split every record by the rules of its dialect
	exact   int  // distinct values of all groups that are counted; 0 means maxExact
}

func (o Options) withDefaults() Options {
	if o.workers == 0 {
		o.workers = runtime.GOMAXPROCS(0)
	}
	if o.exact == 0 {
		o.exact = maxExact
	}
	return o
}

// Summarize reads a CSV, plain or compressed by gzip or Zstandard, and summarises
// its groups in the order of their first rows. Tidy tables are grouped by metric
// and unit in any case, and by all that tells measurements apart if By is empty;
// of their rows the samples count that were measured.
//
// It returns a problem.List if the file has problems or cannot be read, and the
// error of ctx if that ends first.
func Summarize(ctx context.Context, r io.Reader, file string, o Options) (*Report, error) {
	o = o.withDefaults()
	plain, err := decompress(&meter{r: r, told: o.Progress})
	if err != nil {
		return nil, unreadable(file, err)
	}
	defer plain.Close()
	text, decoded, err := table.Decode(plain, o.Encoding)
	if err != nil {
		return nil, unreadable(file, err)
	}
	head, err := readHead(text, o.Dialect)
	if err != nil {
		return nil, unreadable(file, err)
	}
	plan, found := newPlan(file, head, o)
	if len(found) > 0 {
		return nil, found
	}
	plan.decoded = decoded
	run := &run{plan: plan, options: o, total: newTotal(o.exact), problems: newProblems(plan)}
	if err := run.read(ctx, newCutter(text, head)); err != nil {
		return nil, err
	}
	if found := run.problems.list(); len(found) > 0 {
		return nil, found
	}
	if found := run.fruitless(); len(found) > 0 {
		return nil, found
	}
	return run.report(), nil
}

// A run is one reading of a file.
type run struct {
	plan     *plan
	options  Options
	total    *total
	problems *problems
}

// read hands the blocks of a file to workers until all are read, a fault makes
// reading on impossible, or ctx ends; then it does not wait for the file, which
// may be a person who types.
func (r *run) read(ctx context.Context, c *cutter) error {
	blocks, free := make(chan *block), make(chan *block, r.options.workers+2)
	for range cap(free) {
		free <- &block{}
	}
	fed, worked := make(chan error, 1), make(chan struct{})
	go func() {
		fed <- r.feed(ctx, c, blocks, free)
		close(blocks)
	}()
	go func() {
		var all sync.WaitGroup
		for range r.options.workers {
			all.Go(func() { newWorker(r).work(blocks, free) })
		}
		all.Wait()
		close(worked)
	}()
	select {
	case <-worked:
		return <-fed
	case <-ctx.Done():
		return ctx.Err()
	}
}

// feed cuts the file and sends its blocks.
func (r *run) feed(ctx context.Context, c *cutter, blocks chan<- *block, free <-chan *block) error {
	for ctx.Err() == nil && !r.problems.stopped() {
		b := <-free
		if err := c.next(b); err == io.EOF {
			return nil
		} else if err != nil {
			return unreadable(r.plan.file, err)
		}
		blocks <- b
	}
	return ctx.Err()
}

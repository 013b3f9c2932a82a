package sample

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestDecimal(t *testing.T) {
	for _, text := range []string{"0", "7", "12.345", "1234567", "12345678", "123456789", "0.5", "00.50", "1234.5678", "9007199254740991",
		"9007199254740992", "12345678901234567890", "0.000000000000000001", "", ".", ".5", "5.", "1.2.3", "1..2", "-1", "+1", "1e3", "1,5", " 1", "1 ",
		"12a4", "/", ":", "x2345678", "1234567x", "\x00", "\xb1", "1.\xb12", "99999999", "1.234567"} {
		data := []byte(strings.Repeat("9", padding) + text + "9.9")
		mantissa, decimals, ok := decimal(data, padding, padding+len(text))
		want, err := strconv.ParseFloat(text, 64)
		plain := err == nil && strings.Trim(text, "0123456789.") == "" && !strings.HasPrefix(text, ".") && !strings.HasSuffix(text, ".")
		switch {
		case ok && !plain:
			t.Errorf("%q is read as %d / 10^%d", text, mantissa, decimals)
		case ok && float64(mantissa)/pow10[decimals] != want:
			t.Errorf("%q is read as %d / 10^%d", text, mantissa, decimals)
		case !ok && plain && len(text) < 16:
			t.Errorf("%q is not read", text)
		}
	}
}

func FuzzDecimal(f *testing.F) {
	f.Add("12.345")
	f.Add("1234.5678")
	f.Fuzz(func(t *testing.T, text string) {
		data := []byte(strings.Repeat("9", padding) + text)
		mantissa, decimals, ok := decimal(data, padding, len(data))
		long, longDecimals, longOK := longDecimal([]byte(text))
		if mantissa != long && ok || decimals != longDecimals && ok || ok != longOK {
			t.Errorf("%q is %d/10^%d %v, or %d/10^%d %v", text, mantissa, decimals, ok, long, longDecimals, longOK)
		}
		if want, err := strconv.ParseFloat(text, 64); ok && (err != nil || want != float64(mantissa)/pow10[decimals]) {
			t.Errorf("%q is read as %d / 10^%d, not %v", text, mantissa, decimals, want)
		}
	})
}

// mark is written for some processors and must do what markWords does.
func TestMark(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		text := make([]byte, 64*r.IntN(5))
		for i := range text {
			text[i] = ",\n-\v+\x00\xac\x8a;x"[r.IntN(10)]
		}
		got, want := make([]uint64, len(text)/64), make([]uint64, len(text)/64)
		mark(got, text, ',')
		markWords(want, text, ',')
		for i, m := range want {
			var plain uint64
			for j, c := range text[64*i : 64*i+64] {
				if c == ',' || c == '\n' {
					plain |= 1 << j
				}
			}
			if got[i] != plain || m != plain {
				t.Fatalf("%q is marked %b and %b, want %b", text[64*i:64*i+64], got[i], m, plain)
			}
		}
	}
}

// Counts hold every value as often as it was added, whichever way it came.
func TestCounts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for name, next := range map[string]func() (mantissa uint64, decimals int){
		"printed latencies":   func() (uint64, int) { return uint64(math.Exp(8 + r.NormFloat64())), 3 },
		"crowded values":      func() (uint64, int) { return r.Uint64N(100), 1 },
		"few values":          func() (uint64, int) { return r.Uint64N(3), 0 },
		"nanoseconds":         func() (uint64, int) { return 1e9 + r.Uint64N(1e9), 0 },
		"decimals of a kind":  func() (uint64, int) { return r.Uint64N(1000), r.IntN(4) },
		"much more and zeros": func() (uint64, int) { return r.Uint64N(2) * maxMantissa, r.IntN(2) * 15 },
	} {
		var c counts
		want, added := map[float64]uint64{}, 0
		for i := range 50_000 {
			mantissa, decimals := next()
			if v := float64(mantissa) / pow10[decimals]; i%5 == 0 {
				added += c.add(-v+0, 3)
				want[-v+0] += 3
			} else {
				added += c.fixed(mantissa, decimals)
				want[v]++
			}
		}
		var other counts
		other.merge(&c)
		for _, c := range []counts{c, other} {
			all := c.ascending()
			got := map[float64]uint64{}
			for _, one := range all {
				got[one.value] = one.n
			}
			if len(got) != len(all) || !slices.IsSortedFunc(all, byValue) || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s: the counts are wrong", name)
			}
			if c.distinct != len(want) || added != len(want) {
				t.Errorf("%s: %d distinct values, %d were new, want %d", name, c.distinct, added, len(want))
			}
		}
		if dense := name == "printed latencies" || name == "decimals of a kind" || name == "crowded values"; dense != (c.dense != nil) {
			t.Errorf("%s: dense counts: %v, want %v", name, c.dense != nil, dense)
		}
	}
}

func TestExactSum(t *testing.T) {
	for _, values := range [][]float64{
		{0.1, 0.2, 0.3}, {1e300, 1, -1e300}, {math.MaxFloat64, math.MaxFloat64}, {5e-324, 5e-324, 1}, {-1, -2.5, 3}, {1e16, 1, 1}, {0}, {5e-324, 1e-323, 2.2250738585072014e-308},
	} {
		var s exactSum
		sum := new(big.Rat)
		for _, v := range values {
			s.add(v, 1000)
			sum.Add(sum, new(big.Rat).Mul(new(big.Rat).SetFloat64(v), big.NewRat(1000, 1)))
		}
		n := uint64(1000 * len(values))
		want, _ := sum.Quo(sum, new(big.Rat).SetFrac(new(big.Int).SetUint64(n), big.NewInt(1))).Float64()
		if got := s.mean(n); got != want {
			t.Errorf("the mean of %v is %v, want %v", values, got, want)
		}
	}
}

// A file of many blocks gives the same however it is cut and by however many
// workers it is read, in quotes or without, exactly or approximated.
func TestChunksDoNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var plain, mixed bytes.Buffer
	plain.WriteString("a,v,note\n")
	mixed.WriteString("a,v,note\n")
	text := "\"" + strings.Repeat("a line, and a \"\"quote\"\"\n", 30) + "\""
	for range 60_000 {
		group, v := "xyz"[r.IntN(3)], math.Exp(r.NormFloat64())
		fmt.Fprintf(&plain, "%c,%.5f,\n", group, v)
		if r.IntN(50) > 0 {
			fmt.Fprintf(&mixed, "%c,%.5f,\n", group, v)
		} else {
			fmt.Fprintf(&mixed, "\"%c\",\"%.5f\",%s\n", group, v, text)
		}
	}
	for _, exact := range []int{0, 30_000} {
		want := ""
		for _, workers := range []int{1, 2, 7} {
			for _, careful := range []bool{false, true} {
				for _, data := range []string{plain.String(), mixed.String()} {
					got, err := summarized(data, Options{By: []string{"a"}, Value: "v", workers: workers, careful: careful, exact: exact})
					if err != nil {
						t.Fatal(err)
					}
					if want == "" {
						want = got
					}
					if got != want {
						t.Fatalf("%d workers, careful %v: got\n%s\nwant\n%s", workers, careful, got, want)
					}
				}
			}
		}
		if approximate := strings.Contains(want, `"approximate":{"error":0.001}`); approximate != (exact > 0) {
			t.Errorf("with %d exact values, approximate is %v", exact, approximate)
		}
	}
}

// Rows that are longer than a piece or nearly a block, and keys that are longer than
// words or not side by side, are read alike either way.
func TestLongRows(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var b strings.Builder
	b.WriteString("note,a,v,b\n")
	for i := range 400 {
		note := strings.Repeat("n", r.IntN([]int{8, 100, 2 * piece, blockBytes}[r.IntN(4)]))
		fmt.Fprintf(&b, "%s,%s,%d.%d,%s\n", note, "xyz"[:1+i%3], r.IntN(100), r.IntN(10), strings.Repeat("b", 10*r.IntN(6)))
	}
	for _, by := range [][]string{{"a"}, {"b"}, {"b", "a"}, {"a", "b"}, nil} {
		o := Options{By: by, Value: "v", workers: 3}
		quick, err := summarized(b.String(), o)
		o.careful = true
		careful, carefulErr := summarized(b.String(), o)
		if err != nil || carefulErr != nil || quick != careful {
			t.Errorf("by %q: %v, %v, got\n%s\nwant\n%s", by, err, carefulErr, quick, careful)
		}
	}
}

func TestKeys(t *testing.T) {
	var k keys
	want := map[string]*group{}
	texts := []string{"", "\x00", "a", "a\x00"}
	for n := range 45 {
		texts = append(texts, strings.Repeat("k", n)+"1", strings.Repeat("k", n)+"2", "1"+strings.Repeat("k", n))
	}
	place := func(text string) ([]byte, int, int) {
		return []byte("before" + text + strings.Repeat("behind", 10)), 6, 6 + len(text)
	}
	for _, text := range texts {
		if data, start, end := place(text); want[text] == nil {
			if k.find(data, start, end) != nil {
				t.Errorf("%q is known", text)
			}
			want[text] = &group{}
			k.add(data, start, end, want[text])
		}
	}
	for text, g := range want {
		if data, start, end := place(text); k.find(data, start, end) != g {
			t.Errorf("%q has another group", text)
		}
	}
}

// What a sketch says is off by less than its error; what is exact in it is exact.
func TestSketchError(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var b strings.Builder
	b.WriteString("a,v\n")
	for range 20_000 {
		fmt.Fprintf(&b, "big,%.9f\nsmall,%d\n", math.Exp(2*r.NormFloat64())-1, r.IntN(10))
	}
	o := Options{By: []string{"a"}, Value: "v"}
	exact, err := Summarize(background, strings.NewReader(b.String()), "f.csv", o)
	if err != nil {
		t.Fatal(err)
	}
	o.exact = 1000
	near, err := Summarize(background, strings.NewReader(b.String()), "f.csv", o)
	if err != nil {
		t.Fatal(err)
	}
	if !near.Summaries[0].Approximate || fmt.Sprint(near.Summaries[1]) != fmt.Sprint(exact.Summaries[1]) {
		t.Fatal("the group of many values is approximated, the one of few is not")
	}
	a, e := near.Summaries[0], exact.Summaries[0]
	for name, pair := range map[string][2]float64{"median": {a.Median, e.Median}, "low": {a.Low, e.Low}, "high": {a.High, e.High},
		"p95": {a.P95, e.P95}, "p99": {a.P99, e.P99}, "p99.9": {a.P999, e.P999}} {
		if off := math.Abs(pair[0]-pair[1]) / math.Abs(pair[1]); off > SketchError*1.0001 || off == 0 {
			t.Errorf("%s is %v, exactly %v: off by %v", name, pair[0], pair[1], off)
		}
	}
	if a.N != e.N || a.Mean != e.Mean || a.Min != e.Min || a.Max != e.Max || a.Confidence != e.Confidence {
		t.Errorf("number, mean and ends are exact: %+v, %+v", a, e)
	}
}

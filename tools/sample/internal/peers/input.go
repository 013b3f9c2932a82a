package main

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
)

var (
	frameworks = []string{"gin", "echo", "fiber", "chi", "gorilla", "httprouter", "actix-web", "axum", "express", "fastify", "spring-boot", "quarkus"}
	endpoints  = []string{"/json", "/plaintext", "/db", "/queries?n=20", "/fortunes", "/updates?n=20", "/users/:id", "/static/app.js"}
)

// generate writes a file of requests: log-normal latencies in milliseconds with
// three decimals, a different median for each framework and endpoint, and one in
// five hundred ten to fifty times as long. It is the same on every machine, and a
// shorter file is the start of a longer one.
func generate(rows int, name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	fmt.Fprintln(w, "timestamp,framework,endpoint,latency_ms,status")
	r := rand.New(rand.NewPCG(42, 7))
	at := 1760000000.0
	for range rows {
		at += r.ExpFloat64() * 0.0001
		framework, endpoint := r.IntN(len(frameworks)), r.IntN(len(endpoints))
		median := math.Log(0.4+0.15*float64(framework)) + 0.35*float64(endpoint)
		latency := math.Exp(median + 0.45*r.NormFloat64())
		if r.IntN(500) == 0 {
			latency *= 10 + r.Float64()*40
		}
		status := 200
		if r.IntN(1000) == 0 {
			status = 503
		}
		fmt.Fprintf(w, "%.6f,%s,%s,%.3f,%d\n", at, frameworks[framework], endpoints[endpoint], latency, status)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

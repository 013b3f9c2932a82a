// Command duckdb summarises the file of the measurements with DuckDB, in one query.
package main

import (
	"database/sql"
	"log"
	"os"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2"
)

const query = `COPY (
	SELECT framework, endpoint, count(*) AS n, avg(latency_ms) AS mean, quantile_cont(latency_ms, 0.5) AS median,
		quantile_cont(latency_ms, 0.95) AS p95, quantile_cont(latency_ms, 0.99) AS p99, min(latency_ms) AS min, max(latency_ms) AS max
	FROM read_csv('FILE', header = true, columns = {
		'timestamp': 'DOUBLE', 'framework': 'VARCHAR', 'endpoint': 'VARCHAR', 'latency_ms': 'DOUBLE', 'status': 'INTEGER'})
	GROUP BY ALL ORDER BY ALL
) TO '/dev/stdout' (FORMAT JSON, ARRAY true)`

func main() {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		log.Fatal(err)
	}
	if _, err := db.Exec(strings.Replace(query, "FILE", strings.ReplaceAll(os.Args[1], "'", "''"), 1)); err != nil {
		log.Fatal(err)
	}
}

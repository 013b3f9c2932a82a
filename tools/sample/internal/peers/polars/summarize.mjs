// Summarises the file of the measurements with Polars, scanned lazily.
import pl from 'nodejs-polars';

const latency = pl.col('latency_ms');
const quantile = (p, name) => latency.quantile(p, 'linear').alias(name);
const groups = await pl
  .scanCSV(process.argv[2])
  .groupBy(['framework', 'endpoint'])
  .agg(
    latency.count().alias('n'),
    latency.mean().alias('mean'),
    quantile(0.5, 'median'),
    quantile(0.95, 'p95'),
    quantile(0.99, 'p99'),
    latency.min().alias('min'),
    latency.max().alias('max'),
  )
  .collect();
process.stdout.write(JSON.stringify(groups.toRecords()));

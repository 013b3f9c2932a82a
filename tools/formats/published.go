package formats

// published are the formats of published sets of results.
var published = []Format{
	benchmarksGame, clickBench, dbBenchmark, fastifyBenchmarks, lambdaPerf, languageBenchmarks, mlperf, techEmpower, theBenchmarker,
}

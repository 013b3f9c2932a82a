#include <benchmark/benchmark.h>
#include <cmath>
#include <cstring>
#include <vector>
// Counters first: the CSV reporter knows those of the first benchmark only.
static void BM_Count(benchmark::State& s) {
  double n = 0;
  for (auto _ : s) benchmark::DoNotOptimize(n += 1);
  s.counters["foo"] = 3;
  s.counters["rate/s"] = benchmark::Counter(n, benchmark::Counter::kIsRate);
  s.counters["unknown"] = std::nan("");
}
BENCHMARK(BM_Count)->Threads(2)->UseRealTime();
static void BM_Fill(benchmark::State& s) {
  std::vector<char> v(s.range(0));
  for (auto _ : s) { memset(v.data(), 1, v.size()); benchmark::DoNotOptimize(v.data()); benchmark::ClobberMemory(); }
  s.SetBytesProcessed(s.iterations() * s.range(0));
  s.SetItemsProcessed(s.iterations() * s.range(0));
  s.SetLabel("memset, \"one\"");
}
BENCHMARK(BM_Fill)->ArgName("n")->Arg(64)->Arg(4096)->Unit(benchmark::kMicrosecond);
template <class T> static void BM_Tmpl(benchmark::State& s) {
  T t{};
  for (auto _ : s) benchmark::DoNotOptimize(t);
}
BENCHMARK_TEMPLATE(BM_Tmpl, std::pair<int, long>);
static void BM_Broken(benchmark::State& s) {
  s.SkipWithError("no device, \"skipped\"");
  for (auto _ : s) {}
}
BENCHMARK(BM_Broken)->Arg(1);
static void BM_Sum(benchmark::State& s) {
  std::vector<int> v(s.range(0), 1);
  for (auto _ : s) { int n = 0; for (int x : v) n += x; benchmark::DoNotOptimize(n); }
  s.SetComplexityN(s.range(0));
}
BENCHMARK(BM_Sum)->Range(256, 4096)->Complexity(benchmark::oN);
BENCHMARK_MAIN();

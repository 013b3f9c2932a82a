// Draws one option again and again with ECharts in Node and prints how many
// charts a second of processor time draws.
// Usage: node node-bench.cjs BUNDLE FIXTURE
const { readFileSync } = require('node:fs');
const [bundle, file] = process.argv.slice(2);
(0, eval)(readFileSync(bundle, 'utf8'));
const fixture = JSON.parse(readFileSync(file, 'utf8'));
const option = JSON.stringify(fixture.option);
const draw = () => globalThis.renderChart(option, fixture.width, fixture.height, 'bench');
const seconds = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
for (let i = 0; i < 20; i++) draw(); // until the code is compiled
const start = seconds();
let n = 0;
while (seconds() - start < 1) { draw(); n++; }
console.log(n / (seconds() - start));

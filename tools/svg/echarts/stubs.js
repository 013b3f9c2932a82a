// What a bare JavaScript engine lacks and ECharts asks for while it loads.
// Timers never fire: a still picture has no animation to wait for.
globalThis.setTimeout ||= () => 0;
globalThis.clearTimeout ||= () => {};
globalThis.console ||= { log() {}, warn() {}, error() {} };

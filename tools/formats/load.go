package formats

// load are the formats of tools that put a server under load.
var load = []Format{}

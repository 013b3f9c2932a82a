package formats

// published are the formats of published sets of results.
var published = []Format{}

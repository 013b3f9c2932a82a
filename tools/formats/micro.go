package formats

// micro are the formats of tools that time programs and functions.
var micro = []Format{}

package sample

// mark is markWords with the vectors of 16 bytes that every amd64 processor has
// (SSE2): it takes a quarter of the time.
//
//go:noescape
func mark(masks []uint64, text []byte, delimiter byte)

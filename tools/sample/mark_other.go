//go:build !amd64

package sample

func mark(masks []uint64, text []byte, delimiter byte) { markWords(masks, text, delimiter) }

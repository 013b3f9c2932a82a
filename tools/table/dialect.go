package table

import "bytes"

// For returns the dialect with all that it leaves open, the delimiter found out
// from the first bytes of a file.
func (d Dialect) For(head []byte) Dialect {
	d = Options{Dialect: d}.withDefaults().Dialect
	if d.Delimiter == 0 {
		d.Delimiter = sniff(&source{data: bytes.TrimPrefix(head, []byte("\ufeff"))}, d)
	}
	return d
}

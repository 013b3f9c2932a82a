package table

import "bytes"

// For returns the dialect with all that it leaves open, the delimiter found out
// from the first bytes of a file.
func (d Dialect) For(head []byte) Dialect {
	d = Options{Dialect: d}.withDefaults().Dialect
	if d.Delimiter != 0 {
		return d
	}
	head = bytes.TrimPrefix(head, markUTF8)
	for range d.HeaderRow - 1 {
		_, head, _ = bytes.Cut(head, []byte{'\n'})
	}
	d.Delimiter = sniff(&source{data: head}, d)
	return d
}

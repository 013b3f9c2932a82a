// Package house holds what is true of the repository as a whole: which package
// may import which, and that everything an editor can write is documented. It
// has only tests.
package house

package unit

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ParseNumber reads a decimal number: an optional sign, digits, an optional
// decimal part and exponent. decimal is the decimal mark, 0 for the point; group
// is the mark between thousands, 0 for none: groups after the first have exactly
// three digits, and the first does not start with 0. Unlike strconv it refuses NaN, infinities, hexadecimals,
// underscores and what does not fit a float64. The error says what is wrong.
func ParseNumber(s string, decimal, group rune) (float64, error) {
	text, err := NumberText(s, decimal, group)
	if err != nil {
		return 0, err
	}
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return 0, fmt.Errorf("%q is too large for a number", s)
	case err != nil:
		return 0, fmt.Errorf("%q is not a number", s)
	case v == 0 && strings.ContainsAny(mantissa(text), "123456789"):
		return 0, fmt.Errorf("%q is too close to zero for a number", s)
	}
	return v, nil
}

func mantissa(text string) string {
	m, _, _ := strings.Cut(text, "e")
	return m
}

// NumberText checks s like ParseNumber, the size excepted, and returns it in the
// one syntax that Go and JSON share, with every digit kept: " 1.234,50" is an
// error, "+1.234,50" with a decimal comma becomes "1234.50".
func NumberText(s string, decimal, group rune) (string, error) {
	if decimal == 0 {
		decimal = '.'
	}
	rest, negative := strings.CutPrefix(s, "-")
	if !negative {
		rest, _ = strings.CutPrefix(s, "+")
	}
	rest, exponent, hasExponent := cutExponent(rest)
	whole, fraction, hasFraction := strings.Cut(rest, string(decimal))
	whole, grouped := ungroup(whole, group)

	valid := grouped && digits(whole) && digits(fraction) &&
		(whole != "" || fraction != "") && (!hasFraction || fraction != "") &&
		(!hasExponent || exponentDigits(exponent))
	if !valid {
		return "", fmt.Errorf("%q is not a number", s)
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	text := whole
	if negative {
		text = "-" + whole
	}
	if hasFraction {
		text += "." + fraction
	}
	if hasExponent {
		text += "e" + exponent
	}
	return text, nil
}

func cutExponent(s string) (before, after string, found bool) {
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// ungroup removes the marks between thousands and reports whether they stood
// where they may.
func ungroup(s string, group rune) (string, bool) {
	if group == 0 {
		return s, true
	}
	parts := strings.Split(s, string(group))
	for i, p := range parts {
		if len(parts) > 1 && (i == 0 && (len(p) < 1 || len(p) > 3 || p[0] == '0') || i > 0 && len(p) != 3) {
			return "", false
		}
	}
	return strings.Join(parts, ""), true
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

func exponentDigits(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	return s != "" && digits(s)
}

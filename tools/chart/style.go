package chart

import "fmt"

// Colours stand as CSS variables, so that one drawing serves light, dark and
// print; the fallbacks are the light theme's.
const (
	ink     = "var(--bench-ink,#1B1F24)"
	muted   = "var(--bench-muted,#57606A)"
	grid    = "var(--bench-grid,#E6E9ED)"
	control = "var(--bench-control,#80888F)"
	paper   = "var(--bench-paper,#FFFFFF)"
)

// slots are the mark and text colours of the colour slots; slot 0 is neutral.
// Marks reach a contrast of 3:1 on the light paper, texts 4.5:1.
var slots = [][2]string{
	{"#6E7781", "#57606A"},
	{"#539643", "#3B7A2A"},
	{"#24478F", "#24478F"},
	{"#B7791F", "#8A5A12"},
	{"#8250B8", "#7040A8"},
	{"#0F8A8A", "#0B6E6E"},
	{"#C2447C", "#A83668"},
	{"#7A6A4F", "#66583F"},
	{"#4B5563", "#4B5563"},
}

func markColor(slot int) string { return fmt.Sprintf("var(--bench-%d,%s)", slot, slots[slot][0]) }
func textColor(slot int) string { return fmt.Sprintf("var(--bench-%d-text,%s)", slot, slots[slot][1]) }

// symbols tell the slots apart without colour.
var symbols = []string{"emptyCircle", "circle", "diamond", "triangle", "rect", "pin", "arrow", "roundRect", "emptyDiamond"}

// symbolSize makes the shapes look equally large: a diamond of the same box has
// half the area of a square.
func symbolSize(slot int) int {
	if symbols[slot] == "diamond" {
		return 12
	}
	return 10
}

// glyphs are the symbols in text, for the key above a chart.
var glyphs = []string{"○", "●", "◆", "▲", "■", "✦", "➤", "▪", "◇"}

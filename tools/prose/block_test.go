package prose

import "testing"

func TestBlocks(t *testing.T) {
	text := "# A\n\n```chart\npackage: api\ntitle: One\n```\n\n````md\n```chart\nan example\n```\n````\n\n~~~chart\r\npackage: b\r\n~~~\n\n```yaml\nchart: no\n```\n"
	got := Blocks("a.md", text)
	want := []Block{
		{"package: api\ntitle: One", "a.md", 4},
		{"package: b", "a.md", 15}, // the one before stands inside an example
	}
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: got %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestBlocksUnclosed(t *testing.T) {
	if got := Blocks("a.md", "```chart\npackage: api\n"); len(got) != 0 {
		t.Errorf("a block that is not closed is no block, got %+v", got)
	}
}

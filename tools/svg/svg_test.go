package svg

import (
	"context"
	"testing"
)

func TestRenderDrawsAFigure(t *testing.T) {
	r := New(1)
	defer r.Close()
	f := Figure{ID: "f-w", Width: 300, Height: 100, Title: "One value", Option: []byte(`{
		"xAxis": {"type": "value", "show": false}, "yAxis": {"type": "category", "data": ["a"], "show": false},
		"series": [{"type": "scatter", "symbolSize": 9, "itemStyle": {"color": "#123456", "opacity": 1}, "data": [[7, 0]]}]}`)}
	if _, err := r.Render(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

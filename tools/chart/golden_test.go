package chart

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"github.com/benchwright/benchwright/tools/internal/golden"
	"github.com/benchwright/benchwright/tools/svg"
)

// picture returns a figure drawn in a layout.
func picture(t testing.TB, r *svg.Renderer, f *Figure, l Layout) ([]byte, error) {
	t.Helper()
	d, err := f.Draw(l)
	if err != nil {
		return nil, err
	}
	return r.Render(context.Background(), svg.Figure{Option: d.Option, Width: d.Width, Height: d.Height,
		ID: f.ID + "-" + l.Name[:1], Title: f.Title, Description: f.Alt})
}

// intervals are medians with their intervals, and one without.
const intervals = `subject,runtime,metric,unit,better,statistic,value,low,high
Fastify,Node.js,throughput,req/s,higher,median,46100,45200,46900
Koa,Node.js,throughput,req/s,higher,median,38200,36000,39500
Starlette with uvloop and httptools,Python,throughput,req/s,higher,median,15200,14800,15500
Flask,Python,throughput,req/s,higher,median,2950,,
`

// tasks are programs in two runtimes, which a reader compares in one row.
const tasks = `task,runtime,metric,unit,better,statistic,value
n-body,Node.js,time,s,lower,min,8.6
n-body,Python,time,s,lower,min,372
fannkuch,Node.js,time,s,lower,min,11.5
fannkuch,Python,time,s,lower,min,945
regex,Node.js,time,s,lower,min,2.6
regex,Python,time,s,lower,min,4.4
`

// facets doubles the lines of scaling over two databases.
const facets = `database,subject,runtime,metric,unit,better,statistic,value,low,high,connections
PostgreSQL,Fastify,Node.js,throughput,req/s,higher,median,900,880,930,64
PostgreSQL,Fastify,Node.js,throughput,req/s,higher,median,1200,1180,1230,256
PostgreSQL,Fastify,Node.js,throughput,req/s,higher,median,1500,1450,1530,512
PostgreSQL,FastAPI,Python,throughput,req/s,higher,median,300,290,310,64
PostgreSQL,FastAPI,Python,throughput,req/s,higher,median,350,330,370,256
PostgreSQL,FastAPI,Python,throughput,req/s,higher,median,340,320,360,512
MySQL,Fastify,Node.js,throughput,req/s,higher,median,700,690,710,64
MySQL,Fastify,Node.js,throughput,req/s,higher,median,720,700,740,512
MySQL,FastAPI,Python,throughput,req/s,higher,median,690,680,700,64
MySQL,FastAPI,Python,throughput,req/s,higher,median,715,700,730,512
`

// views are one figure of each kind.
var views = map[string]struct{ view, csv string }{
	"dot-interval": {"title: Dots with their intervals", intervals},
	"dot-runtimes": {"title: Two runtimes in a row\ny: task\nscale: log", tasks},
	"bar":          {"title: Bars\nchart: bar\nwhere: {scenario: SQL}", throughput},
	"range":        {"title: Ranges and bounds\nchart: range", coldStart},
	"line-facets":  {"title: Lines in two panels\nchart: line\nx: connections\nfacet: database", facets},
}

func TestGolden(t *testing.T) {
	r := svg.New(1)
	defer r.Close()
	for name, v := range views {
		f := figure(t, v.view, v.csv, "Node.js", "Python")
		for _, l := range []Layout{Wide, Narrow} {
			got, err := picture(t, r, f, l)
			if err != nil {
				t.Errorf("%s, %s: %v", name, l.Name, err)
				continue
			}
			golden.Text(t, filepath.Join("testdata", name+"-"+l.Name+".svg"), got)
		}
	}
}

// A figure drawn twice, and one made anew from the same files, has the same bytes.
func TestDrawGivesTheSameBytes(t *testing.T) {
	for name, v := range views {
		a, b := figure(t, v.view, v.csv), figure(t, v.view, v.csv)
		for _, l := range []Layout{Wide, Narrow} {
			first, err := a.Draw(l)
			if err != nil {
				t.Fatal(err)
			}
			again, _ := a.Draw(l)
			other, _ := b.Draw(l)
			if !bytes.Equal(first.Option, again.Option) || !bytes.Equal(first.Option, other.Option) {
				t.Errorf("%s, %s differs from draw to draw", name, l.Name)
			}
		}
	}
}

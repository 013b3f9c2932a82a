package publish

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/benchwright/benchwright/tools/problem"
)

// reloadScript reloads the page after a build, and shows the problems of one that
// failed over the last good page.
//
//go:embed reload.js
var reloadScript []byte

//go:embed reload.css
var reloadStyle []byte

// tools is the address below which the server's own files are.
const tools = "/_benchwright/"

// A Server publishes a site on every change and shows the result on this machine.
type Server struct {
	Site    *Site
	Hugo    Hugo
	Address string                             // host:port; port 0 takes a free one
	Report  func(Report, error, time.Duration) // called after each run
	Ready   func(url string)                   // called when pages can be requested

	mutex    sync.Mutex
	pages    string // folder of the last good pages
	failure  string // why the last run failed; "" if it did not
	watchers map[chan struct{}]bool
}

// Run serves until the context ends. A run that fails leaves the last good pages.
func (s *Server) Run(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "benchwright-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	listener, err := net.Listen("tcp", s.Address)
	if err != nil {
		return err
	}
	url := "http://" + listener.Addr().String() + "/"
	s.Hugo.BaseURL = url
	s.Hugo.Env = append(s.Hugo.Env, "HUGO_ENVIRONMENT=development")
	s.watchers = map[chan struct{}]bool{}
	changes, err := watch(ctx, s.Site)
	if err != nil {
		listener.Close()
		return err
	}
	s.publish(ctx, path.Join(dir, "0"))
	server := &http.Server{Handler: s, BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() {
		for n := 1; ; n++ {
			select {
			case <-ctx.Done():
				server.Close()
				return
			case <-changes:
				s.publish(ctx, path.Join(dir, fmt.Sprint(n)))
			}
		}
	}()
	s.Ready(url)
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// shown is what a page says of a failed run: problems with their lines, as far as
// these are known.
func shown(err error) string {
	var problems problem.List
	if !errors.As(err, &problems) {
		return err.Error()
	}
	var b strings.Builder
	_ = problems.Print(&b, false)
	return strings.TrimSuffix(b.String(), "\n")
}

// publish builds the pages into a new folder and, if all went well, shows them.
func (s *Server) publish(ctx context.Context, dir string) {
	start := time.Now()
	report, err := Build(ctx, s.Site, nil)
	if err == nil {
		err = s.Hugo.Build(ctx, s.Site, dir)
		report.Rendered = true
	}
	if ctx.Err() != nil {
		return
	}
	s.mutex.Lock()
	former := s.pages
	if err == nil {
		s.pages, s.failure = dir, ""
	} else {
		s.failure = shown(err)
	}
	for w := range s.watchers {
		select {
		case w <- struct{}{}:
		default: // it has not yet seen the one before
		}
	}
	s.mutex.Unlock()
	if err == nil && former != "" {
		os.RemoveAll(former)
	}
	s.Report(report, err, time.Since(start))
}

func (s *Server) state() (pages, failure string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.pages, s.failure
}

// ServeHTTP serves the last good pages with the reload script in each.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	switch r.URL.Path {
	case tools + "events":
		s.events(w, r)
	case tools + "reload.js":
		http.ServeContent(w, r, "reload.js", time.Time{}, bytes.NewReader(reloadScript))
	case tools + "reload.css":
		http.ServeContent(w, r, "reload.css", time.Time{}, bytes.NewReader(reloadStyle))
	default:
		s.page(w, r)
	}
}

func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	pages, _ := s.state()
	if pages == "" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, withReload("<!doctype html><html lang=en><title>Not yet built</title><body><p>There is no good page yet.</body></html>"))
		return
	}
	root, err := os.OpenRoot(pages)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer root.Close()
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	content, err := root.ReadFile(name)
	status := http.StatusOK
	if err != nil {
		if info, e := root.Stat(name); e == nil && info.IsDir() {
			http.Redirect(w, r, r.URL.Path+"/", http.StatusFound)
			return
		}
		status, name = http.StatusNotFound, "404.html"
		content, _ = root.ReadFile(name)
	}
	if strings.HasSuffix(name, ".html") {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		io.WriteString(w, withReload(string(content)))
		return
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

// withReload adds the reload script to a page. It stands in no page that is
// published, only in what this server sends.
func withReload(page string) string {
	const script = `<link rel="stylesheet" href="` + tools + `reload.css"><script src="` + tools + `reload.js" defer></script>`
	if i := strings.LastIndex(page, "</body>"); i >= 0 {
		return page[:i] + script + page[i:]
	}
	return page + script
}

// events tells a page of each run: an empty message to reload, or the problems.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	news := make(chan struct{}, 1)
	s.mutex.Lock()
	s.watchers[news] = true
	s.mutex.Unlock()
	defer func() {
		s.mutex.Lock()
		delete(s.watchers, news)
		s.mutex.Unlock()
	}()
	_, failure := s.state()
	send(w, "hello", failure)
	for {
		select {
		case <-r.Context().Done():
			return
		case <-news:
			_, failure := s.state()
			send(w, "built", failure)
		}
	}
}

func send(w http.ResponseWriter, event, text string) {
	fmt.Fprintf(w, "event: %s\ndata: %s\n\n", event, strings.ReplaceAll(text, "\n", "\ndata: "))
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
}

package reader

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// browser starts Chromium once for a test and its parts, and skips the test where
// there is none, unless the environment forbids that.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("BENCHWRIGHT_REQUIRE_BROWSER") != "" {
			t.Fatal("chromium is not installed, and BENCHWRIGHT_REQUIRE_BROWSER is set")
		}
		t.Skip("chromium is not installed: what readers see is not tested")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // starts the browser; a timeout here would end it
		t.Fatal(err)
	}
	return ctx
}

// A view is how a page is looked at.
type view struct {
	width     int64  // px
	scheme    string // light or dark
	noScripts bool
}

// open shows a page in a tab of its own.
func open(t *testing.T, browser context.Context, url string, v view) context.Context {
	t.Helper()
	tab, closeTab := chromedp.NewContext(browser)
	t.Cleanup(closeTab)
	if err := chromedp.Do(tab); err != nil {
		t.Fatal(err)
	}
	tab, stop := context.WithTimeout(tab, 3*time.Minute)
	t.Cleanup(stop)
	must(t, call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		window.refused = [];
		addEventListener('securitypolicyviolation', (e) => refused.push(e.effectiveDirective + ' ' + e.blockedURI));
		addEventListener('error', (e) => refused.push('error ' + e.message));`}))
	must(t, call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.scheme}}}))
	if v.noScripts {
		must(t, call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	}
	must(t, chromedp.Do(tab, chromedp.EmulateViewport(v.width, 900), chromedp.Navigate(url), chromedp.WaitReady("body")))
	return tab
}

func call[P, R any](ctx context.Context, command cdp.Command[P, R], params P) error {
	_, err := chromedp.Call(ctx, command, params)
	return err
}

// ask evaluates an expression in the page.
func ask[T any](t *testing.T, tab context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(tab, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

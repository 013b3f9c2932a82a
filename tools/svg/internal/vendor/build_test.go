package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The committed outputs are what the committed sources give.
func TestBuildGivesTheCommittedFiles(t *testing.T) {
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skip("SKIPPED: npm is not installed, so the bundle is not rebuilt")
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	const dir, module = "../../echarts", "../../../../layouts/assets/bench"
	outputs, err := build(ctx, dir)
	if reason := offline(err); reason != "" {
		t.Skipf("SKIPPED: no package registry can be reached (%s), so the bundle is not rebuilt", reason)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range outputs {
		for _, file := range place(dir, module, name) {
			got, err := os.ReadFile(file)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s is not what its sources give (%v); run go run ./tools/svg/internal/vendor", file, err)
			}
		}
	}
}

// offline returns why npm could not reach the network, or "". A package with
// wrong bytes is not a matter of the network.
func offline(err error) string {
	if !errors.Is(err, errInstall) {
		return ""
	}
	for _, code := range []string{"ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "ENOTCACHED"} {
		if strings.Contains(err.Error(), code) {
			return code
		}
	}
	if strings.Contains(err.Error(), "signal: killed") {
		return "timeout"
	}
	return ""
}

// Without its integrity npm would install whatever it is given.
func TestLockedWantsIntegrity(t *testing.T) {
	file := filepath.Join(t.TempDir(), "package-lock.json")
	const text = `{"packages": {"": {}, "node_modules/echarts": {"version": "6.1.0"}}}`
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := locked(file); err == nil || !strings.Contains(err.Error(), "echarts has no sha512 integrity") {
		t.Errorf("error %v", err)
	}
}

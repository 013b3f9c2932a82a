package house

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/benchwright/benchwright/tools/datapackage"
)

// Figures without a date, the versions they were measured with and a day on which
// somebody looks at them again go stale unseen.
func TestEveryPackageIsDated(t *testing.T) {
	packages, problems := datapackage.LoadAll(os.DirFS(filepath.Join(repository, "data")), ".")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(packages) == 0 {
		t.Fatal("there are no packages")
	}
	for _, p := range packages {
		date, err := time.Parse(time.DateOnly, p.Date())
		if err != nil {
			t.Errorf("data/%s says neither when it was measured nor when it was created: %v", p.Dir, err)
		}
		review, err := time.Parse(time.DateOnly, p.ReviewBy)
		if err != nil || !review.After(date) {
			t.Errorf("data/%s: reviewBy is %q, which is no day after %s", p.Dir, p.ReviewBy, p.Date())
		}
		if p.Environment.Software == "" {
			t.Errorf("data/%s: environment says nothing of the software and its versions", p.Dir)
		}
	}
}

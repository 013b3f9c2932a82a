package formats

import (
	"slices"
	"strings"
)

// checkLists returns the checks of a summary with the groups they stand in.
func (s *k6Summary) checkLists() []k6Checks {
	all := []k6Checks{{"", s.root.get("results", "checks", "results")}}
	var walk func(group *node)
	walk = func(group *node) {
		if group == nil {
			return
		}
		all = append(all, k6Checks{strings.TrimPrefix(group.get("path").text(), "::"), group.get("checks")})
		for _, below := range group.get("groups").list() {
			walk(below)
		}
	}
	walk(s.root.get("root_group"))
	return all
}

type k6Checks struct {
	group string
	*node
}

func (s *k6Summary) hasChecks() bool {
	return slices.ContainsFunc(s.checkLists(), func(c k6Checks) bool { return len(c.list()) > 0 })
}

func (s *k6Summary) checks() {
	for _, list := range s.checkLists() {
		for _, check := range list.list() {
			passes, fails := s.document.number(check.get("passes"), "passes"), s.document.number(check.get("fails"), "fails")
			if passes == "" || fails == "" {
				s.report(check, "checks", "lacks the counts of a check", "")
				continue
			}
			s.tell(failedChecks, "count", fails, plus(passes, fails))
			r := &s.told[len(s.told)-1]
			if list.group != "" {
				r.Parameters = append(r.Parameters, Parameter{"group", list.group})
			}
			r.Parameters = append(r.Parameters, Parameter{"check", check.get("name").text()})
		}
	}
}

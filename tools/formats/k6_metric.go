package formats

// A k6Metric is a metric of a summary, whatever its shape: in the oldest one its
// figures stand by themselves, later below values, with what they are.
type k6Metric struct {
	name, kind, contains string // trend, counter, rate or gauge; time, data or default
	*node                       // its figures
}

// guess returns the kind of a metric by the figures it has.
func (m k6Metric) guess() string {
	switch {
	case m.get("avg") != nil || m.get("med") != nil:
		return "trend"
	case m.get("passes") != nil:
		return "rate"
	case m.get("count") != nil:
		return "counter"
	}
	return "gauge"
}

func k6Unit(m k6Metric) string {
	if m.contains == "data" {
		return "B"
	}
	return ""
}

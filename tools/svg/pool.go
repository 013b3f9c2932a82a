package svg

import (
	"context"
	"sync"
)

// A pool lends out machines, each to one goroutine at a time, and starts one
// only when all others are busy.
type pool struct {
	seats chan struct{} // a token for each figure being drawn

	mu     sync.Mutex
	idle   []*machine
	closed bool
}

func newPool(workers int) *pool { return &pool{seats: make(chan struct{}, workers)} }

// draw returns what ECharts draws for f.
func (p *pool) draw(ctx context.Context, f Figure) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	select {
	case p.seats <- struct{}{}:
		defer func() { <-p.seats }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	m, err := p.take()
	if err != nil {
		return "", err
	}
	raw, err := m.draw(ctx, f)
	if err != nil {
		m.close() // what it left behind is not known, so it draws no more
		return "", err
	}
	p.put(m)
	return raw, nil
}

func (p *pool) take() (*machine, error) {
	p.mu.Lock()
	closed, n := p.closed, len(p.idle)
	var m *machine
	if !closed && n > 0 {
		m, p.idle = p.idle[n-1], p.idle[:n-1]
	}
	p.mu.Unlock()
	if closed {
		return nil, ErrClosed
	}
	if m != nil {
		return m, nil
	}
	return startMachine()
}

func (p *pool) put(m *machine) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		m.close()
		return
	}
	p.idle = append(p.idle, m)
}

func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for _, m := range p.idle {
		m.close()
	}
	p.idle = nil
}

// Package reader holds the tests of the published site as a reader's browser
// shows it, under the policy that netlify.toml sets: complete without scripts,
// free of accessibility faults, nothing loaded from elsewhere.
package reader

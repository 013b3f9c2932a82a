// Package netlify holds the deploy settings, netlify.toml, to what Netlify makes of
// them, and runs their commands as Netlify does. It has only tests.
package netlify

package main

import (
	"net/url"
	"strings"

	"github.com/benchwright/benchwright/tools/changes"
)

// A deploy is what a hosting service says of the preview it builds.
type deploy struct {
	changes.Preview
	address string // where it will stand; "" leaves it to the site
}

// deployed reads the variables that Netlify documents for its builds. Elsewhere
// they are not set, or mean something else: CONTEXT is what tells.
func deployed(env func(string) string) deploy {
	d := deploy{Preview: changes.Preview{Name: "the working tree"}}
	if env("CONTEXT") == "" {
		return d
	}
	d.address, d.Head, d.Production = env("DEPLOY_PRIME_URL"), env("COMMIT_REF"), withSlash(env("URL"))
	switch branch := env("HEAD"); {
	case env("PULL_REQUEST") == "true" && env("REVIEW_ID") != "" && branch != "":
		d.Name = "pull request " + env("REVIEW_ID") + ", " + branch
	case env("PULL_REQUEST") == "true" && env("REVIEW_ID") != "":
		d.Name = "pull request " + env("REVIEW_ID")
	case branch != "":
		d.Name = "branch " + branch
	}
	return d
}

// withSlash returns a web address that paths can be added to, "" for what is none.
func withSlash(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return strings.TrimSuffix(address, "/") + "/"
}

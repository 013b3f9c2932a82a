package main

const usage = `benchwright turns benchmark CSVs into an article bound to its data.

Usage:
  benchwright check   [--site DIR] [--json]
  benchwright build   [--site DIR]
  benchwright publish [--site DIR] [--hugo FILE] [--base-url URL]
  benchwright serve   [--site DIR] [--hugo FILE] [--address HOST:PORT]
  benchwright inspect FILE [--json] [--draft]
  benchwright version
  benchwright help    [COMMAND]

  check    check data and articles; write nothing
  build    write JSON, SVG and downloads for the site
  publish  build, then Hugo: the finished site
  serve    publish on every change and show it on this machine
  inspect  how a CSV is read: dialect, schema, rows, problems

A site is a Hugo project. Its benchwright.yaml says where the data packages and
the Markdown are; without one they are in its folders benchmarks and content.

Exit status: 0 done, 1 a problem in data, content or the run, 2 wrong usage.
Results go to standard output, everything else to standard error.

Example:
  $ benchwright check --site site
  data/claims/claims.csv:2:68: field "value": "45k" is not a number
    hint: write digits only, such as 45000; the unit stands in the column "unit"
`

// commandUsage is what `benchwright help COMMAND` prints.
var commandUsage = map[string]string{
	"check": `Usage: benchwright check [--site DIR] [--json]

Reads every data package and every Markdown file of a site, checks them against
each other, and prints all problems in order. It writes nothing.

  --site DIR  the Hugo project; the current folder if not given
  --json      print the problems as a JSON array
`,
	"build": `Usage: benchwright build [--site DIR]

Writes what Hugo needs into DIR/generated: small JSON files, finished SVGs, and
the downloads. Figures that have not changed are not drawn again. If there is any
problem, all are printed and nothing is written.

  --site DIR  the Hugo project; the current folder if not given
`,
	"publish": `Usage: benchwright publish [--site DIR] [--hugo FILE] [--base-url URL]

Builds, then has Hugo render the pages into DIR/public. The former pages stay
until the new ones are complete. If nothing has changed, nothing is rendered.

  --site DIR      the Hugo project; the current folder if not given
  --hugo FILE     the Hugo to run; the one on the PATH if not given
  --base-url URL  where the pages will stand, instead of what the site says
`,
	"serve": `Usage: benchwright serve [--site DIR] [--hugo FILE] [--address HOST:PORT]

Publishes to a temporary folder on every change to data, words, or templates, and
shows the result on this machine; open pages reload. A mistake is shown over the
last good page until it is mended.

  --site DIR           the Hugo project; the current folder if not given
  --hugo FILE          the Hugo to run; the one on the PATH if not given
  --address HOST:PORT  where to listen; localhost:1313 if not given
`,
	"inspect": `Usage: benchwright inspect FILE [--json] [--draft]

Shows how a CSV is read: its dialect, the schema found in it, the first rows, and
its problems. A datapackage.yaml beside the file is heeded. FILE may be -.

  --json   print everything, all rows included, as one JSON object
  --draft  print a datapackage.yaml to start from
`,
	"version": `Usage: benchwright version

Prints the version of benchwright, of the ECharts it draws with, and of Go.
`,
	"help": `Usage: benchwright help [COMMAND]

Prints what benchwright does, or how a command is used.
`,
}

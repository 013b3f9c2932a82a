package main

const usage = `benchwright turns benchmark CSVs into an article bound to its data.

Usage:
  benchwright check   [--site DIR] [--json] [--strict] [--max-age DAYS] [--now DAY]
  benchwright build   [--site DIR]
  benchwright publish [--site DIR] [--hugo FILE] [--base-url URL]
  benchwright serve   [--site DIR] [--hugo FILE] [--address HOST:PORT]
  benchwright inspect FILE [--json] [--draft]
  benchwright summarize FILE [--by A,B] [--value C] [--where FIELD=VALUE]
  benchwright import  FILE... [--from FORMAT] [--subject NAME] [--runtime NAME]
  benchwright formats
  benchwright changes BASE HEAD [--site DIR] [--hugo FILE] [--build COMMAND] [--format FORMAT]
  benchwright preview [--site DIR] [--hugo FILE] [--base REVISION] [--build COMMAND] [--base-url URL]
                      [--production URL] [--name NAME]
  benchwright version
  benchwright help    [COMMAND]

  check      check data and articles; write nothing
  build      write JSON, SVG and downloads for the site
  publish    build, then Hugo: the finished site
  serve      publish on every change and show it on this machine
  inspect    how a CSV is read: dialect, schema, rows, problems
  summarize  raw samples become summaries as JSON
  import     what a benchmarking tool wrote becomes a CSV of tidy results
  formats    what import can read
  changes    what changed between two revisions or built sites
  preview    publish, and say on every page what changed

A site is a Hugo project. Its benchwright.yaml says where the data packages and
the Markdown are; without one they are in its folders benchmarks and content.

Exit status: 0 done, 1 a problem in data, content or the run, 2 wrong usage.
Results go to standard output, everything else to standard error.

Example:
  $ benchwright check --site site
  data/claims/claims.csv:2:68: field "value": "45k" is not a number
      2 | …e.js,throughput,req/s,higher,claim,45k,,,,,ok,c01,Performance section,…
        |                                     ^^^ expected a number, found "45k"
    hint: write digits only, such as 45000; the unit stands in the column "unit"
`

// commandUsage is what `benchwright help COMMAND` prints.
var commandUsage = map[string]string{
	"check": `Usage: benchwright check [--site DIR] [--json] [--strict] [--max-age DAYS] [--now DAY]

Reads every data package and every Markdown file of a site, checks them against
each other, and prints all problems and warnings in order. It writes nothing.

  --site DIR      the Hugo project; the current folder if not given
  --json          print them as a JSON array
  --strict        exit with 1 for warnings, too
  --max-age DAYS  figures that are older are a problem: 400d
  --now DAY       the day to judge their age by, YYYY-MM-DD; today if not given
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

Shows how a CSV is read: its dialect, the schema found in it, the first rows, its
problems, and what looks like a mistake. Where metrics stand side by side it
proposes what each column becomes. A datapackage.yaml beside the file is heeded.
FILE may be -.

  --json   print everything, all rows included, as one JSON object
  --draft  print a datapackage.yaml to start from
`,
	"summarize": `Usage: benchwright summarize FILE [--by A,B] [--value C] [--where FIELD=VALUE]

Prints a JSON array with a summary of each group of samples: n, mean, median and
its interval (low, high, confidence), p95, p99, p99.9, min and max. Percentiles
are exact; where a group has too many distinct values for that, approximate says
how far off they may be. The memory is bounded for files of any length.

FILE may be -, and compressed by gzip or Zstandard. A datapackage.yaml beside it is
heeded. Of tidy results the samples are taken that were measured.

  --by A,B             the fields that tell groups apart; of tidy results all that
                       tell measurements apart, else none if not given
  --value C            the field of the numbers; of tidy results value if not given
  --where FIELD=VALUE  take only rows with this text in this field; a field that is
                       named twice may have either value
`,
	"import": `Usage: benchwright import FILE... [--from FORMAT] [--encoding NAME]
                          [--benchmark NAME] [--scenario NAME]
                          [--subject NAME] [--runtime NAME]

Turns what benchmarking tools wrote into tidy results: a CSV on standard output,
ready for a data package. What was imported, and what was left out and why, stands
on standard error. If there is any problem, all are printed and no CSV is.

The format is found out from what a file holds. Of several files the parameter
"file" tells the results apart. FILE may be -.

  --from FORMAT     read the files as this format; benchwright formats lists them
  --encoding NAME   how the files are written if not in UTF-8: windows-1252, ...
  --benchmark NAME  the suite or program, where a file does not say it
  --scenario NAME   under which load, where a file does not say it
  --subject NAME    what was measured, where a file does not say it
  --runtime NAME    what it ran on, where a file does not say it
`,
	"formats": `Usage: benchwright formats

Lists the formats of benchmarking tools that import can read. Most are recognised
by what a file holds; the others are read when --from names them.
`,
	"changes": `Usage: benchwright changes BASE HEAD [--site DIR] [--hugo FILE] [--build COMMAND] [--format FORMAT]

Lists what changed between two versions of a site: numbers with unit, absolute and
relative change and whether the intervals overlap; places in rankings, figures,
sentences, texts of the data, and downloads. Another order of rows or columns,
white space and markup are no change.

BASE and HEAD are folders that hold the generated and public folders of a site, or
revisions of its git repository. A revision is built in full, in a folder that is
removed afterwards. The exit status is 0 whether or not anything changed.

  --site DIR       the Hugo project; the current folder if not given
  --hugo FILE      the Hugo to run; the one on the PATH if not given
  --build COMMAND  how a revision builds its site, run by a shell at the root of the
                   repository; this program with that Hugo if not given
  --format FORMAT  text, markdown (for a comment) or json; text if not given
`,
	"preview": `Usage: benchwright preview [--site DIR] [--hugo FILE] [--base REVISION] [--build COMMAND] [--base-url URL]
                           [--production URL] [--name NAME]

Publishes a site for reviewers: on every page stands what it is a preview of and
how much changed, and the page /changes/ says what, with the figures before and
now. Compared is the site as it stands in its folder with the commit at which its
history left that of REVISION. Of a shallow clone as much as needed is fetched.

Where there is no such commit, or it cannot be built, the preview is published all
the same and says why. Publishing without a preview removes all of it.

  --site DIR        the Hugo project; the current folder if not given
  --hugo FILE       the Hugo to run; the one on the PATH if not given
  --base REVISION   a branch, tag or commit; the default branch of the remote
                    repository if not given
  --build COMMAND   how that commit builds its site, run by a shell at the root of
                    the repository; this program with that Hugo if not given
  --base-url URL    where the preview will stand
  --production URL  where readers find the site
  --name NAME       what it is a preview of

A build of Netlify need not be told the last three: they are read from
DEPLOY_PRIME_URL, URL, and REVIEW_ID and HEAD where CONTEXT is set.
`,
	"version": `Usage: benchwright version

Prints the version of benchwright, of the ECharts it draws with, and of Go.
`,
	"help": `Usage: benchwright help [COMMAND]

Prints what benchwright does, or how a command is used.
`,
}

module github.com/benchwright/benchwright/layouts

go 1.26

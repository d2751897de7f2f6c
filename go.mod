module github.com/bitext-tools/bitext

go 1.26

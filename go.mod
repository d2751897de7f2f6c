module github.com/bitext-tools/bitext

go 1.26

require (
	github.com/clipperhouse/displaywidth v0.11.0
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/rivo/uniseg v0.4.7
)

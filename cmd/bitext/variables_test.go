package main

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestVariablesAreListed finds the names of variables that the program asks for: a
// text in capitals that is the only argument of a call.
func TestVariablesAreListed(t *testing.T) {
	var asked []string
	for _, f := range sourceFiles(t) {
		if f.folder != "cmd/bitext" {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			if word, ok := call.Args[0].(*ast.BasicLit); ok && word.Kind == token.STRING {
				name, _ := strconv.Unquote(word.Value)
				if len(name) > 3 && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" {
					asked = append(asked, name)
				}
			}
			return true
		})
	}
	slices.Sort(asked)
	asked = slices.Compact(asked)
	for _, name := range asked {
		if !slices.ContainsFunc(variables, func(v variable) bool { return v.name == name }) {
			t.Errorf("the program looks at %s, and variables does not have it", name)
		}
	}
	for _, v := range variables {
		if v.name != "LESS" && !slices.Contains(asked, v.name) { // that one is set where it is not there
			t.Errorf("variables has %s, and the program does not look at it", v.name)
		}
	}
	if !slices.IsSortedFunc(variables, func(a, b variable) int { return strings.Compare(a.name, b.name) }) {
		t.Error("variables are not sorted by name")
	}
}

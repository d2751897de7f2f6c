package report

// pageHead is how a page for a browser begins that is no table of texts: its title,
// and that it follows the reader's dark mode. Its own styles come next.
const pageHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{.Title}}</title>
<style>
:root { color-scheme: light dark; }
`

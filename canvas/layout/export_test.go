package layout

// CheckSheet is what every sheet is looked through with, for the tests that lay worked examples out: what
// reads those imports this package.
var CheckSheet = check

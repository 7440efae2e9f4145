// Package e2e holds the tests that drive the real program in a real window, with mouse and
// keyboard, on a screen of their own. They run under the build tag e2e, by `make windows`, which
// brings the screen and the programs to test.
package e2e

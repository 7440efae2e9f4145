//go:build !windows

package export

// Elsewhere the names in package syscall are all there is, and files that are open can be replaced.
var systemFull, systemInUse []error

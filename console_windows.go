package main

import (
	"os"
	"syscall"
)

// On Windows a program with windows of its own is started without a console. Where it was called
// from one and its words are not sent elsewhere, they go there.
func init() {
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	_, errOut := os.Stdout.Stat()
	_, errSaid := os.Stderr.Stat()
	if errOut == nil && errSaid == nil {
		return
	}
	attach := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole")
	if attach.Find() != nil {
		return
	}
	if attached, _, _ := attach.Call(parent); attached == 0 {
		return // it was not called from a console
	}
	console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		return
	}
	if errOut != nil {
		os.Stdout = console
	}
	if errSaid != nil {
		os.Stderr = console
	}
}

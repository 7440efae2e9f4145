package app

import (
	"syscall"
	"unsafe"
)

// messageBox shows a text in a window of the system, until it is read.
func messageBox(title, text string) error {
	const warning, foreground = 0x30, 0x10000
	titlePointer, err := syscall.UTF16PtrFromString(title)
	if err != nil {
		return err
	}
	textPointer, err := syscall.UTF16PtrFromString(text)
	if err != nil {
		return err
	}
	show := syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW")
	if err := show.Find(); err != nil {
		return err
	}
	if pressed, _, err := show.Call(0, uintptr(unsafe.Pointer(textPointer)), uintptr(unsafe.Pointer(titlePointer)), warning|foreground); pressed == 0 {
		return err
	}
	return nil
}

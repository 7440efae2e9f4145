package export

import "syscall"

// What Windows says, by the numbers that it has for it.
var (
	systemFull  = []error{syscall.Errno(39), syscall.Errno(112)} // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
	systemInUse = []error{syscall.Errno(32), syscall.Errno(33)}  // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
)

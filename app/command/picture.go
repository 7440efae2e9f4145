package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"clustercanvas/export"
)

// stream writes files while they are made, all pages into one or each into its own, so that posters of pixels take
// no memory. What was there before is replaced whole or not at all.
func stream(paths []string, format export.Format, in export.Input) error {
	defer interruptible(&in)()
	at := 0 // the file that an error is about
	err := export.WriteFiles(paths, func(i int, w io.Writer) error {
		one := in
		if at = i; len(paths) > 1 {
			one = in.Page(i)
		}
		to := watched{w: w}
		err := format.Write(&to, one)
		if err != nil && !to.failed { // else it is the file that is at fault
			return cannotDraw(format, err)
		}
		if err == nil {
			at = min(i+1, len(paths)-1)
		}
		return err
	})
	return cannotWrite(paths[at], err)
}

// rendered returns a file as it will be written.
func rendered(format export.Format, in export.Input) ([]byte, error) {
	defer interruptible(&in)()
	var b bytes.Buffer
	if err := format.Write(&b, in); err != nil {
		return nil, cannotDraw(format, err)
	}
	return b.Bytes(), nil
}

// interruptible makes an export end where somebody presses Ctrl+C, so that it can put things in order, until
// the function that it returns is called.
func interruptible(in *export.Input) (done func()) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	in.Progress = func(float64) error { return ctx.Err() }
	return stop
}

// cannotDraw says why a picture cannot be made.
func cannotDraw(format export.Format, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled):
		return failed("picture-stopped")
	case errors.Is(err, export.ErrTooLarge):
		return failed("picture-too-large")
	}
	return failed("picture-failed", format.Name, err)
}

// watched remembers whether writing failed.
type watched struct {
	w      io.Writer
	failed bool
}

func (w *watched) Write(b []byte) (int, error) {
	n, err := w.w.Write(b)
	w.failed = w.failed || err != nil
	return n, err
}

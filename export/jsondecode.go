package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ErrJSON means that something is not a file of the exchange format, or not one without faults.
// The error is a *JSONError.
var ErrJSON = errors.New("export: json")

// maxJSONFaults is how many faults are told: whoever mends twenty reads the file again.
const maxJSONFaults = 20

// maxJSONFault is how many bytes of one fault are told.
const maxJSONFault = 500

// JSONError is what is wrong with a file of the exchange format. It is ErrJSON for errors.Is.
type JSONError struct {
	// Faults are sentence fragments in English, in the order of the file: the place as a path,
	// a colon and what is wrong there. At most twenty are kept.
	Faults []string
	// More is how many faults were found beyond those.
	More int
}

// Error returns the faults in one line.
func (e *JSONError) Error() string {
	s := ErrJSON.Error() + ": " + strings.Join(e.Faults, "; ")
	if e.More > 0 {
		s += fmt.Sprintf("; and %d more", e.More)
	}
	return s
}

// Is reports whether target is ErrJSON.
func (e *JSONError) Is(target error) bool { return target == ErrJSON }

// exchangeFaults collects what is wrong, so that a person mends a file in one go.
type exchangeFaults struct{ JSONError }

func (f *exchangeFaults) add(path, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if path != "" {
		text = path + ": " + text
	}
	if len(f.Faults) == maxJSONFaults {
		f.More++
		return
	}
	if len(text) > maxJSONFault { // a crafted file may quote itself
		text = strings.ToValidUTF8(text[:maxJSONFault], "") + "…"
	}
	f.Faults = append(f.Faults, text)
}

// err returns the faults as an error, or nil where there are none.
func (f *exchangeFaults) err() error {
	if len(f.Faults) == 0 {
		return nil
	}
	return &f.JSONError
}

// Limits of what is read: far above every real workbook, and what keeps a crafted file from
// filling memory.
const (
	maxExchangeBytes   = 64 << 20
	maxExchangeEntries = 500_000 // of all lists together
)

// exchangeDecode fills a shape from JSON. encoding/json would take fields in any case, let the
// last of two fields of a name win, and tell no path; here every one of these is a fault. It
// reports whether the text is JSON at all.
func exchangeDecode(body []byte, into *exchangeFile, faults *exchangeFaults) bool {
	body = bytes.TrimPrefix(body, []byte("\ufeff")) // some editors begin a file with it
	if !utf8.Valid(body) {
		faults.add("", "the file is not UTF-8 text")
		return false
	}
	var whole json.RawMessage
	if err := json.Unmarshal(body, &whole); err != nil {
		faults.add("", "%s", exchangeSyntax(body, err))
		return false
	}
	d := exchangeDecoder{json: json.NewDecoder(bytes.NewReader(body)), faults: faults}
	d.json.UseNumber()
	if err := d.value("", reflect.ValueOf(into).Elem()); err != nil {
		faults.add("", "%s", err)
	}
	return true
}

// exchangeSyntax says in which line a text stops being JSON.
func exchangeSyntax(body []byte, err error) string {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return "this is not JSON: " + err.Error()
	}
	line := 1 + bytes.Count(body[:min(int(syntax.Offset), len(body))], []byte("\n"))
	return fmt.Sprintf("line %d: this is not JSON: %s", line, syntax.Error())
}

// exchangeDecoder walks text that is known to be JSON. Its errors end the walk; faults do not.
type exchangeDecoder struct {
	json    *json.Decoder
	faults  *exchangeFaults
	entries int
}

var exchangeRaw = reflect.TypeFor[json.RawMessage]()
var exchangeFigureType = reflect.TypeFor[exchangeFigure]()

// value reads the next value into v, which is a field of a shape.
func (d *exchangeDecoder) value(path string, v reflect.Value) error {
	if v.Type() == exchangeRaw {
		return d.json.Decode(v.Addr().Interface())
	}
	token, err := d.json.Token()
	if err != nil {
		return err
	}
	if v.Kind() == reflect.Pointer {
		if token == nil {
			return nil // null is what has not been said
		}
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		if token == json.Delim('{') {
			return d.object(path, v)
		}
	case reflect.Slice:
		if token == json.Delim('[') {
			return d.list(path, v)
		}
	case reflect.Array:
		if token == json.Delim('[') {
			return d.point(path, v)
		}
	case reflect.String:
		if s, ok := token.(string); ok {
			v.SetString(s)
			return nil
		}
		if n, ok := token.(json.Number); ok && v.Type() == exchangeFigureType {
			v.SetString(n.String())
			return nil
		}
	case reflect.Bool:
		if b, ok := token.(bool); ok {
			v.SetBool(b)
			return nil
		}
	case reflect.Int:
		if n, ok := token.(json.Number); ok {
			i, err := strconv.ParseInt(n.String(), 10, 32)
			if err != nil {
				d.faults.add(path, "%s is not a whole number", n)
			}
			v.SetInt(i)
			return nil
		}
	}
	d.faults.add(path, "this is %s and should be %s", exchangeIs(token), exchangeShould(v.Type()))
	return d.skip(token)
}

func (d *exchangeDecoder) object(path string, v reflect.Value) error {
	fields := exchangeFields(v.Type())
	var seen []string
	for d.json.More() {
		token, err := d.json.Token()
		if err != nil {
			return err
		}
		key := token.(string)
		at := exchangePath(path, key)
		i := slices.Index(fields, key)
		known := i >= 0 && !slices.Contains(seen, key)
		switch {
		case i < 0:
			d.faults.add(at, "there is no such field here, only %s", strings.Join(fields, ", "))
		case !known:
			d.faults.add(at, "this field is there twice")
		}
		if !known {
			var ignored json.RawMessage
			if err := d.json.Decode(&ignored); err != nil {
				return err
			}
			continue
		}
		seen = append(seen, key)
		if err := d.value(at, v.Field(i)); err != nil {
			return err
		}
	}
	_, err := d.json.Token()
	return err
}

func (d *exchangeDecoder) list(path string, v reflect.Value) error {
	for i := 0; d.json.More(); i++ {
		if d.entries++; d.entries > maxExchangeEntries {
			return fmt.Errorf("the file has more than %d entries", maxExchangeEntries)
		}
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		if err := d.value(exchangeItem(path, i), v.Index(i)); err != nil {
			return err
		}
	}
	_, err := d.json.Token()
	return err
}

func (d *exchangeDecoder) point(path string, v reflect.Value) error {
	n, ok := 0, true
	for ; d.json.More(); n++ {
		token, err := d.json.Token()
		if err != nil {
			return err
		}
		number, isNumber := token.(json.Number)
		f, err := number.Float64()
		if !isNumber || err != nil || n >= v.Len() {
			ok = false
			if err := d.skip(token); err != nil {
				return err
			}
			continue
		}
		v.Index(n).SetFloat(f)
	}
	if !ok || n != v.Len() {
		d.faults.add(path, "this should be two numbers in millimetres, such as [20, 35.5]")
	}
	_, err := d.json.Token()
	return err
}

// skip reads to the end of the value that began with token.
func (d *exchangeDecoder) skip(token json.Token) error {
	for depth := 0; ; {
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
		var err error
		if token, err = d.json.Token(); err != nil {
			return err
		}
	}
}

// exchangeFields returns the names of the fields of a shape, in order.
func exchangeFields(t reflect.Type) []string {
	out := make([]string, t.NumField())
	for i := range out {
		out[i], _, _ = strings.Cut(t.Field(i).Tag.Get("json"), ",")
	}
	return out
}

func exchangePath(path, field string) string {
	if path == "" {
		return field
	}
	return path + "." + field
}

func exchangeItem(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// exchangeIs names what stands in the file.
func exchangeIs(token json.Token) string {
	switch token.(type) {
	case nil:
		return "null"
	case bool:
		return "true or false"
	case string:
		return "a text"
	case json.Number:
		return "a number"
	}
	if token == json.Delim('[') {
		return "a list"
	}
	return "an object"
}

// exchangeShould names what belongs there.
func exchangeShould(t reflect.Type) string {
	switch {
	case t == exchangeFigureType:
		return "a number"
	case t.Kind() == reflect.Struct:
		return "an object"
	case t.Kind() == reflect.Slice:
		return "a list"
	case t.Kind() == reflect.Array:
		return "two numbers in millimetres, such as [20, 35.5]"
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Int:
		return "a whole number"
	}
	return "a text"
}

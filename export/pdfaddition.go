package export

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// catalogObject is the number of the object that gopdf has for the catalog; that of all pages follows.
const catalogObject = 1

// pdfAddition is a PDF of gopdf and what is added to it, in the way that PDF has for changes: new objects,
// and new contents of objects, after the end, and a table that points to them.
type pdfAddition struct {
	pdf     []byte
	trailer []byte // the entries of the end
	table   int    // where the table of objects lies
	size    int    // how many objects gopdf has, the one that is none included
	next    int    // the number of the next object that is added
	objects map[int]string
}

var errPDFEnd = errors.New("document without the end that was expected")

func newPDFAddition(pdf []byte) (*pdfAddition, error) {
	const begin, end = "trailer\n<<\n", ">>\nstartxref\n"
	from, to := bytes.LastIndex(pdf, []byte(begin)), bytes.LastIndex(pdf, []byte(end))
	if from < 0 || to < from {
		return nil, errPDFEnd
	}
	a := &pdfAddition{pdf: pdf, trailer: pdf[from+len(begin) : to], objects: map[int]string{}}
	var err error
	if a.table, err = strconv.Atoi(strings.TrimSuffix(string(pdf[to+len(end):]), "\n%%EOF\n")); err != nil {
		return nil, fmt.Errorf("%w: %w", errPDFEnd, err)
	}
	_, size, _ := bytes.Cut(a.trailer, []byte("/Size "))
	if _, err := fmt.Sscan(string(size), &a.size); err != nil {
		return nil, fmt.Errorf("%w: %w", errPDFEnd, err)
	}
	a.next = a.size
	if catalog, err := a.object(catalogObject); err != nil || !strings.Contains(catalog, "/Type /Catalog") {
		return nil, fmt.Errorf("document without the catalog that was expected (%v)", err)
	}
	return a, nil
}

// object returns what gopdf has written for an object, without a stream.
func (a *pdfAddition) object(n int) (string, error) {
	// The table has a head of two lines, and a line of 20 bytes for each object from 0.
	const line = 20
	head := fmt.Appendf(nil, "xref\n0 %d\n", a.size)
	at := a.table + len(head) + n*line
	if n <= 0 || n >= a.size || a.table < 0 || at+line > len(a.pdf) || !bytes.HasPrefix(a.pdf[a.table:], head) {
		return "", fmt.Errorf("document without the table that was expected")
	}
	place, err := strconv.Atoi(string(a.pdf[at : at+10]))
	begin := fmt.Appendf(nil, "%d 0 obj\n", n)
	if err != nil || place < 0 || place > len(a.pdf) || !bytes.HasPrefix(a.pdf[place:], begin) {
		return "", fmt.Errorf("document without object %d where it was expected", n)
	}
	body, _, ok := bytes.Cut(a.pdf[place+len(begin):], []byte("endobj\n"))
	if !ok {
		return "", fmt.Errorf("document with object %d that has no end", n)
	}
	return string(body), nil
}

// pages returns the numbers of the objects of the pages, in order.
func (a *pdfAddition) pages() ([]int, error) {
	all, err := a.object(catalogObject + 1)
	if err != nil {
		return nil, err
	}
	_, list, _ := strings.Cut(all, "/Kids [")
	list, _, ok := strings.Cut(list, "]")
	if !ok {
		return nil, fmt.Errorf("document without pages")
	}
	var kids []int
	fields := strings.Fields(list) // "3 0 R" each
	for i := 0; i+2 < len(fields); i += 3 {
		n, err := strconv.Atoi(fields[i])
		if err != nil {
			return nil, fmt.Errorf("document with a list of pages that was not expected: %w", err)
		}
		kids = append(kids, n)
	}
	return kids, nil
}

// replace gives an object another content.
func (a *pdfAddition) replace(n int, content string) { a.objects[n] = content }

// add adds an object and returns its number.
func (a *pdfAddition) add(content string) int {
	n := a.next
	a.next++
	a.objects[n] = content
	return n
}

// bytes returns the document with what was added.
func (a *pdfAddition) bytes() []byte {
	numbers := slices.Sorted(maps.Keys(a.objects))
	room := len(a.pdf) + 1000
	for _, n := range numbers {
		room += len(a.objects[n]) + 50
	}
	var out bytes.Buffer
	out.Grow(room)
	out.Write(a.pdf)
	places := map[int]int{}
	for _, n := range numbers {
		places[n] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", n, a.objects[n])
	}
	start := out.Len()
	out.WriteString("xref\n")
	for i := 0; i < len(numbers); { // objects that follow each other have one head
		end := i + 1
		for end < len(numbers) && numbers[end] == numbers[end-1]+1 {
			end++
		}
		fmt.Fprintf(&out, "%d %d\n", numbers[i], end-i)
		for ; i < end; i++ {
			fmt.Fprintf(&out, "%010d 00000 n \n", places[numbers[i]])
		}
	}
	trailer := bytes.Replace(a.trailer, fmt.Appendf(nil, "/Size %d\n", a.size), fmt.Appendf(nil, "/Size %d\n", a.next), 1)
	fmt.Fprintf(&out, "trailer\n<<\n%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n", trailer, a.table, start)
	return out.Bytes()
}

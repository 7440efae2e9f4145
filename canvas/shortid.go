package canvas

import "hash/fnv"

// leastShortID is how many letters a short id has at least: of 100 workbooks with 300 sources, 91 need no more.
const leastShortID = 4

// ShortIDs returns what people read on the printed card of a source and type for it: letters and digits
// that follow from its id, as few as tell it from all other sources of the workbook, four at least. The
// first is a letter; none is one that is read as another one (0 and O, 1 and I). A short id that was printed
// earlier may be longer or shorter than the one of today: they begin alike.
func ShortIDs(w Workbook) map[RecordID]string {
	long := map[RecordID]string{}
	taken := map[string]int{} // how many begin so
	for _, s := range All[Source](w) {
		id := LongShortID(s.ID)
		long[s.ID] = id
		for n := leastShortID; n <= len(id); n++ {
			taken[id[:n]]++
		}
	}
	out := make(map[RecordID]string, len(long))
	for id, l := range long {
		n := leastShortID
		for n < len(l) && taken[l[:n]] > 1 {
			n++
		}
		out[id] = l[:n]
	}
	return out
}

// LongShortID returns the letters of which every short id of a source is a beginning.
func LongShortID(id RecordID) string {
	const (
		first = "ACDEFGHJKMNPQRSTVWYZ"          // B and X begin the ids of blank cards and shock cards
		rest  = "23456789ACDEFGHJKMNPQRSTVWXYZ" // without 0 1 B I L O U
		most  = 10
	)
	h := fnv.New64a()
	h.Write([]byte(id))
	n := h.Sum64()
	n ^= n >> 29 // the high bits of FNV vary little between ids that differ at their end
	n *= 0xbf58476d1ce4e5b9
	n ^= n >> 32
	out := make([]byte, most)
	for i := range out {
		of := rest
		if i == 0 {
			of = first
		}
		out[i] = of[n%uint64(len(of))]
		n /= uint64(len(of))
	}
	return string(out)
}

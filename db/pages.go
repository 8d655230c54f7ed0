package db

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
)

// What follows reads the rows of a database without SQLite, which gives up at the first
// page that is not as it should be, and with it all that lies behind that page. Here every
// page that can be read is, by itself (https://www.sqlite.org/fileformat.html). Nothing
// in the file is trusted: each place and length is held against the page, and no page is
// read twice for one table, so that there is an end.

// pagesFile is the pages of a database as SQLite would read them: with the log or the
// rollback journal that lies beside it.
type pagesFile struct {
	file, beside *os.File
	// from is where a page lies in the file beside; others lie in the database's own.
	from   map[uint32]int64
	count  uint32   // how many pages there are, as far as the database's own file goes
	beyond []uint32 // the pages beside that come after those, in order

	ctx  context.Context         // no page can be read once it ends
	tell func(done, total int64) // how many bytes were read, of how many
	done int64
}

// The kinds of page that hold a table (fileformat.html, 1.6).
const interiorPage, leafPage = 0x05, 0x0d

// headerSize is that of the database, at the beginning of its first page.
const headerSize = 100

func openPages(ctx context.Context, path string) (p *pagesFile, err error) {
	p = &pagesFile{from: map[uint32]int64{}, ctx: ctx, tell: func(int64, int64) {}}
	if p.file, err = os.Open(path); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.close())
		}
	}()
	info, err := p.file.Stat()
	if err != nil {
		return nil, err
	}
	p.count = uint32(min(info.Size()/pageSize, math.MaxUint32-1))
	for ending, read := range map[string]func() error{"-wal": p.readLog, "-journal": p.readJournal} {
		if !holds(path + ending) {
			continue
		}
		if p.beside, err = os.Open(path + ending); err != nil {
			return nil, err
		}
		err = read()
		break // a library has one or the other
	}
	for n := range p.from {
		if n > p.count {
			p.beyond = append(p.beyond, n)
		}
	}
	slices.Sort(p.beyond)
	return p, err
}

// numbers are those of all pages. There are never more than the files have room for,
// whatever numbers stand in them.
func (p *pagesFile) numbers() []uint32 {
	all := make([]uint32, p.count, int(p.count)+len(p.beyond))
	for i := range all {
		all[i] = uint32(i) + 1
	}
	return append(all, p.beyond...)
}

// size is what all pages have together, in bytes.
func (p *pagesFile) size() int64 { return (int64(p.count) + int64(len(p.beyond))) * pageSize }

func (p *pagesFile) close() error {
	if p.beside == nil {
		return p.file.Close()
	}
	return errors.Join(p.file.Close(), p.beside.Close())
}

// readLog finds the newest form of each page in the write-ahead log, up to the last
// commit that is whole (fileformat.html, 4).
func (p *pagesFile) readLog() error {
	const logHeader, frameHeader = 32, 24
	header := make([]byte, logHeader)
	if _, err := io.ReadFull(p.beside, header); err != nil {
		return ignoreEnd(err)
	}
	var order binary.ByteOrder = binary.LittleEndian
	if binary.BigEndian.Uint32(header)&1 == 1 {
		order = binary.BigEndian
	}
	if binary.BigEndian.Uint32(header)&^1 != 0x377f0682 || binary.BigEndian.Uint32(header[8:]) != pageSize {
		return nil // no log
	}
	sum := logSum{order: order}
	if sum.add(header[:24]); !sum.is(header[24:]) {
		return nil
	}
	frame, found := make([]byte, frameHeader+pageSize), map[uint32]int64{}
	for at := int64(logHeader); ; at += int64(len(frame)) {
		if _, err := io.ReadFull(p.beside, frame); err != nil {
			return ignoreEnd(err)
		}
		if string(frame[8:16]) != string(header[16:24]) {
			return nil // of an earlier turn of the log
		}
		sum.add(frame[:8])
		if sum.add(frame[frameHeader:]); !sum.is(frame[16:]) {
			return nil
		}
		found[binary.BigEndian.Uint32(frame)] = at + frameHeader
		if size := binary.BigEndian.Uint32(frame[4:]); size > 0 {
			for page, at := range found {
				p.from[page] = at
			}
			clear(found)
		}
	}
}

// logSum is the checksum of a write-ahead log (fileformat.html, 4.2).
type logSum struct {
	order  binary.ByteOrder
	s0, s1 uint32
}

func (s *logSum) add(b []byte) {
	for ; len(b) >= 8; b = b[8:] {
		s.s0 += s.order.Uint32(b) + s.s1
		s.s1 += s.order.Uint32(b[4:]) + s.s0
	}
}

func (s *logSum) is(b []byte) bool {
	return binary.BigEndian.Uint32(b) == s.s0 && binary.BigEndian.Uint32(b[4:]) == s.s1
}

// readJournal finds the pages as they were before a change that did not come to its end
// (fileformat.html, 3).
func (p *pagesFile) readJournal() error {
	header := make([]byte, 28)
	record := make([]byte, 4+pageSize+4)
	for at := int64(0); ; {
		if _, err := p.beside.ReadAt(header, at); err != nil {
			return ignoreEnd(err)
		}
		if string(header[:8]) != "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" || binary.BigEndian.Uint32(header[24:]) != pageSize {
			return nil
		}
		records, nonce, sector := binary.BigEndian.Uint32(header[8:]), binary.BigEndian.Uint32(header[12:]), int64(binary.BigEndian.Uint32(header[20:]))
		if sector < int64(len(header)) || sector > 1<<16 {
			return nil
		}
		if at == 0 { // what comes after is of the change
			p.count = min(p.count, binary.BigEndian.Uint32(header[16:]))
		}
		at += sector
		for range records { // all ones stands for “to the end”
			if _, err := p.beside.ReadAt(record, at); err != nil {
				return ignoreEnd(err)
			}
			page := binary.BigEndian.Uint32(record)
			sum := nonce
			for i := pageSize - 200; i > 0; i -= 200 {
				sum += uint32(record[4+i])
			}
			if sum != binary.BigEndian.Uint32(record[4+pageSize:]) {
				return nil
			}
			if _, known := p.from[page]; !known {
				p.from[page] = at + 4
			}
			at += int64(len(record))
		}
		at = (at + sector - 1) / sector * sector
	}
}

// ignoreEnd takes the end of a file for the end of what it says.
func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

var errPage = errors.New("the page cannot be read")

// page returns the page with the number, from 1.
func (p *pagesFile) page(n uint32) ([]byte, error) {
	if err := p.ctx.Err(); err != nil {
		return nil, err
	}
	from, at := p.file, (int64(n)-1)*pageSize
	if beside, ok := p.from[n]; ok {
		from, at = p.beside, beside
	} else if n == 0 || n > p.count {
		return nil, errPage
	}
	b := make([]byte, pageSize)
	if _, err := from.ReadAt(b, at); err != nil {
		return nil, fmt.Errorf("%w: %w", errPage, err)
	}
	p.done += pageSize
	p.tell(min(p.done, p.size()), p.size()) // some are read twice
	return b, nil
}

// tablePage is a page of a table as it lies in the file.
type tablePage struct {
	bytes []byte
	kind  byte
	cells []int // where each begins
	right uint32
}

func (p *pagesFile) tablePage(n uint32) (t tablePage, err error) {
	if t.bytes, err = p.page(n); err != nil {
		return t, err
	}
	at := 0
	if n == 1 {
		at = headerSize
	}
	t.kind = t.bytes[at]
	size := 8
	switch t.kind {
	case interiorPage:
		size, t.right = 12, binary.BigEndian.Uint32(t.bytes[at+8:])
	case leafPage:
	default:
		return t, errPage
	}
	count := int(binary.BigEndian.Uint16(t.bytes[at+3:]))
	if at+size+2*count > len(t.bytes) {
		return t, errPage
	}
	for i := range count {
		t.cells = append(t.cells, int(binary.BigEndian.Uint16(t.bytes[at+size+2*i:])))
	}
	return t, nil
}

// row is what one row holds: nil, int64, float64, string or []byte for each column that
// was written. Where the row's number stands in for a column, that is nil.
type row struct {
	n      int64
	values []any
}

// rows calls each with the rows of a leaf, and bad for each that cannot be read. Pages
// that long rows go on in are noted in seen.
func (p *pagesFile) rows(t tablePage, seen map[uint32]bool, each func(row) error, bad func()) error {
	for _, at := range t.cells {
		r, err := p.row(t, at, seen)
		switch {
		case errors.Is(err, errPage):
			bad()
		case err != nil:
			return err
		default:
			if err := each(r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pagesFile) row(t tablePage, at int, seen map[uint32]bool) (r row, err error) {
	if at < 8 || at >= len(t.bytes) {
		return r, errPage
	}
	rest := t.bytes[at:]
	size, rest, ok := varint(rest)
	if !ok || size < 0 || size > p.size() {
		return r, errPage
	}
	if r.n, rest, ok = varint(rest); !ok {
		return r, errPage
	}
	record, err := p.payload(rest, int(size), seen)
	if err != nil {
		return r, err
	}
	r.values, err = decodeRecord(record)
	return r, err
}

// payload returns all of a row, also where it goes on in pages of its own.
func (p *pagesFile) payload(rest []byte, size int, seen map[uint32]bool) ([]byte, error) {
	const most, least = pageSize - 35, (pageSize-12)*32/255 - 23
	here := size
	if size > most {
		if here = least + (size-least)%(pageSize-4); here > most {
			here = least
		}
	}
	if here > len(rest) || here < size && here+4 > len(rest) {
		return nil, errPage
	}
	if here == size {
		return rest[:size], nil
	}
	next := binary.BigEndian.Uint32(rest[here:])
	record, mine := slices.Clone(rest[:here]), map[uint32]bool{}
	for len(record) < size {
		b, err := p.page(next)
		if err != nil {
			return nil, err
		}
		if mine[next] {
			return nil, errPage
		}
		mine[next], seen[next] = true, true
		next = binary.BigEndian.Uint32(b)
		record = append(record, b[4:min(len(b), 4+size-len(record))]...)
	}
	return record, nil
}

// decodeRecord reads the values of a row (fileformat.html, 2.1).
func decodeRecord(b []byte) ([]any, error) {
	size, types, ok := varint(b)
	if !ok || size < 0 || size > int64(len(b)) || len(b)-len(types) > int(size) {
		return nil, errPage
	}
	types = types[:int(size)-(len(b)-len(types))]
	body, values := b[size:], []any{}
	for len(types) > 0 {
		var kind int64
		if kind, types, ok = varint(types); !ok {
			return nil, errPage
		}
		length := int64(0)
		switch {
		case kind >= 12:
			length = (kind - 12) / 2
		case kind >= 0 && kind <= 9:
			length = [10]int64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}[kind]
		default:
			return nil, errPage
		}
		if length > int64(len(body)) {
			return nil, errPage
		}
		values, body = append(values, decodeValue(kind, body[:length])), body[length:]
	}
	return values, nil
}

func decodeValue(kind int64, b []byte) any {
	switch {
	case kind == 0:
		return nil
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	case kind >= 8 && kind < 12:
		return kind - 8
	case kind >= 12 && kind%2 == 1:
		return string(b)
	case kind >= 12:
		return b
	}
	n := int64(int8(b[0])) // two’s complement, the first byte first
	for _, next := range b[1:] {
		n = n<<8 | int64(next)
	}
	return n
}

// varint reads a number of up to nine bytes, and returns what comes after it.
func varint(b []byte) (n int64, rest []byte, ok bool) {
	for i, c := range b {
		if i == 8 {
			return n<<8 | int64(c), b[9:], true
		}
		n = n<<7 | int64(c&0x7f)
		if c < 0x80 {
			return n, b[i+1:], true
		}
	}
	return 0, nil, false
}

// table calls each with every row of the table with the root that can be read, and bad
// for each page and row that cannot. Its pages are noted in seen.
func (p *pagesFile) table(root uint32, seen map[uint32]bool, each func(row) error, bad func()) error {
	mine, waiting := map[uint32]bool{}, []uint32{root}
	for len(waiting) > 0 {
		n := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if mine[n] {
			bad()
			continue
		}
		mine[n], seen[n] = true, true
		t, err := p.tablePage(n)
		if err != nil {
			bad()
			continue
		}
		if t.kind == leafPage {
			if err := p.rows(t, seen, each, bad); err != nil {
				return err
			}
			continue
		}
		// The last goes first onto the stack, so that the rows come in their order.
		waiting = append(waiting, t.right)
		for _, at := range slices.Backward(t.cells) {
			if at+4 > len(t.bytes) {
				bad()
				continue
			}
			waiting = append(waiting, binary.BigEndian.Uint32(t.bytes[at:]))
		}
	}
	return nil
}

// free notes the pages that hold nothing any more, though what was deleted may still
// stand in them (fileformat.html, 1.5).
func (p *pagesFile) free(seen map[uint32]bool) {
	first, err := p.page(1)
	if err != nil {
		return
	}
	for next := binary.BigEndian.Uint32(first[32:]); next != 0 && !seen[next]; {
		b, err := p.page(next)
		if err != nil {
			return
		}
		seen[next] = true
		count := min(int(binary.BigEndian.Uint32(b[4:])), (pageSize-8)/4)
		for i := range max(count, 0) {
			seen[binary.BigEndian.Uint32(b[8+4*i:])] = true
		}
		next = binary.BigEndian.Uint32(b)
	}
}

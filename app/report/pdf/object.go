package pdf

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"strconv"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// objectFile writes the objects of a PDF file in the order they become ready:
// dictionaries packed into compressed object streams, streams by themselves, and
// at the end the cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
type objectFile struct {
	out     *bufio.Writer
	sum     hash.Hash // over all bytes, for the file identifier
	offset  int
	entries []entry // by object number
	packed  bytes.Buffer
	index   []packedObject
	deflate *zlib.Writer
	scratch bytes.Buffer
	err     error
}

// entry says where an object is: at an offset in the file, or at an index in an
// object stream.
type entry struct {
	kind byte // 0 free, 1 at offset a, 2 in object stream a at index b
	a    int
	b    int
}

type packedObject struct{ number, at int }

// packSize is the number of objects in an object stream. More compress a little
// better; a reader has to unpack all of them to get at one.
const packSize = 200

func newObjectFile(w io.Writer) *objectFile {
	f := &objectFile{out: bufio.NewWriterSize(w, 1<<16), sum: sha256.New(), entries: []entry{{}}}
	f.deflate, _ = zlib.NewWriterLevel(io.Discard, zlib.DefaultCompression) // the level is valid
	f.write("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return f
}

// reserve gives the number of an object that is written later.
func (f *objectFile) reserve() int {
	f.entries = append(f.entries, entry{})
	return len(f.entries) - 1
}

// add writes an object and returns its number.
func (f *objectFile) add(object string) int {
	n := f.reserve()
	f.set(n, object)
	return n
}

// set writes the object of a reserved number.
func (f *objectFile) set(number int, object string) {
	f.index = append(f.index, packedObject{number, f.packed.Len()})
	f.packed.WriteString(object)
	f.packed.WriteByte('\n')
	if len(f.index) == packSize {
		f.flushPacked()
	}
}

func (f *objectFile) flushPacked() {
	if len(f.index) == 0 {
		return
	}
	stream := f.reserve()
	var head bytes.Buffer
	for i, o := range f.index {
		fmt.Fprintf(&head, "%d %d ", o.number, o.at)
		f.entries[o.number] = entry{2, stream, i}
	}
	dict := fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(f.index), head.Len())
	head.Write(f.packed.Bytes())
	f.packed.Reset()
	f.index = f.index[:0]
	f.setStream(stream, dict, head.Bytes())
}

// addStream writes a stream, compressed, and returns its number.
func (f *objectFile) addStream(dict string, data []byte) int {
	n := f.reserve()
	f.setStream(n, dict, data)
	return n
}

func (f *objectFile) setStream(number int, dict string, data []byte) {
	f.setRawStream(number, dict+" /Filter /FlateDecode", f.compress(data))
}

// compress returns the data as a zlib stream, valid until the next call.
func (f *objectFile) compress(data []byte) []byte {
	f.scratch.Reset()
	f.deflate.Reset(&f.scratch)
	_, err := f.deflate.Write(data)
	if err == nil {
		err = f.deflate.Close()
	}
	f.fail(err)
	return f.scratch.Bytes()
}

// setRawStream writes a stream whose data is already as the dictionary says.
func (f *objectFile) setRawStream(number int, dict string, data []byte) {
	f.entries[number] = entry{1, f.offset, 0}
	f.write(strconv.Itoa(number) + " 0 obj\n<< " + dict + " /Length " + strconv.Itoa(len(data)) + " >>\nstream\n")
	f.writeBytes(data)
	f.write("\nendstream\nendobj\n")
}

// finish writes what is pending and the cross-references. Its identifier is a
// hash of all that stands before it.
func (f *objectFile) finish(root, info int) error {
	f.flushPacked()
	number := f.reserve()
	start := f.offset
	f.entries[number] = entry{1, start, 0}
	table := make([]byte, 0, 8*len(f.entries))
	for i, e := range f.entries {
		b := e.b
		if i == 0 {
			b = 1<<16 - 1 // the head of the list of free objects
		}
		table = append(table, e.kind)
		table = append(table, byte(e.a>>32))
		table = binary.BigEndian.AppendUint32(table, uint32(e.a))
		table = binary.BigEndian.AppendUint16(table, uint16(b))
	}
	id := f.sum.Sum(nil)[:16]
	f.setStream(number, fmt.Sprintf("/Type /XRef /Size %d /W [1 5 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]",
		len(f.entries), root, info, id, id), table)
	f.write(fmt.Sprintf("startxref\n%d\n%%%%EOF\n", start))
	f.fail(f.out.Flush())
	return f.err
}

func (f *objectFile) write(s string) { f.writeBytes([]byte(s)) }

func (f *objectFile) writeBytes(b []byte) {
	if f.err != nil {
		return
	}
	f.sum.Write(b)
	n, err := f.out.Write(b)
	f.offset += n
	f.fail(err)
}

func (f *objectFile) fail(err error) {
	if f.err == nil && err != nil {
		f.err = fmt.Errorf("write pdf: %w", err)
	}
}

// textString is a PDF text string: plain if it is ASCII, else UTF-16 in hexadecimal.
func textString(s string) string {
	return string(appendTextString(nil, s))
}

func appendTextString(b []byte, s string) []byte {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			b = append(b, "<FEFF"...)
			for _, r := range s {
				b = appendUTF16(b, r)
			}
			return append(b, '>')
		}
	}
	return appendByteString(b, s)
}

// appendByteString writes a literal string (ISO 32000-1, 7.3.4.2).
func appendByteString(b []byte, s string) []byte {
	b = append(b, '(')
	for i := range len(s) {
		if s[i] == '(' || s[i] == ')' || s[i] == '\\' {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return append(b, ')')
}

func appendUTF16(b []byte, r rune) []byte {
	if r1, r2 := utf16.EncodeRune(r); r1 != '\uFFFD' {
		return appendHex16(appendHex16(b, uint16(r1)), uint16(r2))
	}
	return appendHex16(b, uint16(r))
}

const hexDigits = "0123456789ABCDEF"

func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendNumber writes a number with at most three decimals and a space.
func appendNumber(b []byte, v float64) []byte {
	return append(appendDecimal(b, v), ' ')
}

func appendDecimal(b []byte, v float64) []byte {
	if v < 0 {
		if v > -0.0005 {
			return append(b, '0')
		}
		b = append(b, '-')
		v = -v
	}
	n := int64(v*1000 + 0.5)
	b = strconv.AppendInt(b, n/1000, 10)
	if n %= 1000; n != 0 {
		b = append(b, '.', byte('0'+n/100))
		if n %= 100; n != 0 {
			b = append(b, byte('0'+n/10))
			if n %= 10; n != 0 {
				b = append(b, byte('0'+n))
			}
		}
	}
	return b
}

// number is a number with at most three decimals.
func number(v float64) string { return string(appendDecimal(nil, v)) }

package report

import (
	"bytes"
	"encoding/binary"
	"image"

	"golang.org/x/image/draw"
)

// orientation is how a JPEG has to be turned to stand upright: the number of the
// Exif tag 0x0112 (Exif 2.32, section 4.6.4), from 1, which is upright, to 8.
// Cameras leave the pixels as the sensor has them and write this beside.
func orientation(file []byte) int {
	const upright, exif = 1, 0xE1
	if !bytes.HasPrefix(file, []byte{0xFF, 0xD8}) {
		return upright
	}
	for rest := file[2:]; len(rest) >= 4 && rest[0] == 0xFF; {
		length := int(binary.BigEndian.Uint16(rest[2:])) // with its own two bytes
		if length < 2 || len(rest) < 2+length {
			return upright
		}
		if tags, ok := bytes.CutPrefix(rest[4:2+length], []byte("Exif\x00\x00")); ok && rest[1] == exif {
			return orientationIn(tags)
		}
		rest = rest[2+length:]
	}
	return upright
}

// orientationIn looks it up in the first directory of a TIFF file, which is what
// Exif tags are (TIFF 6.0, section 2).
func orientationIn(tags []byte) int {
	const upright, tag, head, entry = 1, 0x0112, 8, 12
	if len(tags) < head {
		return upright
	}
	var order binary.ByteOrder = binary.BigEndian
	if tags[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tags[4:]))
	if at+2 > int64(len(tags)) {
		return upright
	}
	entries := tags[at+2:]
	for range order.Uint16(tags[at:]) {
		if len(entries) < entry {
			return upright
		}
		if order.Uint16(entries) == tag {
			if turned := int(order.Uint16(entries[8:])); turned >= upright && turned <= 8 {
				return turned
			}
			return upright
		}
		entries = entries[entry:]
	}
	return upright
}

// upright turns and mirrors a picture as its orientation asks.
func upright(from image.Image, orientation int) image.Image {
	if orientation == 1 {
		return from
	}
	b := from.Bounds()
	w, h := b.Dx(), b.Dy()
	// Where a pixel of the sensor goes, by the number less one.
	place := [8]func(x, y int) (int, int){
		func(x, y int) (int, int) { return x, y },
		func(x, y int) (int, int) { return w - 1 - x, y },
		func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		func(x, y int) (int, int) { return x, h - 1 - y },
		func(x, y int) (int, int) { return y, x },
		func(x, y int) (int, int) { return h - 1 - y, x },
		func(x, y int) (int, int) { return h - 1 - y, w - 1 - x },
		func(x, y int) (int, int) { return y, w - 1 - x },
	}[orientation-1]
	size := image.Rect(0, 0, w, h)
	if orientation > 4 {
		size = image.Rect(0, 0, h, w)
	}
	flat := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(flat, flat.Rect, from, b.Min, draw.Src)
	turned := image.NewNRGBA(size)
	for y := range h {
		for x := range w {
			to, down := place(x, y)
			copy(turned.Pix[turned.PixOffset(to, down):][:4], flat.Pix[flat.PixOffset(x, y):][:4])
		}
	}
	return turned
}

package pdf

import (
	"encoding/binary"
	"math"
)

// profileSteps is the number of points of the tone curve.
const profileSteps = 1024

// sRGBProfile makes the ICC profile (ISO 15076-1, version 2.4) of the output
// intent: the primaries and the transfer function of IEC 61966-2-1, adapted to the
// D50 white of profiles by the Bradford transform.
func sRGBProfile() []byte {
	curve := append([]byte("curv\x00\x00\x00\x00"), 0, 0, profileSteps>>8, profileSteps&0xff)
	for i := range profileSteps {
		v := float64(i) / (profileSteps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(v*65535)))
	}
	tags := []struct {
		name string
		data []byte // nil: that of the tag before
	}{
		{"desc", profileDescription("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", profileXYZ(0.9642, 1, 0.8249)},
		{"rXYZ", profileXYZ(0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", profileXYZ(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", profileXYZ(0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve},
		{"gTRC", nil},
		{"bTRC", nil},
	}
	const header = 128
	out := make([]byte, header+4+12*len(tags))
	binary.BigEndian.PutUint32(out[8:], 0x02400000) // version
	copy(out[12:], "mntrRGB XYZ ")                  // a display; its colours; the connection space
	binary.BigEndian.PutUint16(out[24:], 2000)      // made on 1 January 2000: any fixed date will do
	out[27], out[29] = 1, 1
	copy(out[36:], "acsp")
	copy(out[68:], profileXYZ(0.9642, 1, 0.8249)[8:]) // the illuminant
	binary.BigEndian.PutUint32(out[header:], uint32(len(tags)))
	start, size := 0, 0
	for i, tag := range tags {
		if tag.data != nil {
			start, size = len(out), len(tag.data)
			out = append(out, tag.data...)
			for len(out)%4 != 0 {
				out = append(out, 0)
			}
		}
		entry := out[header+4+12*i:]
		copy(entry, tag.name)
		binary.BigEndian.PutUint32(entry[4:], uint32(start))
		binary.BigEndian.PutUint32(entry[8:], uint32(size))
	}
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// profileXYZ is a colour as a tag: three numbers with 16 bits after the point.
func profileXYZ(v ...float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, x := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(x*65536))))
	}
	return b
}

// profileDescription is a name as a tag, with its Unicode and Macintosh forms empty.
func profileDescription(s string) []byte {
	b := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}

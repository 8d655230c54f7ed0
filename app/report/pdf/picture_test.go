package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// gradient is a picture whose alpha falls to the right.
func gradient(t *testing.T) *Picture {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, gradientImage()); err != nil {
		t.Fatal(err)
	}
	p, err := NewPicture(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func gradientImage() *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for y := range 40 {
		for x := range 60 {
			m.Set(x, y, color.NRGBA{R: uint8(4 * x), G: uint8(6 * y), B: 120, A: uint8(255 - x)})
		}
	}
	return m
}

func TestPicture(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, gradientImage(), nil); err != nil {
		t.Fatal(err)
	}
	p, err := NewPicture(photo.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(p.pixels, photo.Bytes()) || p.Width != 60 || p.Height != 40 {
		t.Error("a JPEG is not embedded as it is")
	}
	if _, err := NewPicture([]byte("GIF? no")); !errors.Is(err, image.ErrFormat) {
		t.Errorf("the error is %v", err)
	}
	if _, err := NewPicture(photo.Bytes()[:20]); err == nil {
		t.Error("half a JPEG is accepted")
	}
}

// TestPixels reads a packed picture back with qpdf, which undoes the predictor.
func TestPixels(t *testing.T) {
	data, _ := write(t, testDocument(), Image{Picture: gradient(t), Alt: "gradient"})
	f := parse(t, data)
	want := gradientImage()
	found := false
	for key, object := range f.objects {
		stream := f.dict(f.dict(object)["stream"])
		if stream == nil || f.dict(stream["dict"])["/ColorSpace"] != "/DeviceRGB" {
			continue
		}
		found = true
		pixels := f.stream(key[len("obj:"):])
		for i := range 60 * 40 {
			if !bytes.Equal(pixels[3*i:3*i+3], want.Pix[4*i:4*i+3]) {
				t.Fatalf("pixel %d is %v, not %v", i, pixels[3*i:3*i+3], want.Pix[4*i:4*i+3])
			}
		}
		mask := f.stream(f.dict(stream["dict"])["/SMask"])
		for i := range 60 * 40 {
			if mask[i] != want.Pix[4*i+3] {
				t.Fatalf("the alpha of pixel %d is %d, not %d", i, mask[i], want.Pix[4*i+3])
			}
		}
	}
	if !found {
		t.Error("there is no picture in the file")
	}
}

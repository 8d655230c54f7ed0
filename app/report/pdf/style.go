package pdf

// with is the style with what the other one sets.
func (s Style) with(over Style) Style {
	if over.Family != InheritFamily {
		s.Family = over.Family
	}
	if over.Size != 0 {
		s.Size = over.Size
	}
	if over.Color != 0 {
		s.Color = over.Color
	}
	if over.Leading != 0 {
		s.Leading = over.Leading
	}
	if over.Rise != 0 {
		s.Rise = over.Rise
	}
	s.Bold = s.Bold || over.Bold
	s.Italic = s.Italic || over.Italic
	s.Strike = s.Strike || over.Strike
	return s
}

func (s Style) faceStyle() faceStyle {
	return faceStyle{s.Family, s.Bold, s.Italic}
}

// defaultStyle is the text style where a document says nothing.
var defaultStyle = Style{Family: Serif, Size: 10.5, Color: RGB(0x16, 0x18, 0x1d), Leading: 1.4}

package annotate

// The profiles of closing rules: what has to hold before a check is closed.
const (
	HouseProfile = "house" // the newsroom's own, which can be changed
	IFCNProfile  = "ifcn"  // after the Code of Principles of the International Fact-Checking Network
	EFCSNProfile = "efcsn" // after the Code of Standards of the European Fact-Checking Standards Network
)

// Profiles lists every profile with its name.
func Profiles() []Term {
	return []Term{{HouseProfile, "House rules"}, {IFCNProfile, "IFCN style"}, {EFCSNProfile, "EFCSN style"}}
}
